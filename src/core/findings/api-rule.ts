import { bodyKind, type BodyKind } from '../http/body-kind.ts';
import { latin1 } from '../http/bytes.ts';
import { bearerError, type Challenge, parseChallenges } from '../http/challenge.ts';
import { headerValue, headerValues, type HttpResponse } from '../http/message.ts';
import { asRecord, asString, type UnknownRecord } from '../contract/parse-record.ts';
import type { ApiRun, Finding, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { ruleOf, type Said } from './rule.ts';

/** An API's answer as the rules look at it. */
export type ApiAnswer = {
  readonly status: number;
  readonly response: HttpResponse;
  readonly challenges: readonly Challenge[];
  /** The code of a Bearer or DPoP challenge (RFC 6750 §3.1, RFC 9449 §7.1), else the one in the body. */
  readonly error: string | undefined;
  readonly scope: string | undefined;
  /** The server's own words: of the challenge, else of the body. */
  readonly description: string | undefined;
  /** The same as a sentence, or nothing. */
  readonly said: string;
  /** That the challenge could not be seen, where the browser hid it. */
  readonly hidden: string;
  readonly body: BodyOfAnswer;
};

/** The beginning of the body, and its members where it is a JSON object of moderate size. */
export type BodyOfAnswer = {
  readonly kind: BodyKind;
  readonly text: string;
  readonly members: UnknownRecord | undefined;
};

const readBytes = 64 * 1024;
const known = new WeakMap<HttpResponse, ApiAnswer>();

/** A rule about the answer of an API. */
export function apiRule(
  id: string,
  say: (answer: ApiAnswer, run: ApiRun) => Said | undefined,
  explains: readonly string[] = [],
): Rule {
  return ruleOf(
    id,
    'api',
    (run) => {
      if (run.kind !== 'api' || run.exchange.outcome.kind !== 'response') return undefined;
      return say(readAnswer(run.exchange.outcome.response, run), run);
    },
    explains,
  );
}

/** A rule about an API that refused what was sent: 400, 401 or 403, a redirect to a login left aside. */
export function refusalRule(id: string, say: (answer: ApiAnswer, run: ApiRun) => Said | undefined): Rule {
  const isRefusal = ({ status }: ApiAnswer) => status === 400 || status === 401 || status === 403;
  return apiRule(id, (answer, run) => (isRefusal(answer) ? say(answer, run) : undefined));
}

/** A refusal of a call that carried a token, with a status that speaks of the token. */
export function tokenRule(id: string, say: (answer: ApiAnswer, run: ApiRun) => Said | undefined): Rule {
  const sayOf = (answer: ApiAnswer, run: ApiRun) => {
    const isAboutToken = answer.status === 401 || answer.error === 'invalid_token';
    return isAboutToken && authorizationOf(run) !== undefined ? say(answer, run) : undefined;
  };
  return refusalRule(id, sayOf);
}

export const whereRefused: Finding['evidence'] = [
  { kind: 'request-header', name: 'Authorization' },
  { kind: 'status' },
  { kind: 'response-header', name: 'WWW-Authenticate' },
];

/** What stands in the request's first Authorization header: the scheme, and what follows it. */
export type Authorization = { readonly scheme: string; readonly credentials: string; readonly value: string };

/** The Authorization that was sent; undefined where there was none. */
export function authorizationOf({ exchange }: ApiRun): Authorization | undefined {
  const value = headerValue(exchange.request.headers, 'authorization');
  if (value === undefined) return undefined;
  const [, scheme = '', credentials = ''] = /^(\S*)\s*([^]*)$/.exec(value) ?? [];
  return { scheme, credentials, value };
}

function readAnswer(response: HttpResponse, { exchange }: ApiRun): ApiAnswer {
  const kept = known.get(response);
  if (kept !== undefined) return kept;
  const fields = headerValues(response.headers, 'www-authenticate');
  const challenges = parseChallenges(fields);
  const bearer = bearerError(challenges);
  const body = bodyOf(response);
  const description = bearer?.description ?? wordsOf(body);
  const answer: ApiAnswer = {
    status: response.status,
    response,
    challenges,
    error: bearer?.error ?? asString(body.members?.['error']),
    scope: bearer?.scope,
    description,
    said: description === undefined ? '' : ` It says: ${quote(description)}.`,
    hidden:
      exchange.way === 'browser' && fields.length === 0
        ? ' If it gave a reason in WWW-Authenticate, the browser hides it; the proxy shows it.'
        : '',
    body,
  };
  known.set(response, answer);
  return answer;
}

function bodyOf({ body }: HttpResponse): BodyOfAnswer {
  const beginning = body.subarray(0, readBytes);
  const isWhole = body.length <= readBytes;
  const text = new TextDecoder().decode(beginning);
  const kind = isWhole ? bodyKind(body) : /^\s*</.test(latin1(body.subarray(0, 64))) ? 'html' : 'text';
  return { kind, text, members: isWhole && kind === 'json-other' ? members(text) : undefined };
}

function members(text: string): UnknownRecord | undefined {
  try {
    return asRecord(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return undefined;
  }
}

/** What APIs call the sentence that is meant for people (RFC 9457 §3.1.4 has `detail`). */
const wordNames = ['error_description', 'detail', 'message', 'Message', 'errorMessage', 'error_message', 'title'];

function wordsOf({ members: found, kind, text }: BodyOfAnswer): string | undefined {
  const places = [found, asRecord(found?.['error']), asRecord(found?.['fault'])];
  for (const place of places) {
    for (const name of wordNames) {
      const words = asString(place?.[name])?.trim();
      if (words !== undefined && words !== '') return words;
    }
  }
  return kind === 'text' && text.trim().length <= 200 ? text.trim() : undefined;
}
