import { hasOwnSecret, hasPublicKeys, ownClientAuthentications } from '#core/contract/playground-own-clients.ts';
import { publicKeyHere } from '../session/public-key-here.ts';
import { useSession } from '../session/session-context.tsx';
import { Field } from '../ui/field.tsx';
import { PublicKeysField } from '../wire/public-keys-field.tsx';
import type { ClientForm } from './client-form-values.ts';
import { ClientSecretFields } from './client-secret-fields.tsx';
import { authenticationWords } from './client-words.ts';
import styles from './clients.module.css';

type ClientProofProps = { readonly form: ClientForm; readonly onChange: (form: ClientForm) => void };

/** How a client proves itself, and whether its tokens are to be proven as well. */
export function ClientProof({ form, onChange }: ClientProofProps) {
  const session = useSession();
  const { settings } = form;
  const edit = (change: Partial<ClientForm['settings']>) => onChange({ ...form, settings: { ...settings, ...change } });
  return (
    <>
      <Field label="How it proves itself">
        {(control) => (
          <select
            {...control}
            value={settings.clientAuthentication}
            onChange={(event) => {
              const chosen = ownClientAuthentications.find((name) => name === event.target.value);
              if (chosen !== undefined) edit({ clientAuthentication: chosen });
            }}
          >
            {ownClientAuthentications.map((name) => (
              <option key={name} value={name}>
                {authenticationWords[name]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {hasOwnSecret(settings.clientAuthentication) && <ClientSecretFields form={form} onChange={onChange} />}
      {hasPublicKeys(settings.clientAuthentication) && (
        <PublicKeysField
          key={settings.clientAuthentication}
          method={settings.clientAuthentication}
          value={settings.publicKeys}
          take={() => publicKeyHere(session, settings.clientAuthentication)}
          onChange={(publicKeys) => edit({ publicKeys })}
        />
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings.dpopBound}
          onChange={(event) => edit({ dpopBound: event.target.checked })}
        />
        Its tokens are bound to a key (DPoP)
      </label>
    </>
  );
}
