import { useState } from 'react';
import { useSecretKeeping } from '../session/use-secret-keeping.ts';
import { Button } from '../ui/button.tsx';
import { SecretLine } from '../ui/secret-line.tsx';
import styles from './secrets-dialog.module.css';

/** Asks for the passphrase of what is kept on this device; nothing opens it by itself. */
export function UnlockSecrets() {
  const keep = useSecretKeeping();
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const unlock = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const isOpen = await keep?.((keeping) => keeping.unlock(passphrase));
    setIsBusy(false);
    if (isOpen === true) return;
    setFault('This passphrase does not open them. Nothing was changed; try again.');
  };
  return (
    <div className={styles.passphrase} role="group" aria-label="Locked secrets">
      <p className={styles.title}>The secrets of this connection are locked</p>
      <SecretLine
        label="Passphrase of the secrets"
        fault={fault}
        value={passphrase}
        onChange={setPassphrase}
        onEnter={() => void unlock()}
      />
      <div className={styles.buttons}>
        <Button aria-disabled={isBusy} onClick={() => void unlock()}>
          Unlock
        </Button>
        <Button look="quiet" onClick={() => void keep?.((keeping) => keeping.keepIn('memory'))}>
          Delete the locked secrets
        </Button>
      </div>
      <p role="status" className={styles.status}>
        {isBusy && 'Opening…'}
      </p>
    </div>
  );
}
