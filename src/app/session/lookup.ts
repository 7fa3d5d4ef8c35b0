import type { Exchange } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { serverAccess } from '#core/oauth/server-access.ts';
import type { DiscoveryOutcome } from '#core/oauth/discovery-outcome.ts';
import type { AnswerSignature } from '#core/oauth/signed-answer.ts';
import type { LookupPurpose, LookupRun } from './run.ts';
import type { Session } from './session.ts';

/** Requests about one token, sent one after another and filed as one run. */
export type Lookup = {
  /** Sends one request by the connection's way and files the exchange under this name. */
  readonly ask: (name: string, request: HttpRequest, maxResponseBytes: number) => Promise<Exchange>;
  /** Files what checking the signature of an answer came to. */
  readonly judge: (answerSignature: AnswerSignature) => void;
  /** Files what looking for a server's metadata came to. */
  readonly discovery: (outcome: DiscoveryOutcome) => void;
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
  apiUrl?: string,
): Lookup {
  const state = store.getState();
  const { connection } = state;
  const at = clock.now();
  let run: LookupRun = {
    kind: 'lookup',
    id,
    purpose,
    tokenText,
    connection,
    steps: [],
    at,
    ...(apiUrl === undefined ? {} : { apiUrl }),
  };
  store.setState({ lookupFlight: { id, purpose, startedAtMonotonicMs: at.monotonicMs } });
  const file = (change: Partial<LookupRun>): void => {
    const before = run;
    run = { ...run, ...change };
    const after = run;
    store.setState(({ runs }) => ({ runs: [after, ...runs.filter((each) => each !== before)] }));
  };
  return {
    ask: async (name, request, maxResponseBytes) => {
      const access = serverAccess(request.url, state);
      const exchange = await transports[connection.way](request, { ...access, maxResponseBytes, signal });
      file({ steps: [...run.steps, { name, exchange }] });
      return exchange;
    },
    judge: (answerSignature) => file({ answerSignature }),
    discovery: (discovery) => file({ discovery }),
    end: () => store.setState(({ lookupFlight }) => (lookupFlight?.id === id ? { lookupFlight: undefined } : {})),
  };
}
