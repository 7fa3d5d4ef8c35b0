import { Button } from '../ui/button.tsx';
import styles from './verification.module.css';

/** What would be asked about a token, off: one of the history was redacted, and nobody knows it any more. */
export function RedactedNote() {
  return (
    <div role="group" aria-label="Verification" className={styles.verification}>
      <div className={styles.row}>
        {['Verify', 'Introspect', 'Revoke'].map((name) => (
          <Button key={name} aria-disabled aria-describedby="redacted-note">
            {name}
          </Button>
        ))}
      </div>
      <p id="redacted-note" className={styles.sentence}>
        This token is from the history. Its signature, or all of an opaque one, was replaced when it was recorded, so it
        can be read and not be asked about. Go back to now, or repeat the run to get a new one.
      </p>
    </div>
  );
}
