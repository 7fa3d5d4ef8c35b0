import { bodyKind } from '../http/body-kind.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue, type HttpResponse } from '../http/message.ts';
import { jsonFacts } from '../jwt/json-facts.ts';
import { readJsonBytes } from '../jwt/read-json-part.ts';
import type { Members } from './token-response.ts';

/** Why an answer is of no use, with what happened and what to do next, each a sentence. */
export type Unusable = {
  readonly kind: 'unusable';
  readonly code: UnusableCode;
  readonly reason: string;
  readonly next: string;
};

export type UnusableCode =
  | 'no-answer'
  | 'hidden'
  | 'redirected'
  | 'not-found'
  | 'refused'
  | 'cut'
  | 'html'
  | 'not-json'
  | 'repeated-members';

/** A JSON object as it was answered with status 200, and its text, from which nothing was lost. */
export type JsonAnswer = { readonly kind: 'object'; readonly members: Members; readonly json: string };

/** The answer itself, where there is one that ended as it should and asks for no redirect. */
export function usableResponse(
  exchange: Exchange,
): { readonly kind: 'response'; readonly response: HttpResponse } | Unusable {
  const { host } = new URL(exchange.request.url);
  if (exchange.outcome.kind === 'failure') {
    const { kind } = exchange.outcome.failure;
    if (kind === 'opaque-redirect') {
      return unusable(
        'redirected',
        `${host} sends elsewhere, and the browser does not say where to.`,
        'Ask through the proxy, which shows it.',
      );
    }
    if (kind === 'hidden-by-browser') {
      return unusable(
        'hidden',
        `${host} gave no answer that the browser shows to this page.`,
        'The exchange under Lookups says what it can be; the proxy sees more.',
      );
    }
    return unusable(
      'no-answer',
      `${host} gave no answer.`,
      'The exchange under Lookups says why, and what can be done.',
    );
  }
  const { response, ending } = exchange.outcome;
  if (response.status >= 300 && response.status <= 399) {
    const target = headerValue(response.headers, 'location');
    return unusable(
      'redirected',
      `${host} sends elsewhere${target === undefined ? '' : `, to ${target.slice(0, 200)}`}; that is shown and not followed.`,
      'If you trust the new place, use its address instead.',
    );
  }
  if (ending.kind !== 'complete' && ending.kind !== 'closed') {
    return unusable(
      'cut',
      `The answer of ${host} did not come whole.`,
      'Press once more; if it stays so, look at the exchange.',
    );
  }
  return { kind: 'response', response };
}

/** Reads an answer that must be one JSON object and status 200 (RFC 8414 §3.2, RFC 7662 §2.2). */
export function readJsonAnswer(exchange: Exchange): JsonAnswer | Unusable {
  const usable = usableResponse(exchange);
  if (usable.kind === 'unusable') return usable;
  const { response } = usable;
  const { host } = new URL(exchange.request.url);
  if (response.status === 404 || response.status === 410) {
    return unusable('not-found', `${host} has nothing there: it answered ${response.status}.`, 'Check the address.');
  }
  if (response.status !== 200) {
    return unusable(
      'refused',
      `${host} answered ${response.status}, where 200 is needed.`,
      'The answer itself may say why.',
    );
  }
  const read = readJsonBytes(response.body, []);
  if (read.kind === 'fault') return notJson(host, response);
  const { repeated } = jsonFacts(read.json);
  if (repeated.length > 0) {
    return unusable(
      'repeated-members',
      `The answer of ${host} names something twice (${repeated.slice(0, 3).join(', ')}): which of the two counts is anybody’s guess.`,
      'Have the server answer with each name once (RFC 8259 §4).',
    );
  }
  return { kind: 'object', members: read.object, json: read.json };
}

function notJson(host: string, response: HttpResponse): Unusable {
  return bodyKind(response.body) === 'html'
    ? unusable(
        'html',
        `${host} answered with a web page, where JSON is expected.`,
        'Check the address: it may lead to a login or an error page.',
      )
    : unusable('not-json', `What ${host} answered is no JSON object.`, 'Check the address.');
}

function unusable(code: UnusableCode, reason: string, next: string): Unusable {
  return { kind: 'unusable', code, reason, next };
}
