import { Field } from '../ui/field.tsx';
import { useMaskedField } from '../ui/secret-field.ts';

type TextFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly fault?: string | undefined;
  readonly isUrl?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One line of text. A secret that got there by accident is hidden in demo mode. */
export function TextField({ label, hint, fault, isUrl = false, value, onChange }: TextFieldProps) {
  const { isHidden, control: shown } = useMaskedField(value);
  return (
    <Field label={label} hint={hint} fault={fault} isHidden={isHidden}>
      {(control) => (
        <input
          {...control}
          {...shown}
          type="text"
          {...(isUrl ? { inputMode: 'url' as const } : {})}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
