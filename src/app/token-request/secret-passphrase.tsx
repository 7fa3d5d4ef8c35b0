import { type FormEvent, useState } from 'react';
import { useWorkbench } from '../session/session-context.tsx';
import { useSecretKeeping } from '../session/use-secret-keeping.ts';
import { Button } from '../ui/button.tsx';
import { SecretLine } from '../ui/secret-line.tsx';
import styles from './secrets-dialog.module.css';

const shortest = 8;

/** A passphrase for what is kept on this device: a new one, another one, or none any more. */
export function SecretPassphrase() {
  const isOpen = useWorkbench((state) => state.secretKeeping.lock === 'open');
  const keep = useSecretKeeping();
  const [typed, setTyped] = useState({ one: '', again: '' });
  const [fault, setFault] = useState<string>();
  const [said, setSaid] = useState('');
  const finish = (sentence: string) => {
    setTyped({ one: '', again: '' });
    setSaid(sentence);
  };
  const protect = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = faultOf(typed.one, typed.again);
    setFault(wrong);
    if (wrong !== undefined) return;
    setSaid('Encrypting…');
    await keep?.((keeping) => keeping.lockWith(typed.one));
    finish('Protected. The passphrase is asked for each time this page is opened.');
  };
  if (!('subtle' in crypto))
    return <p className={styles.lead}>Without a secure context (https or localhost) this browser cannot encrypt.</p>;
  return (
    <form className={styles.passphrase} onSubmit={(event) => void protect(event)} autoComplete="off">
      <h3 className={styles.title}>{isOpen ? 'Protected with a passphrase' : 'Protect with a passphrase'}</h3>
      <p className={styles.lead}>
        They are encrypted with AES-GCM by a key made of it (PBKDF2, SHA-256, 600,000 rounds). The passphrase itself is
        kept nowhere: without it nobody can open them, you neither.
      </p>
      <SecretLine
        label="New passphrase"
        fault={fault}
        value={typed.one}
        onChange={(one) => setTyped({ ...typed, one })}
      />
      <SecretLine
        label="New passphrase again"
        value={typed.again}
        onChange={(again) => setTyped({ ...typed, again })}
      />
      <div className={styles.buttons}>
        <Button type="submit">{isOpen ? 'Change the passphrase' : 'Protect the secrets'}</Button>
        {isOpen && (
          <Button
            look="quiet"
            onClick={() =>
              void keep?.((keeping) => keeping.removePassphrase()).then(() =>
                finish('The passphrase is gone; the secrets are kept without one.'),
              )
            }
          >
            Remove the passphrase
          </Button>
        )}
      </div>
      <p role="status" className={styles.status}>
        {said}
      </p>
    </form>
  );
}

function faultOf(one: string, again: string): string | undefined {
  if (one.length < shortest)
    return `Choose at least ${shortest} characters: who copies this profile can try as many as they like.`;
  return one === again ? undefined : 'The two are not the same. Type it again.';
}
