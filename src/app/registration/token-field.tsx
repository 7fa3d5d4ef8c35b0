import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';

type TokenFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly fault: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A token that opens something at a server: drawn as dots, and in this page’s memory only. */
export function TokenField({ label, hint, fault, value, onChange }: TokenFieldProps) {
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
        />
      )}
    </Field>
  );
}
