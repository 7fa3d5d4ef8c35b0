import { Button } from '../ui/button.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';
import styles from './client-assertion.module.css';

type SecretTextProps = {
  readonly label: string;
  /** The name of the button that shows what is typed. */
  readonly show: string;
  readonly fault: string | undefined;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A text of several lines that nobody shall read over a shoulder: drawn as dots until it is asked for. */
export function SecretText({ label, show, fault, hint, value, onChange }: SecretTextProps) {
  const { isHidden, control: hidden } = useSecretField(value);
  const [isShown, setShown] = useRevealed();
  return (
    <div className={styles.secret}>
      <Field label={label} fault={fault} hint={hint} isHidden={isHidden}>
        {(control) => (
          <textarea
            {...control}
            ref={outOfMarkup}
            className={[control.className, !isShown && styles.masked].filter(Boolean).join(' ')}
            rows={3}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            // Password managers would offer to keep it; it is not a person's password.
            data-1p-ignore=""
            data-lpignore="true"
            {...hidden}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <Button look="quiet" aria-pressed={isShown} data-reveals onClick={() => setShown(!isShown)}>
        {show}
      </Button>
    </div>
  );
}
