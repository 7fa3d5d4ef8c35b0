import { latin1 } from '../http/bytes.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HttpResponse } from '../http/message.ts';
import { bytesWords } from '../time/words.ts';
import { changeUrl } from './change-url.ts';
import type { ExaminedRun, Rule } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { quote } from './quote.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

type Answered = {
  readonly response: HttpResponse;
  readonly exchange: Exchange;
  readonly outcome: Extract<Exchange['outcome'], { kind: 'response' }>;
};

/** An answer came, and it tells of trouble with the connection rather than with the request. */
export const connectionAnswerRules: readonly Rule[] = [
  answerRule('plain-http-to-https-port', ({ response, exchange }, run) => {
    const url = new URL(exchange.request.url);
    const text = latin1(response.body.subarray(0, 4096));
    if (url.protocol !== 'http:' || response.status !== 400 || !complaint.test(text)) return undefined;
    url.protocol = 'https:';
    return {
      severity: 'error',
      title: 'This port speaks https, and the URL says http',
      explanation: `${url.host} says so itself: a plain http request came to its https port. The request went in clear text, and everything secret in it could be read on the way: use https.`,
      evidence: [{ kind: 'status' }, { kind: 'response-body' }, { kind: 'request-target' }],
      source: rfc(9110, '4.2.2'),
      remedies: changeUrl(run, url.href, 'Use https'),
    };
  }),
  ...onlyFirst([
    answerRule('second-answer', (answered) => {
      const surplus = surplusOf(answered);
      if (surplus === undefined || !/^HTTP\/\d/.test(surplus.text)) return undefined;
      return {
        severity: 'warning',
        title: 'A second answer came behind the first',
        explanation: `${bytesWords(surplus.count)} follow after the end of the answer, and they begin ${quote(surplus.text.split(/\r?\n/)[0] ?? '')}. One request was sent: the server answered twice, or its first answer announced too short a length. Between a client and a server with a gateway, such answers get mixed up (response splitting).`,
        evidence: [{ kind: 'response-header', name: 'Content-Length' }, { kind: 'response-body' }],
        source: rfc(9112, '9.2'),
      };
    }),
    answerRule('bytes-after-answer', (answered) => {
      const surplus = surplusOf(answered);
      if (surplus === undefined) return undefined;
      return {
        severity: 'warning',
        title: `${bytesWords(surplus.count)} came after the end of the answer`,
        explanation: `By its own length the answer was over. They begin ${quote(surplus.text.slice(0, 40))}. Mostly Content-Length counts characters where it should count bytes, so that the end is lost to clients that go by it.`,
        evidence: [{ kind: 'response-header', name: 'Content-Length' }, { kind: 'response-body' }],
        source: rfc(9112, '6.3'),
      };
    }),
  ]),
  answerRule(
    'answer-truncated',
    ({ response, outcome }) => {
      if (outcome.ending.kind !== 'truncated') return undefined;
      const amount = response.deviations.find(({ code }) => code === 'truncated-body')?.evidence ?? '';
      const counts = /^(\d+) of (\d+)$/.exec(amount);
      const isHead = response.deviations.some(({ code }) => code === 'truncated-head');
      return {
        severity: 'warning',
        title: isHead ? 'The answer ends in the middle of its head' : 'The answer was cut off on the way',
        explanation: `${counts === null ? 'The connection ended before the answer did' : `${bytesWords(Number(counts[1]))} of ${bytesWords(Number(counts[2]))} came, then the connection ended`}. The server’s program broke off, or a gateway in between gave up. What came is shown, and may mean less than it seems to.`,
        evidence: [{ kind: 'response-header', name: 'Content-Length' }, { kind: 'response-body' }],
        source: rfc(9112, '8'),
        remedies: [{ kind: 'send-again' }],
      };
    },
    ['answer-incomplete', 'not-json'],
  ),
];

/** The words of nginx, Apache, Go, Tomcat, Jetty and Envoy. */
const complaint =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled|HTTP request to an HTTPS server|combination of host and port requires TLS|Client sent an HTTP request to an HTTPS|http request to an https port/i;

function answerRule(
  id: string,
  say: (answered: Answered, run: ExaminedRun) => Said | undefined,
  explains: readonly string[] = [],
): Rule {
  const sayOf = (run: ExaminedRun) => {
    if (run.kind === 'brought' || run.kind === 'draft') return undefined;
    const { exchange } = run;
    const { outcome } = exchange;
    return outcome.kind === 'response' ? say({ response: outcome.response, exchange, outcome }, run) : undefined;
  };
  return ruleOf(id, 'network', sayOf, explains);
}

/** The bytes behind the end of the answer, as many as the reader counted. */
function surplusOf({ response, outcome }: Answered): { readonly count: number; readonly text: string } | undefined {
  const noted = response.deviations.find(({ code }) => code === 'bytes-after-the-answer');
  const count = Number(noted?.evidence ?? 0);
  if (count === 0 || outcome.received.kind !== 'bytes') return undefined;
  const from = Math.max(0, outcome.received.bytes.length - count);
  return { count, text: latin1(outcome.received.bytes.subarray(from, from + 256)) };
}
