import { useState } from 'react';
import type { OpenedFile } from '../session/open-certificate-file.ts';
import { Button } from '../ui/button.tsx';
import { SecretLine } from '../ui/secret-line.tsx';
import styles from './certificate.module.css';

type LockedFileProps = {
  readonly locked: Extract<OpenedFile, { kind: 'locked' }>;
  readonly onOpened: (file: OpenedFile) => void;
};

/** Asks for the passphrase of a PKCS#12 file; it is used once and not kept. */
export function LockedFile({ locked, onOpened }: LockedFileProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const unlock = async () => {
    setBusy(true);
    const { unlockPkcs12 } = await import('../session/open-certificate-file.ts');
    const opened = await unlockPkcs12(locked.bytes, passphrase);
    setBusy(false);
    onOpened(opened);
  };
  return (
    <div className={styles.locked}>
      {/* Enter would send the token request. */}
      <SecretLine
        label="Passphrase of the file"
        fault={locked.reason}
        hint="Opens it here, once; it is not kept."
        value={passphrase}
        onChange={setPassphrase}
        onEnter={() => void unlock()}
      />
      <Button disabled={isBusy} onClick={() => void unlock()}>
        Open the file
      </Button>
    </div>
  );
}
