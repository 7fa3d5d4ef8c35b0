import type { CorsCode, CorsProblem } from '../http/cors-diagnosis.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HttpResponse } from '../http/message.ts';
import type { CorsRun, Evidence, Rule } from './finding.ts';
import { ruleOf, type Said } from './rule.ts';

/** What a rule says of a check; the severity is `error` unless it says otherwise. */
export type SaidOfCors = Omit<Said, 'severity'> & Partial<Pick<Said, 'severity'>>;

/** A rule about why the browser did not let the page see an answer. */
export function corsRule(
  id: string,
  say: (run: CorsRun) => SaidOfCors | undefined,
  explains: readonly string[] = [],
): Rule {
  const sayOf = (run: CorsRun): Said | undefined => {
    const said = say(run);
    return said && { severity: 'error', ...said };
  };
  return ruleOf(id, 'browser', (run) => (run.kind === 'cors' ? sayOf(run) : undefined), explains);
}

/** A rule about one thing that a browser refuses; the first of several says what became of the request as well. */
export function problemRule(
  id: string,
  code: CorsCode,
  say: (problem: CorsProblem, run: CorsRun) => SaidOfCors | undefined,
  explains: readonly string[] = [],
): Rule {
  return corsRule(
    id,
    (run) => {
      if (run.diagnosis.kind !== 'refused') return undefined;
      const { problems } = run.diagnosis;
      const problem = problems.find((each) => each.code === code);
      const said = problem && say(problem, run);
      if (said === undefined || problem === undefined || problem !== problems[0]) return said;
      return { ...said, explanation: `${said.explanation} ${executedWords(problem)}` };
    },
    explains,
  );
}

/** The last exchange of a check: what it shows stands there. */
export function lastExchange({ preflight, replayed }: CorsRun): Exchange | undefined {
  return replayed ?? preflight;
}

/** The answer in an exchange, where one came. */
export function answerIn(exchange: Exchange | undefined): HttpResponse | undefined {
  return exchange?.outcome.kind === 'response' ? exchange.outcome.response : undefined;
}

export function hostOf({ plan }: CorsRun): string {
  return new URL(plan.request.url).host;
}

/** In which answer it stands, as the beginning of a sentence. */
export function whereWords({ at }: CorsProblem): string {
  return at === 'preflight' ? 'The answer to the browser’s question (OPTIONS)' : 'The answer to the request itself';
}

/** The line to add or to change, and to which answer. */
export function lineWords({ at, got, line }: CorsProblem): string {
  const answer = at === 'preflight' ? 'the answer to OPTIONS' : 'this answer';
  const verb = got === undefined ? 'Add to' : 'Let it stand in';
  return `${verb} ${answer}: “${line ?? ''}”.`;
}

/** Whether the server acted on the request, as far as it can be known from here. */
function executedWords({ at }: CorsProblem): string {
  return at === 'preflight'
    ? 'After such an answer a browser keeps the request itself back; but it may have got another answer than the proxy did, so the server may have executed the request even so: its log tells.'
    : 'The server executes the request before its answer is kept from the page, so it counts as done there.';
}

export const askedHeaders: Evidence = { kind: 'request-header', name: 'Access-Control-Request-Headers' };
export const originSent: Evidence = { kind: 'request-header', name: 'Origin' };
export const allowedOriginField: Evidence = { kind: 'response-header', name: 'Access-Control-Allow-Origin' };
