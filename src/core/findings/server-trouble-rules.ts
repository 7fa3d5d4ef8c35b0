import { headerValue, type HttpResponse } from '../http/message.ts';
import { parseHttpDate } from '../time/http-date.ts';
import { durationWords } from '../time/words.ts';
import type { ExaminedRun, Finding, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { exchangeOf, responseOf } from './response-of.ts';
import { ruleOf, type Said } from './rule.ts';
import { rfc } from './sources.ts';
import { bodyWords, saysItself } from './status-rules.ts';

/** Statuses that mean the same in any answer: too many requests, and all kinds of failing servers (RFC 9110 §15.6). */
export const serverTroubleRules: readonly Rule[] = [
  troubleRule(
    'rate-limited',
    [429],
    (words, response, run) => ({
      title: 'The server asks you to slow down',
      explanation: `It answered 429, too many requests. ${waitWords(response, run)}${words} Keep a token until it ends instead of asking for one with each call.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Retry-After' }],
      source: rfc(6585, '4'),
    }),
    [
      'asked-too-often',
      'device-flow-slow-down',
      'other-error',
      'error-in-own-form',
      'access-denied',
      'temporarily-unavailable',
    ],
  ),
  troubleRule('not-implemented', [501], (words) => ({
    title: 'The server cannot do this (501)',
    explanation: `It knows no POST, or not this function at all.${words} Check the path of the URL; a simple web server for files answers so too.`,
    source: rfc(9110, '15.6.2'),
  })),
  troubleRule('bad-gateway', [502], (words) => ({
    title: 'A gateway got no good answer from the server behind it (502)',
    explanation: `You reached the gateway; the server behind it is down, restarting, or answered nonsense.${words} Your input is not the cause. Send again in a while, or look at the server behind.`,
    source: rfc(9110, '15.6.3'),
  })),
  troubleRule('unavailable', [503], (words, response, run) => ({
    title: 'The server is not available for the moment (503)',
    explanation: `It is overloaded, under maintenance, or a gateway has no healthy server behind it. ${waitWords(response, run)}${words} Your input is not the cause.`,
    evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'Retry-After' }],
    source: rfc(9110, '15.6.4'),
  })),
  troubleRule('gateway-timeout', [504], (words) => ({
    title: 'A gateway waited too long for the server behind it (504)',
    explanation: `You reached the gateway; the server behind it did not answer in time, so it may still have acted on the request.${words} Send again in a while.`,
    source: rfc(9110, '15.6.5'),
  })),
  troubleRule('version-refused', [505], (words) => ({
    title: 'The server does not take HTTP/1.1 (505)',
    explanation: `That is rare; some gateways want HTTP/2 alone.${words} The proxy of this tool speaks HTTP/1.1, a browser both.`,
    source: rfc(9110, '15.6.6'),
  })),
  troubleRule('network-login', [511], (words) => ({
    title: 'The network wants you to sign in first (511)',
    explanation: `This comes from the network you are in, not from the server.${words} Open any page in a browser and sign in there, then send again.`,
    source: rfc(6585, '6'),
  })),
  troubleRule('gateway-lost-server', [520, 521, 522, 523, 524, 525, 526, 527, 530], (words, { status }) => ({
    title: `A gateway could not reach the server behind it (${status})`,
    explanation: `${status} is a number of Cloudflare: ${cloudflare[status] ?? 'the server behind it did not answer well'}.${words} Your input is not the cause.`,
    source: {
      label: 'Cloudflare: 5xx errors',
      url: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/',
    },
    certainty: 'likely',
  })),
  troubleRule('server-error', undefined, (words, { status }) => ({
    title: `The server failed (${status})`,
    explanation: `A status of ${status} means trouble on the server’s side, or at a gateway in front of it; your input is probably not the cause, though some servers fail so at input that they do not expect.${words} Its own log tells more; try again later.`,
  })),
];

const cloudflare: Readonly<Record<number, string>> = {
  520: 'the server behind it answered something that it does not understand',
  521: 'the server behind it refused the connection',
  522: 'the server behind it did not take the connection in time',
  523: 'there is no way to the server behind it',
  524: 'the server behind it took the request and did not answer in time',
  525: 'the TLS handshake with the server behind it failed',
  526: 'the certificate of the server behind it is not valid',
  530: 'the name of the server behind it leads nowhere',
};

const named: readonly number[] = [501, 502, 503, 504, 505, 511, 520, 521, 522, 523, 524, 525, 526, 527, 530];

function troubleRule(
  id: string,
  statuses: readonly number[] | undefined,
  say: (
    words: string,
    response: HttpResponse,
    run: ExaminedRun,
  ) => Pick<Finding, 'title' | 'explanation'> & Partial<Said>,
  explains: readonly string[] = [],
): Rule {
  const isMeant = (status: number) =>
    statuses === undefined ? status >= 500 && status <= 599 && !named.includes(status) : statuses.includes(status);
  return ruleOf(
    id,
    'http',
    (run) => {
      const response = responseOf(run);
      if (response === undefined || !isMeant(response.status)) return undefined;
      // An error with a code says more than a status that blames the server.
      if (response.status !== 429 && run.kind === 'token' && saysItself(run, response)) return undefined;
      return {
        severity: 'error',
        evidence: [{ kind: 'status' }],
        source: rfc(9110, '15.6'),
        remedies: [{ kind: 'send-again' }],
        ...say(run.kind === 'token' ? bodyWords(run, response) : '', response, run),
      };
    },
    explains,
  );
}

/** `Retry-After`, seconds or a date (RFC 9110 §10.2.3), as one says it. */
function waitWords({ headers }: HttpResponse, run: ExaminedRun): string {
  const value = headerValue(headers, 'retry-after')?.trim();
  if (value === undefined || value === '') return 'It does not say how long to wait.';
  if (/^\d{1,9}$/.test(value))
    return `Wait ${durationWords(Number(value) * 1000)} as it says (Retry-After), then send again.`;
  const untilMs = parseHttpDate(value);
  if (untilMs === undefined)
    return `Its Retry-After says ${quote(value)}, which is neither a number of seconds nor a date.`;
  const leftMs = untilMs - receivedAtMs(run);
  const left =
    leftMs > 0 ? `that is ${durationWords(leftMs)} from its arrival` : 'which is over already by this machine’s clock';
  return `Wait until ${quote(value)} as it says (Retry-After): ${left}.`;
}

function receivedAtMs(run: ExaminedRun): number {
  const exchange = exchangeOf(run);
  return (exchange?.startedAtMs ?? 0) + (exchange?.timing.endMs ?? 0);
}
