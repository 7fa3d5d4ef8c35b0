import { headerValue, type HttpRequest } from '#core/http/message.ts';
import { apiRequest } from '#core/oauth/api-request.ts';
import { schemeFor } from '#core/oauth/dpop-binding.ts';
import { serverAccess } from '#core/oauth/server-access.ts';
import { durationOf } from './flight-time.ts';
import { keyOfToken } from './key-of-token.ts';
import { prove } from './prove.ts';
import type { ApiCallRun } from './run.ts';
import { callToSend, type HeldToken, heldToken, isCancelled } from './selectors.ts';
import type { Proving } from './send-proved.ts';
import type { Session } from './session.ts';
import type { Workbench } from './workbench.ts';

const maxApiResponseBytes = 64 * 1024 * 1024;

/** Calls the API with the token in hand, by the same way and with the same trust as the token request. */
export async function sendApi(session: Session, id: string, signal: AbortSignal): Promise<void> {
  const { store, transports, clock } = session;
  const state = store.getState();
  const token = heldToken(state);
  const call = callToSend(state);
  const built = apiRequest(
    call,
    token?.text,
    token === undefined ? 'Bearer' : schemeFor(token.tokenType, token.decoded),
  );
  if (built.kind === 'incomplete') {
    store.setState(({ faultsShown }) => ({ faultsShown: { ...faultsShown, api: true } }));
    return;
  }
  const startedAtMonotonicMs = clock.now().monotonicMs;
  store.setState(({ cancelled }) => ({
    apiFlight: { id, startedAtMonotonicMs, phase: 'dns', receivedBytes: 0 },
    cancelled: { ...cancelled, api: undefined },
  }));
  const send = (request: HttpRequest) =>
    transports[state.connection.way](request, {
      ...serverAccess(request.url, state),
      maxResponseBytes: maxApiResponseBytes,
      signal,
      onProgress: (progress) =>
        store.setState(({ apiFlight }) => (apiFlight?.id === id ? { apiFlight: { ...apiFlight, ...progress } } : {})),
    });
  const proving = token === undefined ? undefined : provingOf(built.request, token, state);
  const sent =
    proving === undefined
      ? { exchange: await send(built.request), earlier: [] }
      : await prove(session, proving, send, signal);
  if (sent === undefined) {
    store.setState({ apiFlight: undefined });
    return;
  }
  const run: ApiCallRun = {
    kind: 'api',
    id,
    ...sent,
    tokenRunId: token?.run.id,
    call,
    connection: state.connection,
  };
  store.setState(({ runs, cancelled, selectedApiRunId }) => ({
    apiFlight: undefined,
    runs: [run, ...runs],
    selectedApiRunId: isCancelled(run) ? selectedApiRunId : id,
    cancelled: { ...cancelled, api: isCancelled(run) ? durationOf(run.exchange) : undefined },
  }));
}

/** For our own Authorization with the scheme DPoP; what was typed by hand, proof or header, is sent as it stands. */
function provingOf(request: HttpRequest, token: HeldToken, state: Workbench): Proving | undefined {
  if (headerValue(request.headers, 'Authorization') !== `DPoP ${token.text}`) return undefined;
  if (headerValue(request.headers, 'DPoP') !== undefined) return undefined;
  return { request, at: 'api', firstName: 'First API call', key: keyOfToken(token, state), accessToken: token.text };
}
