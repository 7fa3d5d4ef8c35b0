import type { Failure, Phase } from '../http/exchange.ts';
import type { ApiRun, Group, LookupRun, Rule, TokenRun } from './finding.ts';
import { ruleOf, type Said } from './rule.ts';

export type FailedRun = TokenRun | ApiRun | LookupRun;
type FailureOf<K extends Failure['kind']> = Extract<Failure, { kind: K }>;

/** What a rule says of a failure; the severity is `error` unless it says otherwise, and sending again is offered. */
export type SaidOfFailure = Omit<Said, 'severity'> & Partial<Pick<Said, 'severity'>>;

/** A rule about an exchange that ended without an answer, in one way. `host` is the server's name and port. */
export function failureRule<K extends Failure['kind']>(
  id: string,
  kind: K,
  say: (failure: FailureOf<K>, host: string, run: FailedRun) => SaidOfFailure | undefined,
  { group = 'network', explains = [] }: { readonly group?: Group; readonly explains?: readonly string[] } = {},
): Rule {
  const sayOf = (run: FailedRun): Said | undefined => {
    const { outcome, request } = run.exchange;
    if (outcome.kind !== 'failure' || !isOf(outcome.failure, kind)) return undefined;
    const said = say(outcome.failure, new URL(request.url).host, run);
    return said && { severity: 'error', remedies: [{ kind: 'send-again' }], ...said };
  };
  return ruleOf(
    id,
    group,
    (run) => (run.kind === 'brought' || run.kind === 'draft' || run.kind === 'cors' ? undefined : sayOf(run)),
    explains,
  );
}

function isOf<K extends Failure['kind']>(failure: Failure, kind: K): failure is FailureOf<K> {
  return failure.kind === kind;
}

export const phaseWords: Readonly<Record<Phase, string>> = {
  dns: 'looking up the name',
  connect: 'connecting',
  tls: 'the TLS handshake',
  send: 'sending the request',
  'first-byte': 'waiting for the first byte',
  body: 'reading the answer',
};

/** Whether the server can have seen the request when a connection ended in this phase, as a sentence. */
export function sentWords(phase: Phase): string {
  const nothingLeft = phase === 'dns' || phase === 'connect' || phase === 'tls';
  return nothingLeft ? 'Nothing was sent.' : 'The request had left, so the server may have acted on it.';
}
