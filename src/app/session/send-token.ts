import type { HttpRequest } from '#core/http/message.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { serverAccess } from '#core/oauth/server-access.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import { durationOf } from './flight-time.ts';
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
  { store, transports, clock }: Session,
  id: string,
  signal: AbortSignal,
  connection: Connection = store.getState().connection,
  edited?: EditedRequest,
): Promise<TokenRequestRun | undefined> {
  const built =
    edited === undefined ? tokenRequest(connection) : ({ kind: 'ready', request: edited.handedOver } as const);
  if (built.kind === 'incomplete') {
    store.setState(({ faultsShown }) => ({ faultsShown: { ...faultsShown, token: true } }));
    return undefined;
  }
  const startedAtMonotonicMs = clock.now().monotonicMs;
  store.setState(({ cancelled }) => ({
    tokenFlight: { id, startedAtMonotonicMs, phase: 'dns', receivedBytes: 0 },
    cancelled: { ...cancelled, token: undefined },
  }));
  const exchange = await transports[connection.way](built.request, {
    ...serverAccess(built.request.url, store.getState()),
    maxResponseBytes: maxTokenResponseBytes,
    signal,
    onProgress: (progress) =>
      store.setState(({ tokenFlight }) =>
        tokenFlight?.id === id ? { tokenFlight: { ...tokenFlight, ...progress } } : {},
      ),
  });
  const run: TokenRequestRun =
    edited === undefined
      ? { kind: 'token', id, connection, exchange }
      : {
          kind: 'token',
          id,
          connection: edited.says,
          exchange,
          editedByHand: edited.written,
        };
  store.setState(({ runs, cancelled, selectedTokenRunId }) => ({
    tokenFlight: undefined,
    runs: [run, ...runs],
    // A cancelled request leaves on screen what was there (security.md T62).
    selectedTokenRunId: isCancelled(run) ? selectedTokenRunId : id,
    cancelled: { ...cancelled, token: isCancelled(run) ? durationOf(exchange) : undefined },
  }));
  return run;
}
