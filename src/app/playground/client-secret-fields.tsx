import { SecretLine } from '../ui/secret-line.tsx';
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
        <SecretLine label="Secret to enter" value={form.secret} onChange={(secret) => onChange({ ...form, secret })} />
      )}
    </>
  );
}

const hints = {
  keep: 'Nobody can read it back.',
  generate: 'The server makes one and shows it once.',
  enter: 'It cannot be read back later, only reset.',
} as const;
