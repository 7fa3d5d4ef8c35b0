import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';
import { Segmented } from '../ui/segmented.tsx';
import type { ClientForm } from './client-form-values.ts';

type ClientSecretFieldsProps = { readonly form: ClientForm; readonly onChange: (form: ClientForm) => void };

/** Where the client's secret comes from. It can be set and never read. */
export function ClientSecretFields({ form, onChange }: ClientSecretFieldsProps) {
  const choices = [
    ...(form.isNew ? [] : [{ value: 'keep', label: 'Stays' } as const]),
    { value: 'generate', label: 'Generated' } as const,
    { value: 'enter', label: 'Entered' } as const,
  ];
  const { isHidden, control: hidden } = useSecretField(form.secret);
  return (
    <>
      <Segmented
        legend={form.isNew ? 'Its secret' : 'Reset its secret'}
        options={choices}
        value={form.secretFrom}
        onChange={(secretFrom) => onChange({ ...form, secretFrom })}
        hint={hints[form.secretFrom]}
      />
      {form.secretFrom === 'enter' && (
        <Field label="Secret to enter" isHidden={isHidden}>
          {(control) => (
            <input
              {...control}
              ref={outOfMarkup}
              type="password"
              autoComplete="off"
              data-1p-ignore=""
              data-lpignore="true"
              {...hidden}
              onChange={(event) => onChange({ ...form, secret: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

const hints = {
  keep: 'Nobody can read it back.',
  generate: 'The server makes one and shows it once.',
  enter: 'It cannot be read back later, only reset.',
} as const;
