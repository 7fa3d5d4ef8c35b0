import { Button } from '../ui/button.tsx';
import { useSecretKeeping } from '../session/use-secret-keeping.ts';
import styles from './token-request.module.css';

/** Leads to where it is chosen how long the secrets of this connection are kept. */
export function KeepSecrets({ onOpen }: { readonly onOpen: () => void }) {
  if (useSecretKeeping() === undefined) return null;
  return (
    <Button look="quiet" aria-haspopup="dialog" className={styles.inline} onClick={onOpen}>
      Choose where secrets are kept
    </Button>
  );
}
