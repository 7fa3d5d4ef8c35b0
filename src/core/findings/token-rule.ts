import type { IssuedToken, RefusedToken } from '../oauth/token-response.ts';
import type { HttpResponse } from '../http/message.ts';
import type { Finding, Rule, TokenRun } from './finding.ts';

export type Said = Pick<Finding, 'severity' | 'title' | 'explanation'> & Partial<Finding>;

/** A rule about a token request that got an answer. */
export function answeredRule(id: string, say: (run: TokenRun, response: HttpResponse) => Said | undefined): Rule {
  return {
    id,
    examine: (run) => {
      if (run.kind !== 'token' || run.exchange.outcome.kind !== 'response') return undefined;
      const said = say(run, run.exchange.outcome.response);
      return said === undefined ? undefined : { id, evidence: [], source: undefined, remedies: [], ...said };
    },
  };
}

/** A rule about a token that was issued. */
export function issuedRule(
  id: string,
  say: (answer: IssuedToken, run: TokenRun, response: HttpResponse) => Said | undefined,
): Rule {
  return answeredRule(id, (run, response) =>
    run.answer?.kind === 'issued' ? say(run.answer, run, response) : undefined,
  );
}

/** A rule about a request that the server refused with an error code (RFC 6749 §5.2). */
export function refusedRule(
  id: string,
  codes: readonly string[] | undefined,
  say: (answer: RefusedToken, run: TokenRun, response: HttpResponse) => Said,
): Rule {
  return answeredRule(id, (run, response) => {
    const { answer } = run;
    if (answer?.kind !== 'refused') return undefined;
    const isMeant = codes === undefined ? !knownErrorCodes.includes(answer.error) : codes.includes(answer.error);
    return isMeant ? say(answer, run, response) : undefined;
  });
}

/** The codes that have a rule of their own. */
const knownErrorCodes: readonly string[] = [
  'invalid_client',
  'invalid_scope',
  'invalid_request',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_target',
];
