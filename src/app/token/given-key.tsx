import type { GivenAs } from '#core/jwt/given-key.ts';
import { Field } from '../ui/field.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';

type GivenKeyProps = {
  readonly label: string;
  readonly text: string;
  readonly as: GivenAs;
  readonly onText: (text: string) => void;
  readonly onAs: (as: GivenAs) => void;
};

const kinds: readonly { readonly value: GivenAs; readonly label: string }[] = [
  { value: 'key', label: 'JWK, JWKS, PEM or certificate' },
  { value: 'secret-text', label: 'Shared secret, as text' },
  { value: 'secret-base64url', label: 'Shared secret, in base64url' },
  { value: 'secret-hex', label: 'Shared secret, in hex' },
];

/** A key that the person brings, and how it is to be read. It stays in memory. */
export function GivenKey({ label, text, as, onText, onAs }: GivenKeyProps) {
  const { isHidden, control: hidden } = useSecretField(text);
  return (
    <>
      <Field label={`${label} is a`}>
        {(control) => (
          <select {...control} value={as} onChange={(event) => onAs(kindOf(event.target.value))}>
            {kinds.map(({ value, label: name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={label} hint="Kept in memory only, and sent nowhere." isHidden={isHidden}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            ref={outOfMarkup}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            {...hidden}
            onChange={(event) => onText(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}

function kindOf(value: string): GivenAs {
  return kinds.find((kind) => kind.value === value)?.value ?? 'key';
}
