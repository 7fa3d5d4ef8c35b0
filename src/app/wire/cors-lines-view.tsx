import { CopyButton } from '../ui/copy-button.tsx';
import styles from './cors-check-view.module.css';

type CorsLinesViewProps = { readonly lines: readonly string[]; readonly at: 'preflight' | 'response' };

/** The header lines that let this page through, to be copied into the server’s settings. */
export function CorsLinesView({ lines, at }: CorsLinesViewProps) {
  const words =
    at === 'preflight'
      ? 'With these lines and status 204 in its answer to OPTIONS, the server lets this page ask:'
      : 'With these lines in its answers, the errors too, the server lets this page read them:';
  return (
    <div className={styles.lines}>
      <p>{words}</p>
      <pre tabIndex={0} role="group" aria-label="Lines for the server">
        {lines.join('\n')}
      </pre>
      <CopyButton name="Copy the lines" done="header lines copied" text={() => lines.join('\n')} />
    </div>
  );
}
