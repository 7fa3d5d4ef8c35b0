import type { HttpResponse } from '../http/message.ts';
import type { Remedy, Rule, TokenRun } from './finding.ts';
import { bodyText, quoteFrom } from './server-words.ts';
import { rfc } from './sources.ts';
import { answeredRule } from './token-rule.ts';

/** 400 as web servers write it themselves, before anyone reads the request as OAuth; known by their own words. */
export const plainHttpRules: readonly Rule[] = [
  answeredRule('http-on-https-port', (run, response) => {
    if (
      !says(
        response,
        /plain http request was sent to https port|client sent an http request to an https server|combination of host and port requires tls|speaking plain http to an ssl-enabled/i,
      )
    ) {
      return undefined;
    }
    return {
      severity: 'error',
      title: 'The port speaks https, and the URL says http',
      explanation: `The server says so itself. The secret went over the network in clear text with this request: consider it known, unless it stayed on this machine. Put https into the URL.`,
      evidence: [{ kind: 'input', name: 'Token endpoint' }, { kind: 'status' }, { kind: 'response-body' }],
      source: rfc(9110, '4.2.2'),
      remedies: httpsRemedy(run),
    };
  }),
  answeredRule('client-certificate-wanted', (_, response) => {
    if (
      !says(
        response,
        /no required ssl certificate was sent|ssl certificate error|client certificate (is )?required|certificate required/i,
      )
    ) {
      return undefined;
    }
    return {
      severity: 'error',
      title: 'The server wants a TLS client certificate',
      explanation:
        'It refused the request because the connection came without one, as servers do that authenticate clients by mutual TLS. A secret does not help there: another host or port of the server may take secrets.',
      evidence: [{ kind: 'status' }, { kind: 'response-body' }],
      source: rfc(8705, '2'),
      certainty: 'likely',
    };
  }),
  answeredRule('host-name-refused', (run, response) => {
    if (
      !says(
        response,
        /invalid hostname|bad request \(invalid host|unknown host header|invalid host header|disallowedhost/i,
      )
    )
      return undefined;
    const { host } = new URL(run.exchange.request.url);
    return {
      severity: 'error',
      title: 'The web server does not know this host name',
      explanation: `It refused the request for its Host, ${quoteFrom(run, host)}. The machine may be the right one, and is set up for another name: use that, or add this one there.`,
      evidence: [{ kind: 'request-header', name: 'Host' }, { kind: 'status' }],
      source: rfc(9110, '7.2'),
      certainty: 'likely',
    };
  }),
];

function says(response: HttpResponse, words: RegExp): boolean {
  return response.status >= 400 && response.status <= 499 && words.test(bodyText(response, 4096));
}

function httpsRemedy({ connection }: TokenRun): readonly Remedy[] {
  const { tokenEndpoint } = connection;
  if (!/^http:\/\//i.test(tokenEndpoint)) return [];
  return [
    {
      kind: 'change-connection',
      label: 'Use https',
      change: { tokenEndpoint: tokenEndpoint.replace(/^http:/i, 'https:') },
    },
  ];
}
