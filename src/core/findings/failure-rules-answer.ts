import { latin1 } from '../http/bytes.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HttpResponse } from '../http/message.ts';
import { changeUrl } from './change-url.ts';
import type { ExaminedRun, Rule } from './finding.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';

type Answered = {
  readonly response: HttpResponse;
  readonly exchange: Exchange;
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
];

/** The words of nginx, Apache, Go, Tomcat, Jetty and Envoy. */
const complaint =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled|HTTP request to an HTTPS server|combination of host and port requires TLS|Client sent an HTTP request to an HTTPS|http request to an https port/i;

function answerRule(id: string, say: (answered: Answered, run: ExaminedRun) => Said | undefined): Rule {
  const sayOf = (run: ExaminedRun) => {
    // At the token endpoint the same is said with what it means for the secret.
    if (run.kind !== 'api' && run.kind !== 'lookup') return undefined;
    const { exchange } = run;
    const { outcome } = exchange;
    return outcome.kind === 'response' ? say({ response: outcome.response, exchange }, run) : undefined;
  };
  return ruleOf(id, 'network', sayOf);
}
