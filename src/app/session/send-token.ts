import type { Connection } from '#core/oauth/connection.ts';
import { noProofs } from '#core/oauth/proofs.ts';
import { serverAccess } from '#core/oauth/server-access.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { proofsFor, signed } from './proofs-for.ts';
import { durationOf } from './flight-time.ts';
import { prove } from './prove.ts';
import type { TokenRequestRun } from './run.ts';
import { isCancelled } from './selectors.ts';
import type { Session } from './session.ts';

const maxTokenResponseBytes = 1024 * 1024;

/** A request that was edited by hand. */
export type EditedRequest = {
  readonly written: HttpRequest;
  /** What of it is handed to the way that it takes. */
  readonly handedOver: HttpRequest;
  /** What it says in the terms of a connection (see `sentConnection`). */
  readonly says: Connection;
};

/**
 * Sends the token request as the preview shows it (or for another connection than the one that is typed), and files
 * what came of it as a run. Undefined where it could not be sent.
 */
export async function sendToken(
  session: Session,
  id: string,
  signal: AbortSignal,
  connection: Connection = session.store.getState().connection,
  edited?: EditedRequest,
): Promise<TokenRequestRun | undefined> {
  const { store, transports, clock } = session;
  const startedAtMonotonicMs = clock.now().monotonicMs;
  const needed = edited === undefined ? proofsFor(session, id, connection) : noProofs;
  // Without a wait where nothing is signed: the request leaves with the press.
  const proofs = needed instanceof Promise ? await needed : needed;
  const built =
    edited === undefined ? tokenRequest(connection, proofs) : ({ kind: 'ready', request: edited.handedOver } as const);
  if (built.kind === 'incomplete') {
    store.setState(({ faultsShown }) => ({ tokenFlight: undefined, faultsShown: { ...faultsShown, token: true } }));
    return undefined;
  }
  store.setState(({ cancelled }) => ({
    tokenFlight: { id, startedAtMonotonicMs, phase: 'dns', receivedBytes: 0 },
    cancelled: { ...cancelled, token: undefined },
  }));
  const access = serverAccess(built.request.url, store.getState());
  const { clientCertificate } = access;
  const send = (request: HttpRequest) =>
    transports[connection.way](request, {
      ...access,
      maxResponseBytes: maxTokenResponseBytes,
      signal,
      onProgress: (progress) =>
        store.setState(({ tokenFlight }) =>
          tokenFlight?.id === id ? { tokenFlight: { ...tokenFlight, ...progress } } : {},
        ),
    });
  // What was written by hand goes as it is, with the proof that stands in it.
  const sent =
    connection.dpop && edited === undefined
      ? await prove(
          session,
          {
            request: built.request,
            again: () => requestAnew(session, connection, built.request),
            at: 'token',
            firstName: 'Token request',
            key: undefined,
            accessToken: undefined,
          },
          send,
          signal,
        )
      : { exchange: await send(built.request), earlier: [] };
  if (sent === undefined) {
    store.setState({ tokenFlight: undefined });
    return undefined;
  }
  const run: TokenRequestRun = {
    kind: 'token',
    id,
    connection,
    ...sent,
    ...(clientCertificate && { clientCertificatePem: clientCertificate.certificatePem }),
    ...(edited && { connection: edited.says, editedByHand: edited.written }),
  };
  store.setState(({ runs, cancelled, selectedTokenRunId }) => ({
    tokenFlight: undefined,
    runs: [run, ...runs],
    // A cancelled request leaves on screen what was there (security.md T62).
    selectedTokenRunId: isCancelled(run) ? selectedTokenRunId : id,
    cancelled: { ...cancelled, token: isCancelled(run) ? durationOf(run.exchange) : undefined },
  }));
  return run;
}

/** The request for a second try: an assertion counts once (RFC 7523 §3), so it is signed anew. */
async function requestAnew(session: Session, connection: Connection, before: HttpRequest): Promise<HttpRequest> {
  const built = tokenRequest(connection, await signed(session, connection));
  return built.kind === 'ready' ? built.request : before;
}
