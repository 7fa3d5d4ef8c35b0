import { useState } from 'react';
import type { ExportedVariable } from '#core/sharing/exports/exported-file.ts';
import { Button } from '../ui/button.tsx';
import styles from './files-tab.module.css';

type FileSecretsProps = {
  readonly secrets: readonly ExportedVariable[];
  readonly isShown: boolean;
  readonly onShow: (shown: boolean) => void;
};

/** The second step: it names each value that would stand in the file and who could read it, and only then puts it there. */
export function FileSecrets({ secrets, isShown, onShow }: FileSecretsProps) {
  const [isAsking, setIsAsking] = useState(false);
  if (secrets.length === 0) return null;
  if (isShown)
    return (
      <div className={styles.secrets}>
        <p role="status">The secrets stand in this file: whoever gets it can act as this client.</p>
        <Button onClick={() => onShow(false)}>Take them out again</Button>
      </div>
    );
  if (!isAsking)
    return (
      <div className={styles.buttons}>
        <Button look="quiet" aria-expanded={false} onClick={() => setIsAsking(true)}>
          File with secrets…
        </Button>
      </div>
    );
  const answer = (shown: boolean) => {
    setIsAsking(false);
    onShow(shown);
  };
  return (
    <div className={styles.secrets}>
      <p>These values would stand in the file:</p>
      <ul>
        {secrets.map(({ written, meaning }) => (
          <li key={written}>
            <code>{written}</code> {meaning}
          </li>
        ))}
      </ul>
      <p>
        Whoever gets the file can read them. Copied, they lie in the clipboard. A command keeps them in the history of
        your shell, and other programs on the machine can see them while it runs.
      </p>
      <div className={styles.buttons}>
        <Button look="danger" onClick={() => answer(true)}>
          Put the secrets into the file
        </Button>
        <Button onClick={() => answer(false)}>Leave them out</Button>
      </div>
    </div>
  );
}
