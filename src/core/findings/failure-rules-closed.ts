import { changeUrl } from './change-url.ts';
import { failureRule, phaseWords, sentWords } from './failure-rule.ts';
import { portOf } from './failure-rules-connect.ts';
import type { Rule } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { rfc } from './sources.ts';

/** The connection stood and ended before a status line came. */
export const closedRules: readonly Rule[] = onlyFirst([
  failureRule('closed-in-handshake', 'closed', ({ phase, code }, host) => {
    if (phase !== 'tls') return undefined;
    return {
      title: 'The server hung up in the TLS handshake',
      explanation: `${host} ended the connection (${code}) and gave no reason in TLS. Nothing was sent. Perhaps no TLS is spoken at this port, the server does not know the name ${quoteHost(host)}, or a firewall in between does not let this name through.`,
      certainty: 'likely',
    };
  }),
  failureRule('closed-at-tls-port', 'closed', ({ phase, code }, host, run) => {
    const url = new URL(run.exchange.request.url);
    if (url.protocol !== 'http:' || phase === 'tls' || !isUsualForTls(portOf(run))) return undefined;
    url.protocol = 'https:';
    return {
      title: 'The port looks like one for https, and the URL says http',
      explanation: `${host} hung up on a request in clear text (${code}). ${sentWords(phase)} Port ${portOf(run)} mostly belongs to https. What was sent so could be read on the way.`,
      certainty: 'likely',
      evidence: [{ kind: 'request-target' }],
      remedies: changeUrl(run, url.href, 'Use https'),
    };
  }),
  failureRule('closed-after-client-certificate', 'closed', ({ phase, code }, host, run) => {
    if (run.exchange.peer?.tls?.clientCertificate?.presented !== true) return undefined;
    if (phase !== 'first-byte' && phase !== 'send') return undefined;
    return {
      title: 'The server hung up after it saw the client certificate',
      explanation: `${host} asked for a certificate, got yours, and ended the connection without an answer (${code}). ${sentWords(phase)} Many servers refuse a certificate that they do not know in just that way: compare it with what is registered for this client, its issuer included.`,
      certainty: 'likely',
      source: rfc(8446, '4.4.2.4'),
    };
  }),
  failureRule('closed-after-handshake', 'closed', ({ phase, code }, host, run) => {
    if (run.exchange.peer?.tls === undefined || (phase !== 'first-byte' && phase !== 'send')) return undefined;
    return {
      title: 'The server hung up after the TLS handshake',
      explanation: `${host} ended the connection without an answer (${code}). ${sentWords(phase)} A server that wants a client certificate may do just that, and so may one that was restarted, or a gateway that found nobody behind it; from here they cannot be told apart.`,
      certainty: 'hint',
    };
  }),
  failureRule('connection-reset', 'closed', ({ phase, code }, host) => {
    if (code !== 'ECONNRESET' && code !== 'EPIPE') return undefined;
    return {
      title: 'The connection was cut off',
      explanation: `The connection to ${host} was reset while ${phaseWords[phase]} (${code}). ${sentWords(phase)} The server’s program broke off, or a firewall or gateway in between did. If it happens each time, the port may belong to another service.`,
    };
  }),
  failureRule('connection-closed', 'closed', ({ phase, code }, host) => ({
    title: 'The server hung up without an answer',
    explanation: `${host} closed the connection while ${phaseWords[phase]} (${code}). ${sentWords(phase)} Perhaps the port speaks https and the URL says http, or the other way round, or a gateway in between refused.`,
    source: rfc(9112, '9.5'),
  })),
]);

function quoteHost(host: string): string {
  return host.replace(/:\d+$/, '');
}

/** Ports that a system hands out by itself begin at 32768, and end in 443 by chance only. */
function isUsualForTls(port: string): boolean {
  return port.endsWith('443') && Number(port) < 32_768;
}
