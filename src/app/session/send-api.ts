import { headerValue, type HttpRequest } from '#core/http/message.ts';
import { serverAccess } from '#core/oauth/server-access.ts';
import { apiProving } from './api-proving.ts';
import { builtApiRequest } from './built-api-request.ts';
import { durationOf } from './flight-time.ts';
import { prove } from './prove.ts';
import type { ApiCallRun } from './run.ts';
import { callToSend, type HeldToken, heldToken, isCancelled, tokenOf } from './selectors.ts';
import type { Session } from './session.ts';
import type { Workbench } from './workbench.ts';

const maxApiResponseBytes = 64 * 1024 * 1024;

/** A call that was edited by hand, and what of it is handed to the way that it takes. */
type EditedCall = { readonly written: HttpRequest; readonly handedOver: HttpRequest };

/**
 * Calls the API with the token in hand, by the same way and with the same trust as the token request. A call that was
 * edited by hand goes as it is, with whatever token and proof stand in it.
 */
export async function sendApi(session: Session, id: string, signal: AbortSignal, edited?: EditedCall): Promise<void> {
  const { store, transports, clock } = session;
  const state = store.getState();
  const token = heldToken(state);
  const call = callToSend(state);
  const built =
    edited === undefined ? builtApiRequest(call, token) : ({ kind: 'ready', request: edited.handedOver } as const);
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
  const proving = edited === undefined ? apiProving(built.request, token, state) : undefined;
  const sent =
    proving === undefined
      ? { exchange: await send(built.request), earlier: [] }
      : await prove(session, proving, send, signal);
  if (sent === undefined) {
    store.setState({ apiFlight: undefined });
    return;
  }
  const carried = edited === undefined ? token : tokenIn(edited.written, token, state);
  const run: ApiCallRun = {
    kind: 'api',
    id,
    ...sent,
    tokenRunId: carried?.run.id,
    call,
    connection: state.connection,
    ...(edited && { editedByHand: edited.written }),
  };
  store.setState(({ runs, cancelled, selectedApiRunId }) => ({
    apiFlight: undefined,
    runs: [run, ...runs],
    selectedApiRunId: isCancelled(run) ? selectedApiRunId : id,
    cancelled: { ...cancelled, api: isCancelled(run) ? durationOf(run.exchange) : undefined },
  }));
}

/** Which token of this page stands in a call that was written by hand: it need not be the one in hand. */
function tokenIn(
  { headers }: HttpRequest,
  inHand: HeldToken | undefined,
  { runs }: Pick<Workbench, 'runs'>,
): HeldToken | undefined {
  const [, credentials] = /^\S+ +(\S+)$/.exec(headerValue(headers, 'Authorization') ?? '') ?? [];
  return [inHand, ...runs.map(tokenOf)].find((token) => token !== undefined && token.text === credentials);
}
