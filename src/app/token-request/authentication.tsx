import { useId } from 'react';
import { type BasicEncoding, type ClientAuthentication, clientAuthentications } from '#core/oauth/connection.ts';
import { isOffered } from '#core/oauth/discovery-methods.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useDiscovered } from '../session/use-discovered.ts';
import { Field } from '../ui/field.tsx';
import styles from './token-request.module.css';

const methodHints: Readonly<Record<ClientAuthentication, string>> = {
  client_secret_basic: 'ID and secret in the Authorization header (RFC 6749 §2.3.1).',
  client_secret_post: 'ID and secret as parameters of the body (RFC 6749 §2.3.1).',
  client_secret_jwt: 'A short-lived JWT signed with the secret, which itself stays here (RFC 7523 §2.2).',
  private_key_jwt: 'A short-lived JWT signed with a private key; the server knows the public one (RFC 7523 §2.2).',
  client_assertion: 'A JWT that another party signed for this client, pasted here (RFC 7523 §2.2).',
  tls_client_auth:
    'A client certificate that an authority issued, shown in TLS; in the request only the client ID (RFC 8705 §2.1).',
  self_signed_tls_client_auth:
    'A client certificate that is registered at the server, shown in TLS; in the request only the client ID (RFC 8705 §2.2).',
  none: 'Only the client ID is sent. Few servers give a token for this grant without a proof.',
};

const encodingHints: Readonly<Record<BasicEncoding, string>> = {
  compatible: 'Encoded is only what a decoding server would change.',
  form: 'Both parts are form-encoded first, as the RFC asks.',
  raw: 'Exactly as typed, as curl -u does.',
};

/** How the client proves who it is, and, for Basic, how ID and secret are written before base64. */
export function Authentication() {
  const method = useWorkbench((state) => state.connection.clientAuthentication);
  const encoding = useWorkbench((state) => state.connection.basicEncoding);
  const { editConnection } = useCommands();
  const discovered = useDiscovered();
  const isListed = (name: ClientAuthentication) => discovered === undefined || isOffered(discovered, name);
  const hint = useId();
  const isBasic = method === 'client_secret_basic';
  return (
    <div className={styles.authentication}>
      <Field label="Client authentication" describedBy={hint}>
        {(control) => (
          <select
            {...control}
            value={method}
            onChange={(event) => editConnection({ clientAuthentication: event.target.value as ClientAuthentication })}
          >
            {clientAuthentications.map((name) => (
              <option key={name} value={name}>
                {name}
                {isListed(name) ? '' : ' (not listed)'}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isBasic && (
        <Field label="Basic encoding" describedBy={hint}>
          {(control) => (
            <select
              {...control}
              value={encoding}
              onChange={(event) => editConnection({ basicEncoding: event.target.value as BasicEncoding })}
            >
              {Object.keys(encodingHints).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
        </Field>
      )}
      <p id={hint} className={styles.hint}>
        {methodHints[method]} {isBasic && encodingHints[encoding]}{' '}
        {discovered?.methods !== undefined && `The server lists ${discovered.methods.slice(0, 9).join(', ')}.`}
      </p>
    </div>
  );
}
