import { apiRequest } from '#core/oauth/api-request.ts';
import { serverAccess } from '#core/oauth/server-access.ts';
import { durationOf } from './flight-time.ts';
import type { ApiCallRun } from './run.ts';
import { callToSend, heldToken, isCancelled } from './selectors.ts';
import type { Session } from './session.ts';

const maxApiResponseBytes = 64 * 1024 * 1024;

/** Calls the API with the token in hand, by the same way and with the same trust as the token request. */
export async function sendApi({ store, transports, clock }: Session, id: string, signal: AbortSignal): Promise<void> {
  const state = store.getState();
  const token = heldToken(state);
  const call = callToSend(state);
  const built = apiRequest(call, token?.text);
  if (built.kind === 'incomplete') {
    store.setState(({ faultsShown }) => ({ faultsShown: { ...faultsShown, api: true } }));
    return;
  }
  const startedAtMonotonicMs = clock.now().monotonicMs;
  store.setState(({ cancelled }) => ({
    apiFlight: { id, startedAtMonotonicMs, phase: 'dns', receivedBytes: 0 },
    cancelled: { ...cancelled, api: undefined },
  }));
  const exchange = await transports[state.connection.way](built.request, {
    ...serverAccess(built.request.url, state),
    maxResponseBytes: maxApiResponseBytes,
    signal,
    onProgress: (progress) =>
      store.setState(({ apiFlight }) => (apiFlight?.id === id ? { apiFlight: { ...apiFlight, ...progress } } : {})),
  });
  const run: ApiCallRun = { kind: 'api', id, exchange, tokenRunId: token?.run.id, call, connection: state.connection };
  store.setState(({ runs, cancelled, selectedApiRunId }) => ({
    apiFlight: undefined,
    runs: [run, ...runs],
    selectedApiRunId: isCancelled(run) ? selectedApiRunId : id,
    cancelled: { ...cancelled, api: isCancelled(run) ? durationOf(exchange) : undefined },
  }));
}
