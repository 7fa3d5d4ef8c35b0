import { Button } from '../ui/button.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import { Field } from '../ui/field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useSecretField } from '../ui/secret-field.ts';
import type { TokenDraftState } from './use-token-draft.ts';
import styles from './make-token.module.css';

const sources = [
  { value: 'generated', label: 'Generated here' },
  { value: 'given', label: 'Given' },
] as const;

/** Where the key comes from, and the field for one that is given. */
export function GivenKey({ draft, noKey }: { readonly draft: TokenDraftState; readonly noKey: string | undefined }) {
  const { choices, key, fault, edit } = draft;
  const { source, text } = choices.key;
  const { isHidden, control: hidden } = useSecretField(text);
  const [isShown, setShown] = useRevealed();
  const remarks = typeof key === 'object' && key.kind === 'key' ? key.remarks : [];
  // An empty field is a fault only once a token was asked for.
  const keyFault = fault?.field === 'key' ? fault.reason : text === '' ? undefined : noKey;
  return (
    <>
      <Segmented
        legend="Signing key"
        options={sources}
        value={source}
        onChange={(value) => edit({ key: { ...choices.key, source: value } })}
        {...(source === 'generated' && {
          hint: 'In memory only, gone with this tab. Each algorithm keeps its key until then.',
        })}
      />
      {source === 'given' && (
        <div className={styles.given}>
          <Field
            label="Private key or shared secret"
            fault={keyFault}
            isHidden={isHidden}
            hint="PEM (PKCS#8, PKCS#1, SEC 1), JWK, or for HS256 the secret itself. In memory only: never kept, never sent."
          >
            {(control) => (
              <textarea
                {...control}
                className={[control.className, !isShown && styles.masked].filter(Boolean).join(' ')}
                rows={4}
                ref={outOfMarkup}
                spellCheck={false}
                autoCapitalize="off"
                autoComplete="off"
                // Password managers would offer to keep it; it is not a person's password.
                data-1p-ignore=""
                data-lpignore="true"
                {...hidden}
                onChange={(event) => edit({ key: { ...choices.key, text: event.target.value } })}
              />
            )}
          </Field>
          <Button look="quiet" aria-pressed={isShown} data-reveals onClick={() => setShown(!isShown)}>
            Show key
          </Button>
        </div>
      )}
      {remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
    </>
  );
}
