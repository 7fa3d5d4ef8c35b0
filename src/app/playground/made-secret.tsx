import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';
import styles from './clients.module.css';

type MadeSecretProps = {
  readonly clientId: string;
  readonly secret: string;
  readonly onUse: () => void;
  readonly onGone: () => void;
};

/** A secret that the server has just made. Nobody can read it again, the server neither. */
export function MadeSecretView({ clientId, secret, onUse, onGone }: MadeSecretProps) {
  const { isHidden, control: hidden } = useSecretField(secret);
  return (
    <div className={styles.made}>
      <Field
        label={`Generated secret of ${clientId}`}
        isHidden={isHidden}
        hint="Shown this once: it cannot be read back later, only reset. It holds once you commit."
      >
        {(control) => <input {...control} ref={outOfMarkup} type="text" {...hidden} readOnly />}
      </Field>
      <div className={styles.tools}>
        {!isHidden && (
          <CopyButton name="Copy the generated secret" done="The secret is on the clipboard" text={() => secret} />
        )}
        <Button onClick={onUse}>Use in this connection</Button>
        <Button look="quiet" onClick={onGone}>
          I have it
        </Button>
      </div>
    </div>
  );
}
