import type { FormEvent } from 'react';
import { methods, type Method } from '#core/http/message.ts';
import { schemeFor } from '#core/oauth/dpop-binding.ts';
import { bytesWords } from '#core/time/words.ts';
import { hasBody, shownApiRun } from '../session/selectors.ts';
import { shortcuts } from '../session/shortcuts.ts';
import { useApiRequest } from '../session/use-api-request.ts';
import { useKeptWords } from '../session/use-kept-words.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Field } from '../ui/field.tsx';
import { shortcutHint } from '../ui/keys.ts';
import { Panel } from '../ui/panel.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useMaskedField, useSecretField } from '../ui/secret-field.ts';
import { ApiWayLine } from './api-way-line.tsx';
import { ApiPreview } from './api-preview.tsx';
import styles from './api-call.module.css';

const ApiCertificate = deferred(() => import('./api-certificate.tsx').then((part) => part.ApiCertificate));
const ComingApiAnswer = deferred(() => import('./coming-api-answer.tsx').then((part) => part.ComingApiAnswer));
const ApiExchange = deferred(() => import('./api-exchange.tsx').then((part) => part.ApiExchange));

export function ApiCall() {
  const call = useWorkbench((state) => state.apiCall);
  const flight = useWorkbench((state) => state.apiFlight);
  const isAsked = useWorkbench((state) => state.hostQuestion !== undefined);
  const cancelled = useWorkbench((state) => state.cancelled.api);
  const run = useWorkbench(shownApiRun);
  const { token, faults } = useApiRequest();
  const noProof = useWorkbench(({ dpop }) => dpop.fault);
  const { editApiCall, sendApiRequest, cancelApi } = useCommands();
  const keptOf = {
    url: useKeptWords(call.url, 'url'),
    headers: useKeptWords(call.headersText, 'headers'),
    body: useKeptWords(call.body, 'text'),
  };
  const shown = {
    url: useMaskedField(call.url),
    headers: useSecretField(call.headersText),
    body: useSecretField(call.body),
  };
  const isBodyOffered = hasBody(call.method);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    void sendApiRequest();
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <Panel name="API call" step={3} end={token === undefined ? 'no token yet' : 'with the token in hand'}>
      <form className={styles.form} onSubmit={submit} noValidate autoComplete="off">
        <div className={styles.line}>
          <Field label="Method">
            {(control) => (
              <select
                {...control}
                value={call.method}
                onChange={(event) => editApiCall({ method: event.target.value as Method })}
              >
                {methods.map((method) => (
                  <option key={method}>{method}</option>
                ))}
              </select>
            )}
          </Field>
          <Field label="API URL" fault={faults.url} hint={keptOf.url} isHidden={shown.url.isHidden}>
            {(control) => (
              <input
                {...control}
                type="text"
                inputMode="url"
                spellCheck={false}
                autoCapitalize="off"
                placeholder="https://"
                {...shown.url.control}
                onChange={(event) => editApiCall({ url: event.target.value })}
              />
            )}
          </Field>
          <Button
            type="submit"
            look="primary"
            aria-disabled={flight !== undefined}
            className={styles.send}
            {...shortcutHint(shortcuts.sendRequest[1].keys)}
          >
            Send request
          </Button>
        </div>
        <ApiCertificate />
        {faults.token !== undefined && <p className={styles.fault}>{faults.token}</p>}
        {noProof !== undefined && token !== undefined && schemeFor(token.tokenType, token.decoded) === 'DPoP' && (
          <p role="alert" className={styles.fault}>
            The call needs a DPoP proof, and none can be made. {noProof}
          </p>
        )}
        <ApiWayLine />
        <details className={styles.more} open={faults.headers !== undefined || undefined}>
          <summary>Headers{isBodyOffered && ' and body'}</summary>
          <div className={styles.extra}>
            <Field
              label="Headers"
              isHidden={shown.headers.isHidden}
              fault={faults.headers}
              hint={[
                'One a line. Authorization with the token is added for you, and a DPoP proof where the token is bound to a key.',
                keptOf.headers,
              ].join(' ')}
            >
              {(control) => (
                <textarea
                  {...control}
                  rows={2}
                  ref={outOfMarkup}
                  spellCheck={false}
                  placeholder="Accept: application/json"
                  {...shown.headers.control}
                  onChange={(event) => editApiCall({ headersText: event.target.value })}
                />
              )}
            </Field>
            {isBodyOffered && (
              <Field label="Body" fault={faults.body} hint={keptOf.body} isHidden={shown.body.isHidden}>
                {(control) => (
                  <textarea
                    {...control}
                    rows={4}
                    ref={outOfMarkup}
                    spellCheck={false}
                    {...shown.body.control}
                    onChange={(event) => editApiCall({ body: event.target.value })}
                  />
                )}
              </Field>
            )}
          </div>
        </details>
        <div className={styles.state}>
          <p role="status">
            {flight !== undefined &&
              (flight.receivedBytes > 0
                ? `Receiving, ${bytesWords(flight.receivedBytes)} so far…`
                : isAsked
                  ? 'Waiting for your answer…'
                  : 'On its way…')}
            {flight === undefined &&
              cancelled !== undefined &&
              `Cancelled after ${cancelled}. The API may have seen the request.`}
          </p>
          {flight !== undefined && <Button onClick={cancelApi}>Stop</Button>}
        </div>
      </form>
      <ApiPreview />
      {flight?.answer !== undefined && <ComingApiAnswer key={flight.id} answer={flight.answer} />}
      {flight?.answer === undefined && run !== undefined && <ApiExchange key={run.id} run={run} />}
    </Panel>
  );
}
