import { isLoopback } from '../http/cross-origin.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue, type HttpResponse } from '../http/message.ts';
import { bytesWords, msWords } from '../time/words.ts';
import { deviationWords } from './deviation-words.ts';
import type { Rule } from './finding.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

/** What can be said of any answer, whichever step it belongs to. */
export const answerRules: readonly Rule[] = [
  rule('redirected', (response, exchange) => {
    if (response.status < 300 || response.status > 399 || response.status === 304) return undefined;
    const location = headerValue(response.headers, 'location');
    const where =
      location === undefined ? 'It does not say where.' : `It points to ${target(location, exchange.request.url)}.`;
    return {
      severity: 'error',
      title: 'The server answered with a redirect',
      explanation: `${where} It was not followed, so that nothing secret goes to an address you did not type. If the new address is right, type it above.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Location' }],
      source: rfc(9110, '15.4'),
    };
  }),
  rule('rate-limited', (response) => {
    if (response.status !== 429) return undefined;
    const wait = headerValue(response.headers, 'retry-after');
    return {
      severity: 'error',
      title: 'The server asks you to slow down',
      explanation: `It answered 429, too many requests. ${wait === undefined ? 'It does not say how long to wait.' : `Wait as it says: Retry-After ${wait}.`} Then send again.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Retry-After' }],
      source: rfc(6585, '4'),
      remedies: [{ kind: 'send-again' }],
    };
  }),
  rule('server-error', (response) => {
    if (response.status < 500 || response.status > 599) return undefined;
    return {
      severity: 'error',
      title: `The server failed (${response.status})`,
      explanation: `A status of ${response.status} means trouble on the server’s side, or at a gateway in front of it; your input is probably not the cause. Its own log tells more; try again later.`,
      evidence: [{ kind: 'status' }],
      source: rfc(9110, '15.6'),
      remedies: [{ kind: 'send-again' }],
    };
  }),
  rule('answer-incomplete', (_, { outcome }) => {
    if (outcome.kind !== 'response') return undefined;
    const why = incompleteWords(outcome.ending);
    if (why === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'The answer is not complete',
      explanation: `${why} What came is shown, and may mean less than it seems to.`,
      evidence: [{ kind: 'response-body' }],
      source: rfc(9112, '8'),
      remedies: [{ kind: 'send-again' }],
    };
  }),
  rule('odd-http', (response) => {
    const words = [...new Set(response.deviations.map(deviationWords))];
    if (words.length === 0) return undefined;
    return {
      severity: 'warning',
      title: 'The answer breaks the rules of HTTP',
      explanation: `${words.slice(0, 3).join(' ')} Other programs may refuse an answer like this, or read it differently.`,
      evidence: [{ kind: 'status' }],
      source: rfc(9112, '2'),
    };
  }),
  rule('certificate-not-verified', (_, { peer }) => {
    if (peer?.tls?.trust.kind !== 'not-verified') return undefined;
    return {
      severity: 'warning',
      title: 'The certificate was not verified',
      explanation:
        'Anyone between you and the server could have read the request and written the answer. Trust the one certificate instead, or use “Verify from now on”.',
      source: rfc(9110, '4.3.4'),
    };
  }),
  rule('clear-text', (_, { request }) => {
    const url = new URL(request.url);
    if (url.protocol !== 'http:' || isLoopback(url.hostname)) return undefined;
    return {
      severity: 'warning',
      title: 'The request went in clear text',
      explanation: `http to ${url.host} can be read by everyone on the way, with all that is secret in it. Use https; what was sent so should be considered known.`,
      source: rfc(6749, '3.2'),
    };
  }),
];

function rule(id: string, say: (response: HttpResponse, exchange: Exchange) => Said | undefined): Rule {
  return ruleOf(id, 'http', (run) => {
    if (run.kind === 'brought' || run.kind === 'draft' || run.kind === 'cors') return undefined;
    const { exchange } = run;
    return exchange.outcome.kind === 'response' ? say(exchange.outcome.response, exchange) : undefined;
  });
}

function incompleteWords(ending: Extract<Exchange['outcome'], { kind: 'response' }>['ending']): string | undefined {
  switch (ending.kind) {
    case 'complete':
    case 'closed':
      return undefined;
    case 'truncated':
      return 'The connection ended before the announced end.';
    case 'cut':
      return `Reading stopped at the limit of ${bytesWords(ending.limitBytes)}.`;
    case 'timeout':
      return `Nothing more came for ${msWords(ending.limitMs)}.`;
    case 'cancelled':
      return 'You cancelled before the end.';
  }
}

function target(location: string, base: string): string {
  return URL.canParse(location, base) ? new URL(location, base).origin + new URL(location, base).pathname : location;
}
