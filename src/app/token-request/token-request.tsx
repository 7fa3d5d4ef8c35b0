import type { FormEvent } from 'react';
import { type BasicEncoding, type ClientAuthentication } from '#core/oauth/connection.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { useTokenRequest } from '../session/use-token-request.ts';
import { Field } from '../ui/field.tsx';
import { Panel } from '../ui/panel.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { ClientSecret } from './client-secret.tsx';
import { Flight } from './flight.tsx';
import { Playground } from './playground.tsx';
import { TrustLine } from './trust-line.tsx';
import styles from './token-request.module.css';

const authenticationHints: Readonly<Record<ClientAuthentication, string>> = {
  client_secret_basic: 'ID and secret in the Authorization header (RFC 6749 §2.3.1).',
  client_secret_post: 'ID and secret as parameters of the body (RFC 6749 §2.3.1).',
  none: 'Only the client ID is sent. Few servers give a token for this grant without a proof.',
};

const encodingHints: Readonly<Record<BasicEncoding, string>> = {
  compatible: 'Encodes only what a decoding server would change; right for nearly every server.',
  form: 'Form-encodes both parts, as RFC 6749 §2.3.1 asks for.',
  raw: 'Exactly as typed, as curl -u does.',
};

export function TokenRequest() {
  const connection = useWorkbench((state) => state.connection);
  const { proxy } = useSession().surroundings;
  const { editConnection, getToken } = useCommands();
  const faults = useTokenRequest().faults;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    void getToken();
    // Where something is wrong the focus goes to the first such field, once React has marked it.
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <Panel name="Token request" step={1}>
      <form className={styles.form} onSubmit={submit} noValidate autoComplete="off">
        <Field label="Token endpoint" fault={faults.tokenEndpoint} hint={<TrustLine url={connection.tokenEndpoint} />}>
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="url"
              spellCheck={false}
              autoCapitalize="off"
              placeholder="https://"
              value={connection.tokenEndpoint}
              onChange={(event) => editConnection({ tokenEndpoint: event.target.value })}
            />
          )}
        </Field>
        <Field label="Client ID" fault={faults.clientId}>
          {(control) => (
            <input
              {...control}
              type="text"
              spellCheck={false}
              autoCapitalize="off"
              value={connection.clientId}
              onChange={(event) => editConnection({ clientId: event.target.value })}
            />
          )}
        </Field>
        <ClientSecret fault={faults.clientSecret} />
        <Field label="Scope" fault={faults.scope} hint="Optional; several are separated by a space.">
          {(control) => (
            <input
              {...control}
              type="text"
              spellCheck={false}
              autoCapitalize="off"
              value={connection.scope}
              onChange={(event) => editConnection({ scope: event.target.value })}
            />
          )}
        </Field>
        <Field label="Client authentication" hint={authenticationHints[connection.clientAuthentication]}>
          {(control) => (
            <select
              {...control}
              value={connection.clientAuthentication}
              onChange={(event) => editConnection({ clientAuthentication: event.target.value as ClientAuthentication })}
            >
              {Object.keys(authenticationHints).map((method) => (
                <option key={method}>{method}</option>
              ))}
            </select>
          )}
        </Field>
        {connection.clientAuthentication === 'client_secret_basic' && (
          <Field label="Basic encoding" hint={encodingHints[connection.basicEncoding]}>
            {(control) => (
              <select
                {...control}
                value={connection.basicEncoding}
                onChange={(event) => editConnection({ basicEncoding: event.target.value as BasicEncoding })}
              >
                {Object.keys(encodingHints).map((encoding) => (
                  <option key={encoding}>{encoding}</option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Segmented
          legend="Send through"
          value={connection.way}
          onChange={(way) => editConnection({ way })}
          options={[
            { value: 'browser', label: 'Browser' },
            { value: 'proxy', label: 'Proxy', disabled: !proxy },
          ]}
          hint={wayHint(connection.way, proxy)}
        />
        <Flight />
        <Playground />
      </form>
    </Panel>
  );
}

function wayHint(way: 'browser' | 'proxy', proxy: boolean): string {
  if (!proxy)
    return 'There is no proxy here, so requests leave from the browser. Started on your machine, Grantscope brings one.';
  if (way === 'proxy') return 'Leaves from the local proxy: every byte can be shown, no CORS.';
  return 'Leaves from this page: CORS and the browser’s own certificates apply, and part of the answer stays hidden.';
}
