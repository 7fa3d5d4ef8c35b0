import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';

type PassphraseFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Where it stands in a form that does something else. */
  readonly onEnter?: () => void;
};

export function PassphraseField({ label, hint, fault, value, onChange, onEnter }: PassphraseFieldProps) {
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
