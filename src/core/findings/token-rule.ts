import type { IssuedToken } from '../oauth/token-response.ts';
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
  about: { readonly explains?: readonly string[]; readonly group?: Group } = {},
): Rule {
  const sayOfToken = (run: TokenRun, response: HttpResponse) =>
    run.answer?.kind === 'issued' ? say(run.answer, run, response) : undefined;
  return answeredRule(id, sayOfToken, about);
}
