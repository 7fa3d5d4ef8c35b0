import type { IssuedToken, RefusedToken } from '../oauth/token-response.ts';
import type { HttpResponse } from '../http/message.ts';
import type { Group, Rule, TokenRun } from './finding.ts';
import { ruleOf, type Said } from './rule.ts';

/** A rule about a token request that got an answer. */
export function answeredRule(
  id: string,
  say: (run: TokenRun, response: HttpResponse) => Said | undefined,
  { explains = [], group = 'response' }: { readonly explains?: readonly string[]; readonly group?: Group } = {},
): Rule {
  const sayOfAnswer = (run: TokenRun) =>
    run.exchange.outcome.kind === 'response' ? say(run, run.exchange.outcome.response) : undefined;
  return ruleOf(id, group, (run) => (run.kind === 'token' ? sayOfAnswer(run) : undefined), explains);
}

/** A rule about a token that was issued. */
export function issuedRule(
  id: string,
  say: (answer: IssuedToken, run: TokenRun, response: HttpResponse) => Said | undefined,
  group: Group = 'response',
): Rule {
  const sayOfToken = (run: TokenRun, response: HttpResponse) =>
    run.answer?.kind === 'issued' ? say(run.answer, run, response) : undefined;
  return answeredRule(id, sayOfToken, { group });
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
