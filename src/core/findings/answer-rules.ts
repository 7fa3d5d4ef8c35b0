import { isLoopback } from '../http/cross-origin.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HttpResponse } from '../http/message.ts';
import { bytesWords, msWords } from '../time/words.ts';
import { isUnread, oddBodies } from './deviation-rules.ts';
import type { ExaminedRun, Rule } from './finding.ts';
import { exchangeOf, responseOf } from './response-of.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

/** What can be said of any answer, whichever step it belongs to. */
export const answerRules: readonly Rule[] = [
  rule(
    'answer-incomplete',
    (response, { outcome }, run) => {
      if (outcome.kind !== 'response') return undefined;
      // What the reader saw of the end says it more exactly.
      if (response.status < 200 || response.deviations.some(({ code }) => /^(truncated-|bad-chunk)/.test(code)))
        return undefined;
      const why = incompleteWords(outcome.ending);
      if (why === undefined) return undefined;
      return {
        severity: run.kind === 'token' && isUnread(run.answer) ? 'error' : 'warning',
        title: 'The answer is not complete',
        explanation: `${why} What came is shown, and may mean less than it seems to.`,
        evidence: [{ kind: 'response-body' }],
        source: rfc(9112, '8'),
        remedies: [{ kind: 'send-again' }],
      };
    },
    oddBodies,
  ),
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

function rule(
  id: string,
  say: (response: HttpResponse, exchange: Exchange, run: ExaminedRun) => Said | undefined,
  explains: readonly string[] = [],
): Rule {
  return ruleOf(
    id,
    'http',
    (run) => {
      const exchange = exchangeOf(run);
      const response = responseOf(run);
      return exchange && response && say(response, exchange, run);
    },
    explains,
  );
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
      return ending.isWhole === true
        ? `It had not ended after ${msWords(ending.limitMs)}, so reading stopped: a stream has no end of its own.`
        : `Nothing more came for ${msWords(ending.limitMs)}.`;
    case 'cancelled':
      return 'You cancelled before the end.';
  }
}
