import { Field } from './field.tsx';
import { outOfMarkup } from './out-of-markup.ts';
import { useSecretField } from './secret-field.ts';

type SecretLineProps = {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Where it stands in a form that does something else. */
  readonly onEnter?: () => void;
};

/** A secret in one line: drawn as dots, and not for the password manager. */
export function SecretLine({ label, hint, fault, value, onChange, onEnter }: SecretLineProps) {
  const { isHidden, control: hidden } = useSecretField(value);
  return (
    <Field label={label} fault={fault} hint={hint} isHidden={isHidden}>
      {(control) => (
        <input
          {...control}
          ref={outOfMarkup}
          type="password"
          autoComplete="off"
          data-1p-ignore=""
          data-lpignore="true"
          {...hidden}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || onEnter === undefined) return;
            event.preventDefault();
            onEnter();
          }}
        />
      )}
    </Field>
  );
}
