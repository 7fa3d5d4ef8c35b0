import { useState } from 'react';
import type { SecretVariable } from '#core/sharing/code/program-plan.ts';
import { Button } from '../ui/button.tsx';
import styles from './code-tab.module.css';

type CodeSecretsProps = {
  readonly secrets: readonly SecretVariable[];
  readonly isShown: boolean;
  readonly onShow: (shown: boolean) => void;
};

/** The second step: it names each value that would stand in the program, and only then puts them there. */
export function CodeSecrets({ secrets, isShown, onShow }: CodeSecretsProps) {
  const [isAsking, setIsAsking] = useState(false);
  if (secrets.length === 0) return null;
  if (isShown)
    return (
      <div className={styles.secrets}>
        <p role="status">The secrets stand in this program: whoever gets it can act as this client.</p>
        <Button onClick={() => onShow(false)}>Without secrets</Button>
      </div>
    );
  if (!isAsking)
    return (
      <div className={styles.buttons}>
        <Button look="quiet" aria-expanded={false} onClick={() => setIsAsking(true)}>
          With secrets…
        </Button>
      </div>
    );
  const answer = (shown: boolean) => {
    setIsAsking(false);
    onShow(shown);
  };
  return (
    <div className={styles.secrets}>
      <p>These values would stand in the program, to be read by everybody who gets it:</p>
      <ul>
        {secrets.map(({ name, meaning }) => (
          <li key={name}>
            <code>{name}</code> {meaning}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button look="danger" onClick={() => answer(true)}>
          Put the secrets into the code
        </Button>
        <Button onClick={() => answer(false)}>Keep them out</Button>
      </div>
    </div>
  );
}
