import { bearerError, parseChallenges } from '../http/challenge.ts';
import { headerValue, headerValues, type HttpResponse } from '../http/message.ts';
import { durationWords } from '../time/words.ts';
import type { ApiRun, Finding, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

/** What an API's answer means (RFC 6750 §3): exactly one of these fits any status. */
export const apiRules: readonly Rule[] = [
  rule('api-token-expired', (answer, run) => {
    if (answer.status !== 401 || run.tokenLeft?.kind !== 'expired') return undefined;
    return {
      severity: 'error',
      title: 'The API refused the token: it has expired',
      explanation: `401: the token ended ${durationWords(run.tokenLeft.agoMs)} before this answer, by ${run.tokenLeft.source}.${answer.said} There is nothing to repair: a client gets a new token and calls again.`,
      evidence: whereRefused,
      source: rfc(6750, '3.1'),
      remedies: [{ kind: 'get-token' }],
    };
  }),
  rule('api-no-token', (answer, run) => {
    if (answer.status !== 401 || run.tokenLeft?.kind === 'expired' || sentToken(run)) return undefined;
    return {
      severity: 'error',
      title: 'The API wants a token, and none was sent',
      explanation: `401: the request had no Authorization header.${answer.said} Get a token first; it is added to the call by itself.`,
      evidence: [{ kind: 'status' }],
      source: rfc(6750, '3'),
      remedies: [{ kind: 'get-token' }],
    };
  }),
  rule('api-token-refused', (answer, run) => {
    if (answer.status !== 401 || run.tokenLeft?.kind === 'expired' || !sentToken(run)) return undefined;
    return {
      severity: 'error',
      title: 'The API does not accept this token',
      explanation: `401${answer.error === undefined ? '' : ` ${answer.error}`}: the token is unknown there, revoked, meant for another API, or from another server than the API trusts.${answer.said}${answer.hidden} Check that the API belongs to this authorization server, and get a new token.`,
      evidence: whereRefused,
      source: rfc(6750, '3.1'),
      remedies: [{ kind: 'get-token' }],
    };
  }),
  rule('api-insufficient-scope', (answer, run) => {
    if (answer.status !== 403 || (answer.error !== undefined && answer.error !== 'insufficient_scope'))
      return undefined;
    const wanted =
      answer.scope === undefined ? 'It does not say which scope it wants.' : `It wants ${quote(answer.scope)}.`;
    const held =
      run.tokenScope === undefined ? 'What the token holds is not known.' : `The token holds ${quote(run.tokenScope)}.`;
    return {
      severity: 'error',
      title: 'The token is valid, but its scope is not enough',
      explanation: `403${answer.error === undefined ? '' : ' insufficient_scope'}: the API knows who calls and does not allow this. ${wanted} ${held}${answer.said}${answer.hidden} Ask for the missing scope and get a new token.`,
      evidence: whereRefused,
      source: rfc(6750, '3.1'),
    };
  }),
  rule('api-bad-request', (answer) => {
    if (answer.status < 400 || answer.status > 499 || isSaidElsewhere(answer)) return undefined;
    return {
      severity: 'error',
      title: `The API answered ${answer.status}${clientErrors[answer.status] === undefined ? '' : `: ${clientErrors[answer.status]}`}`,
      explanation: `The token is probably not the cause: the API takes offence at the request.${answer.said} Check path, method, headers and body; what it says stands below.`,
      evidence: [{ kind: 'status' }, { kind: 'response-body' }],
      source: rfc(9110, '15.5'),
    };
  }),
  rule('api-accepted', (answer) => {
    if (answer.status < 200 || answer.status > 299) return undefined;
    return {
      severity: 'good',
      title: 'The API answered',
      explanation: `Status ${answer.status}: the call went through. The answer is below.`,
      source: rfc(9110, '15.3'),
    };
  }),
];

const whereRefused: Finding['evidence'] = [
  { kind: 'request-header', name: 'Authorization' },
  { kind: 'status' },
  { kind: 'response-header', name: 'WWW-Authenticate' },
];

const clientErrors: Readonly<Record<number, string>> = {
  400: 'bad request',
  403: 'forbidden',
  404: 'not found',
  405: 'method not allowed',
  406: 'not acceptable',
  409: 'conflict',
  413: 'too large',
  415: 'unsupported media type',
  422: 'content not processable',
};

type ApiAnswer = {
  readonly status: number;
  readonly error: string | undefined;
  readonly scope: string | undefined;
  /** The server's own words as a sentence, or nothing. */
  readonly said: string;
  /** That the challenge could not be seen, where the browser hid it. */
  readonly hidden: string;
};

function rule(id: string, say: (answer: ApiAnswer, run: ApiRun) => Said | undefined): Rule {
  return ruleOf(id, 'api', (run) =>
    run.kind === 'api' && run.exchange.outcome.kind === 'response'
      ? say(read(run.exchange.outcome.response, run), run)
      : undefined,
  );
}

function read(response: HttpResponse, { exchange }: ApiRun): ApiAnswer {
  const fields = headerValues(response.headers, 'www-authenticate');
  const bearer = bearerError(parseChallenges(fields));
  return {
    status: response.status,
    error: bearer?.error,
    scope: bearer?.scope,
    said: bearer?.description === undefined ? '' : ` It says: ${quote(bearer.description)}.`,
    hidden:
      exchange.way === 'browser' && fields.length === 0
        ? ' If it gave a reason in WWW-Authenticate, the browser hides it; the proxy shows it.'
        : '',
  };
}

function sentToken({ exchange }: ApiRun): boolean {
  return headerValue(exchange.request.headers, 'authorization') !== undefined;
}

function isSaidElsewhere({ status, error }: ApiAnswer): boolean {
  return (
    status === 401 || status === 429 || (status === 403 && (error === undefined || error === 'insufficient_scope'))
  );
}
