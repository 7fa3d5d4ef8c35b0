import type { CorsLines } from '#core/http/cors-lines.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './cors-check-view.module.css';

type CorsCommandsViewProps = {
  readonly subject: 'token request' | 'API call';
  readonly commands: { readonly preflight: string | undefined; readonly request: string | undefined };
  readonly lines: CorsLines;
};

/** The same questions for a terminal, where there is no proxy to ask them. */
export function CorsCommandsView({ subject, commands, lines }: CorsCommandsViewProps) {
  if (commands.request === undefined) return null;
  return (
    <div className={styles.lines}>
      {commands.preflight !== undefined && (
        <>
          <p>
            A page cannot see more, and there is no proxy here. In a terminal this asks the server the same; nothing
            secret is in it. The answer has to be 204 (or another 2xx) with these lines: {listed(lines.preflight)}.
          </p>
          <Command name={`preflight of the ${subject} as curl`} text={commands.preflight} />
        </>
      )}
      <p>
        {commands.preflight === undefined && 'A page cannot see more, and there is no proxy here. '}
        This sends the request itself with this page’s Origin. The server executes it again, and its answer has to have
        the line {listed(lines.response.slice(0, 1))}.
      </p>
      <Command name={`${subject} with Origin as curl`} text={commands.request} />
    </div>
  );
}

function Command({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <pre tabIndex={0} role="group" aria-label={name}>
        {text}
      </pre>
      <CopyButton name={`Copy ${name}`} done="curl command copied" text={() => text} />
    </>
  );
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `“${line}”`).join(', ');
}
