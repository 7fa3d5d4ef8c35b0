import { type FormEvent, useState } from 'react';
import { carriesAssertion } from '#core/oauth/connection.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import { useKeptWords } from '../session/use-kept-words.ts';
import { useTokenRequest } from '../session/use-token-request.ts';
import { deferred } from '../ui/deferred.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import { Field } from '../ui/field.tsx';
import { useMaskedField } from '../ui/secret-field.ts';
import { Panel } from '../ui/panel.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Authentication } from './authentication.tsx';
import { BasicLayers } from './basic-layers.tsx';
import { ClientCertificate } from './client-certificate.tsx';
import { ClientSecret } from './client-secret.tsx';
import { Dpop } from './dpop.tsx';
import { Discovery } from './discovery.tsx';
import { Flight } from './flight.tsx';
import { Parameters } from './parameters.tsx';
import { Playground } from './playground.tsx';
import { RequestForm } from './request-form.tsx';
import { TrustLine } from './trust-line.tsx';
import { WayLine } from './way-line.tsx';
import { Ways } from './ways.tsx';
import { WhichAuthentication } from './which-authentication.tsx';
import styles from './token-request.module.css';

const ClientAssertion = deferred(() => import('./client-assertion.tsx').then((part) => part.ClientAssertion));
const ScopeChips = deferred(() => import('./scope-chips.tsx').then((part) => part.ScopeChips));
const ProviderChoice = deferred(() => import('./provider-choice.tsx').then((part) => part.ProviderChoice));
const SecretsDialog = deferred(() => import('./secrets-dialog.tsx').then((part) => part.SecretsDialog));
const UnlockSecrets = deferred(() => import('./unlock-secrets.tsx').then((part) => part.UnlockSecrets));

export function TokenRequest() {
  const connection = useWorkbench((state) => state.connection);
  const method = connection.clientAuthentication;
  const { proxy } = useSession().surroundings;
  const { editConnection, getToken } = useCommands();
  const faults = useTokenRequest().faults;
  const [isSecretShown, setIsSecretShown] = useRevealed();
  const [isKeepingOpen, setIsKeepingOpen] = useState(false);
  const isLocked = useWorkbench(({ secretKeeping }) => secretKeeping.lock === 'locked') && !isKeepingOpen;
  const endpointKept = useKeptWords(connection.tokenEndpoint, 'url');
  const endpoint = useMaskedField(connection.tokenEndpoint);
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
        <Playground />
        <div className={styles.provider}>
          <ProviderChoice />
        </div>
        <Discovery />
        <Field
          label="Token endpoint"
          fault={faults.tokenEndpoint}
          isHidden={endpoint.isHidden}
          hint={endpointKept ?? <TrustLine url={connection.tokenEndpoint} />}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="url"
              spellCheck={false}
              autoCapitalize="off"
              placeholder="https://"
              {...endpoint.control}
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
        <ClientSecret
          fault={faults.clientSecret}
          shown={isSecretShown}
          onShow={setIsSecretShown}
          onKeep={() => setIsKeepingOpen(true)}
        />
        {isLocked && <UnlockSecrets />}
        <Field label="Scope" fault={faults.scope}>
          {(control) => (
            <input
              {...control}
              type="text"
              spellCheck={false}
              autoCapitalize="off"
              placeholder="optional; several separated by spaces"
              value={connection.scope}
              onChange={(event) => editConnection({ scope: event.target.value })}
            />
          )}
        </Field>
        <ScopeChips />
        <Parameters />
        <RequestForm />
        <Authentication />
        {carriesAssertion(method) && <ClientAssertion />}
        <ClientCertificate />
        <Dpop />
        <div className={styles.folded}>
          {method === 'client_secret_basic' && <BasicLayers isSecretShown={isSecretShown} />}
          <WhichAuthentication />
        </div>
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
        <WayLine />
        <Ways />
        <Flight />
      </form>
      {/* Beside the form: Enter in it must not send the request. */}
      {isKeepingOpen && <SecretsDialog onClose={() => setIsKeepingOpen(false)} />}
    </Panel>
  );
}

function wayHint(way: 'browser' | 'proxy', proxy: boolean): string {
  if (!proxy)
    return 'There is no proxy here, so requests leave from the browser. Started on your machine, Grantscope brings one.';
  if (way === 'proxy') return 'From the local proxy: every byte is shown.';
  return 'From this page: CORS applies, and part of the answer stays hidden.';
}
