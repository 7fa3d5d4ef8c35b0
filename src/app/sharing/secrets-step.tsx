import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './secrets-step.module.css';

/** What the step says of the place where the secrets would stand. */
export type SecretsStepWords = {
  readonly begin: string;
  readonly who: string;
  readonly putIn: string;
  readonly keepOut: string;
  readonly standThere: string;
  readonly takeOut: string;
  readonly warning?: ReactNode;
};

type SecretsStepProps = {
  readonly words: SecretsStepWords;
  /** Each value by the name that stands for it until then. */
  readonly secrets: readonly { readonly name: string; readonly meaning: string }[];
  readonly isShown: boolean;
  readonly onShow: (shown: boolean) => void;
};

/** The second step: it names each value that would be put in and who could read it, and only then puts it there. */
export function SecretsStep({ words, secrets, isShown, onShow }: SecretsStepProps) {
  const [isAsking, setIsAsking] = useState(false);
  if (secrets.length === 0) return null;
  if (isShown)
    return (
      <div className={styles.secrets}>
        <p role="status">{words.standThere}</p>
        <Button onClick={() => onShow(false)}>{words.takeOut}</Button>
      </div>
    );
  if (!isAsking)
    return (
      <div className={styles.buttons}>
        <Button look="quiet" aria-expanded={false} onClick={() => setIsAsking(true)}>
          {words.begin}
        </Button>
      </div>
    );
  const answer = (shown: boolean) => {
    setIsAsking(false);
    onShow(shown);
  };
  return (
    <div className={styles.secrets}>
      <p>{words.who}</p>
      <ul>
        {secrets.map(({ name, meaning }) => (
          <li key={name}>
            <code>{name}</code> {meaning}
          </li>
        ))}
      </ul>
      {words.warning}
      <div className={styles.buttons}>
        <Button look="danger" onClick={() => answer(true)}>
          {words.putIn}
        </Button>
        <Button onClick={() => answer(false)}>{words.keepOut}</Button>
      </div>
    </div>
  );
}
