import type { Exchange } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { trustFor } from '#core/oauth/connection.ts';
import type { LookupPurpose, LookupRun } from './run.ts';
import type { Session } from './session.ts';

/** Requests about one token, sent one after another and filed as one run. */
export type Lookup = {
  /** Sends one request by the connection's way and files the exchange under this name. */
  readonly ask: (name: string, request: HttpRequest, maxResponseBytes: number) => Promise<Exchange>;
  /** Says that nothing more will be asked. */
  readonly end: () => void;
};

/** Metadata, introspection and revocation answers are small (design.md 7.6). */
export const smallAnswerBytes = 1024 * 1024;
export const keysAnswerBytes = 8 * 1024 * 1024;

export function startLookup(
  { store, transports, clock }: Session,
  id: string,
  purpose: LookupPurpose,
  tokenText: string,
  signal: AbortSignal,
): Lookup {
  const { connection, pins, unverified } = store.getState();
  const at = clock.now();
  let run: LookupRun = { kind: 'lookup', id, purpose, tokenText, connection, steps: [], at };
  store.setState({ lookupFlight: { id, purpose, startedAtMonotonicMs: at.monotonicMs } });
  return {
    ask: async (name, request, maxResponseBytes) => {
      const trust = trustFor(request.url, pins, unverified);
      const exchange = await transports[connection.way](request, { trust, maxResponseBytes, signal });
      const before = run;
      run = { ...run, steps: [...run.steps, { name, exchange }] };
      const after = run;
      store.setState(({ runs }) => ({ runs: [after, ...runs.filter((each) => each !== before)] }));
      return exchange;
    },
    end: () => store.setState(({ lookupFlight }) => (lookupFlight?.id === id ? { lookupFlight: undefined } : {})),
  };
}
