import {
  needsKeys,
  registrationAuthentications,
  type RegistrationFaults,
  type RegistrationForm,
} from '#core/oauth/client-registration.ts';
import { publicKeyHere } from '../session/public-key-here.ts';
import { useSession } from '../session/session-context.tsx';
import { Field } from '../ui/field.tsx';
import { useMaskedField } from '../ui/secret-field.ts';
import { PublicKeysField } from '../wire/public-keys-field.tsx';
import { InitialAccessToken } from './initial-access-token.tsx';
import { TextField } from './text-field.tsx';
import styles from './registration.module.css';

type RegistrationFieldsProps = {
  readonly form: RegistrationForm;
  readonly faults: RegistrationFaults;
  readonly onChange: (change: Partial<RegistrationForm>) => void;
};

export function RegistrationFields({ form, faults, onChange }: RegistrationFieldsProps) {
  const session = useSession();
  return (
    <>
      <TextField
        label="Registration endpoint"
        fault={faults.endpoint}
        hint="The registration_endpoint of the server’s metadata."
        isUrl
        value={form.endpoint}
        onChange={(endpoint) => onChange({ endpoint })}
      />
      <InitialAccessToken form={form} fault={faults.initialAccessToken} onChange={onChange} />
      <div className={styles.pair}>
        <TextField
          label="Name of the client"
          hint="client_name; may be left out."
          value={form.clientName}
          onChange={(clientName) => onChange({ clientName })}
        />
        <TextField
          label="What it will request"
          hint="Scopes, space-separated; may be left out."
          value={form.scope}
          onChange={(scope) => onChange({ scope })}
        />
      </div>
      <Field label="How it will prove itself" hint={hintOf(form.clientAuthentication)}>
        {(control) => (
          <select
            {...control}
            value={form.clientAuthentication}
            onChange={(event) => onChange({ clientAuthentication: event.target.value })}
          >
            {registrationAuthentications.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
      </Field>
      {needsKeys(form.clientAuthentication) && (
        <PublicKeysField
          key={form.clientAuthentication}
          method={form.clientAuthentication}
          take={() => publicKeyHere(session, form.clientAuthentication)}
          fault={faults.jwks}
          value={form.jwks}
          onChange={(jwks) => onChange({ jwks })}
        />
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={form.dpopBound}
          onChange={(event) => onChange({ dpopBound: event.target.checked })}
        />
        All its tokens are to be bound to a key (DPoP)
      </label>
      <Further value={form.further} fault={faults.further} onChange={(further) => onChange({ further })} />
    </>
  );
}

function hintOf(method: string): string | undefined {
  return method === 'tls_client_auth'
    ? 'The server knows it by a name in its certificate: write it as further metadata, for example {"tls_client_auth_san_dns": "client.example"}.'
    : undefined;
}

type FurtherProps = {
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
};

function Further({ value, fault, onChange }: FurtherProps) {
  const { isHidden, control: shown } = useMaskedField(value);
  return (
    <Field
      label="Further metadata"
      fault={fault}
      isHidden={isHidden}
      hint="A JSON object, for what this server asks for besides, such as a token lifetime under its own name. May be left out."
    >
      {(control) => (
        <textarea
          {...control}
          {...shown}
          rows={2}
          spellCheck={false}
          autoComplete="off"
          placeholder="{}"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
