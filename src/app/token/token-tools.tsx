import { type HeldToken, isRecorded } from '../session/selectors.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useDemoMode } from '../ui/demo-mode.ts';
import styles from './token.module.css';

/** Where the token came from, and a way to take it along. */
export function TokenTools({ token }: { readonly token: HeldToken }) {
  const isDemo = useDemoMode();
  return (
    <div className={styles.tools}>
      <span>{origin(token)}</span>
      {!isRecorded(token.run) && !isDemo && (
        <CopyButton name="Copy token" done="Access token copied" text={() => token.text} />
      )}
    </div>
  );
}

function origin({ run, tokenType }: HeldToken): string {
  if (isRecorded(run)) return 'Redacted when it was recorded: it works no more.';
  if (run.kind === 'pasted') return 'Pasted; it stays in this page.';
  if (run.kind === 'made') return 'Made here; no server issued it.';
  return tokenType === undefined ? 'Issued without a token type.' : `Issued as “${tokenType}”.`;
}
