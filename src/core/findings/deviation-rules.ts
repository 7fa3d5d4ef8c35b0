import type { Deviation, HttpResponse } from '../http/message.ts';
import { deviationWords } from './deviation-words.ts';
import type { ExaminedRun, Finding, Rule, TokenRun } from './finding.ts';
import { quote } from './quote.ts';
import { exchangeOf, responseOf } from './response-of.ts';
import { ruleOf } from './rule.ts';
import { rfc } from './sources.ts';

/** What a broken end of the body explains: everything that is odd about the body. */
export const oddBodies: readonly string[] = [
  'empty-answer',
  'json-cut-off',
  'text-behind-json',
  'json-not-object',
  'not-json',
  'no-access-token',
  'nul-bytes',
  'xml-answer',
  'token-alone',
  'token-with-odd-character',
  'other-error',
  'error-in-own-form',
  'coding-not-there',
  'bad-request-unsaid',
  'wrong-secret-unsaid',
  'forbidden-unsaid',
];

/** A rule for each way in which an answer departs from RFC 9112. */
export const deviationRules: readonly Rule[] = [
  ruleOf(
    'two-answers',
    'http',
    (run) => {
      if (!hasSecondAnswer(run)) return undefined;
      return {
        severity: 'warning',
        title: 'Two answers came at once',
        explanation:
          'Behind the end of the answer another one begins, and only one was asked for. On a connection that is used again it would be taken as the answer to somebody’s next request: that is how response splitting works. Look at the server and at what stands between.',
        evidence: [{ kind: 'status' }],
        source: rfc(9112, '11.1'),
      };
    },
    oddBodies,
  ),
  ruleOf(
    'only-interim-answer',
    'http',
    (run) => {
      const status = responseOf(run)?.status ?? 200;
      if (status < 100 || status > 199) return undefined;
      return {
        severity: 'error',
        title: status === 101 ? 'The server switched to another protocol' : `Only an interim answer came (${status})`,
        explanation:
          status === 101
            ? '101 says that the connection now speaks something else, such as WebSocket. Nobody asked for that: the address is no token endpoint.'
            : 'A status below 200 says “go on, the answer follows”, and then none followed. The server, or a gateway before it, gave up after reading the request: look at its log.',
        evidence: [{ kind: 'status' }],
        source: rfc(9110, '15.2'),
        remedies: [{ kind: 'send-again' }],
      };
    },
    [...oddBodies, 'truncated-head', 'answer-incomplete'],
  ),
  ...Object.entries(deviationWords).map(([code, { severity, title, explanation, section, breaksBody }]) =>
    ruleOf(
      code,
      'http',
      (run) => {
        const found = responseOf(run)?.deviations.filter((each) => each.code === code) ?? [];
        if (found[0] === undefined || isSaidMoreExactly(code, run)) return undefined;
        const isFatal = breaksBody === true && run.kind === 'token' && isUnread(run.answer);
        return {
          severity: isFatal ? 'error' : severity,
          title,
          explanation: `${explanation}${evidenceWords(found[0])}${found.length > 1 ? ` The same was seen ${found.length} times.` : ''}`,
          evidence: placeOf(found[0]),
          source: rfc(9112, section),
          remedies: isFatal ? [{ kind: 'send-again' }] : [],
        };
      },
      breaksBody === true ? [...oddBodies, 'answer-incomplete'] : [],
    ),
  ),
];

/** Whether HTTP itself tells that the body is not as it was meant: broken off, or of an unknown length. */
export function hasBrokenEnd({ exchange }: TokenRun, { deviations }: HttpResponse): boolean {
  const { outcome } = exchange;
  const isCut = outcome.kind === 'response' && outcome.ending.kind !== 'complete' && outcome.ending.kind !== 'closed';
  return isCut || deviations.some(({ code }) => deviationWords[code].breaksBody === true);
}

/** Nothing came of the answer. */
export function isUnread(answer: TokenRun['answer']): boolean {
  return answer?.kind === 'unreadable' || answer?.kind === 'no-token';
}

function isSaidMoreExactly(code: string, run: ExaminedRun): boolean {
  if (code === 'bytes-after-the-answer') return hasSecondAnswer(run);
  return code === 'truncated-head' && (responseOf(run)?.status ?? 200) < 200;
}

const decoder = new TextDecoder('latin1');

function hasSecondAnswer(run: ExaminedRun): boolean {
  const surplus = responseOf(run)?.deviations.find(({ code }) => code === 'bytes-after-the-answer');
  const outcome = exchangeOf(run)?.outcome;
  if (surplus === undefined || outcome === undefined) return false;
  const { received } = outcome;
  if (received.kind !== 'bytes') return false;
  const start = received.bytes.length - Number(surplus.evidence);
  return /^\s*HTTP\/\d/.test(decoder.decode(received.bytes.subarray(start, start + 16)));
}

/** Where the evidence is a line or a number of the head it is repeated; the body may hold a token. */
function evidenceWords({ code, evidence }: Deviation): string {
  if (code === 'truncated-body' && /^\d+ of \d+$/.test(evidence)) return ` It came with ${evidence} bytes.`;
  if (code === 'bytes-after-the-answer')
    return ` There ${evidence === '1' ? 'is 1 byte' : `are ${evidence} bytes`} too many.`;
  const isSafe = [
    'conflicting-content-length',
    'bad-content-length',
    'repeated-content-length',
    'odd-status',
    'odd-version',
    'unknown-transfer-coding',
  ];
  return isSafe.includes(code) ? ` It says ${quote(evidence)}.` : '';
}

function placeOf({ code }: Deviation): Finding['evidence'] {
  if (/content-length|truncated-body|bytes-after/.test(code))
    return [{ kind: 'response-header', name: 'Content-Length' }, { kind: 'response-body' }];
  if (/chunk|coding/.test(code))
    return [{ kind: 'response-header', name: 'Transfer-Encoding' }, { kind: 'response-body' }];
  return [{ kind: 'status' }];
}
