import { isLoopback } from '../http/cross-origin.ts';
import { certificateUse } from '../oauth/certificate-binding.ts';
import { atCertificate, toCertificate } from './certificate-rules.ts';
import { changeUrl } from './change-url.ts';
import { failureRule, type FailedRun, type SaidOfFailure } from './failure-rule.ts';
import type { Remedy, Rule } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

/** No encrypted connection came about: by the proxy's own codes, which it makes out of the alerts. */
export const tlsRules: readonly Rule[] = onlyFirst([
  tlsRule('https-to-plain-port', 'not-tls', (host, run) => {
    const url = new URL(run.exchange.request.url);
    url.protocol = 'http:';
    const isHere = isLoopback(url.hostname);
    return {
      title: 'This port does not speak https',
      explanation: `What ${host} answered to the TLS handshake is no TLS: it speaks plain http or another protocol. Nothing was sent. ${isHere ? 'On this machine http is all right.' : 'Look for the port at which it speaks https; over http everyone on the way could read the secret.'}`,
      source: rfc(8446, '5.1'),
      remedies: isHere ? changeUrl(run, url.href, 'Use http') : [],
    };
  }),
  tlsRule('tls-too-old', 'protocol-too-old', (host) => ({
    title: 'The server offers only an old version of TLS',
    explanation: `${host} takes neither TLS 1.2 nor 1.3; its older versions are not safe, and browsers refuse them as well. Nothing was sent. The server has to be updated, or its settings.`,
    source: rfc(8996, '5'),
  })),
  tlsRule('tls-client-certificate-wanted', 'client-certificate-required', (host, run) => ({
    title: 'The server wants a certificate of the client',
    explanation: `${host} ended the connection because no client certificate was shown (mutual TLS). ${sent(run)} ${heldWords(run)}`,
    evidence: [atCertificate],
    source: rfc(8705, '2'),
    remedies: run.exchange.way === 'browser' ? [] : [toCertificate, { kind: 'send-again' }],
  })),
  failureRule('tls-client-certificate-rejected', 'tls', ({ code, detail }, host, run) => {
    if (code !== 'client-certificate-rejected') return undefined;
    return {
      title: 'The server does not accept the client certificate',
      explanation: `${host} asked for a certificate and ended the connection when it saw yours (${alertWords(detail)}). ${sent(run)} ${rejection(detail)}`,
      evidence: [atCertificate],
      source: rfc(8446, '6.2'),
      remedies: [toCertificate, { kind: 'send-again' }],
    };
  }),
  tlsRule('name-not-served', 'name-not-served', (host) => ({
    title: 'The server does not know this name',
    explanation: `At the address of ${host} somebody answers, and says that no such name is served there (unrecognized_name). Nothing was sent. Check the name, and whether DNS points to the right machine; in a cluster the rule for this host may be missing at the ingress.`,
    source: rfc(6066, '3'),
  })),
  tlsRule('only-http2', 'no-common-application-protocol', (host, run) => ({
    title: 'The server does not speak HTTP/1.1 here',
    explanation: `${host} refused HTTP/1.1 in the handshake (no_application_protocol); mostly it is set to HTTP/2 alone, as gRPC servers are. The proxy speaks HTTP/1.1, because that can be shown byte by byte. Nothing was sent. The browser can speak HTTP/2: choose it under Send through, if the server allows this page.`,
    source: rfc(7301, '3.2'),
    remedies: useBrowser(run),
  })),
  tlsRule('no-common-cipher', 'no-common-cipher', (host) => ({
    title: 'No cipher in common',
    explanation: `${host} and this machine found no cipher, curve or signature that both accept. Nothing was sent. Either the server knows only old ones, or it is set to very few; its settings have to be widened.`,
    source: rfc(8446, '6.2'),
  })),
  tlsRule('tls-key-too-weak', 'key-too-weak', (host) => ({
    title: 'The server’s key exchange is too weak',
    explanation: `${host} uses a key that is too short to be safe (of its certificate, or Diffie-Hellman parameters), and this machine refuses it. Nothing was sent. The server needs longer ones: 2048 bits or a modern curve.`,
    source: rfc(9325, '4.5'),
  })),
  tlsRule('unsafe-renegotiation', 'unsafe-renegotiation', (host) => ({
    title: 'The server lacks a repair of TLS from 2010',
    explanation: `${host} cannot renegotiate safely (RFC 5746), and this machine does not talk to such servers. Nothing was sent. Mostly it is an old load balancer or appliance in front of the server: that has to be updated.`,
    source: rfc(5746, '3.4'),
  })),
  tlsRule('server-broke-handshake', 'server-gave-up', (host, run) => ({
    title: 'The server broke off the TLS handshake',
    explanation: `${host} reported a fault of its own (internal_error or access_denied). ${sent(run)} Often it has no certificate for this name, or its certificate file cannot be read: its log says which.`,
    certainty: 'likely',
    source: rfc(8446, '6.2'),
  })),
  failureRule('tls-failed', 'tls', ({ detail }, host, run) => ({
    title: 'The TLS handshake failed',
    explanation: `${host} and this machine could not agree on an encrypted connection (${alertWords(detail)}). ${sent(run)} Perhaps the port speaks plain http, the server offers only an old version of TLS, or it wants a client certificate.`,
    source: rfc(8446, '6.2'),
  })),
]);

function tlsRule(id: string, wanted: string, say: (host: string, run: FailedRun) => SaidOfFailure): Rule {
  return failureRule(id, 'tls', ({ code }, host, run) => (code === wanted ? say(host, run) : undefined));
}

/** A server that names no kind of key or issuer it takes ends the same way, whether one was at hand or not. */
function heldWords({ exchange }: FailedRun): string {
  const held = certificateUse(exchange)?.held;
  return held === undefined
    ? 'Give the certificate under Client certificate, for this host and port. Many servers have an address without one beside it.'
    : `One is held, ${quote(held.subject)}, and was not shown: the server takes no key of its kind, or is not trusted.`;
}

function useBrowser({ exchange }: FailedRun): readonly Remedy[] {
  return exchange.way === 'browser'
    ? []
    : [{ kind: 'change-connection', label: 'Send through the browser', change: { way: 'browser' } }];
}

/** In TLS 1.3 a server may refuse after the request has left. */
function sent({ exchange }: FailedRun): string {
  return exchange.sent.kind === 'bytes'
    ? 'The request had left, encrypted; a server that refuses at this point does not act on it as a rule.'
    : 'Nothing was sent.';
}

/** What the server's alert says of the certificate (RFC 8446 §6.2), which is not always the whole truth. */
function rejection(detail: string): string {
  const [, words] = rejections.find(([alert]) => alert.test(detail)) ?? [];
  return words ?? 'Compare it with the certificate that is registered for this client, and ask for the server’s log.';
}

const rejections: readonly (readonly [RegExp, string])[] = [
  [
    /UNKNOWN_CA/,
    'It does not know the authority that issued it: an issuer may be missing in what was given, or the certificate has to be registered there first.',
  ],
  [
    /EXPIRED/,
    'It takes the certificate for expired, although by the clock of this machine it is not: compare the clocks.',
  ],
  [/REVOKED/, 'Its authority has revoked the certificate: a new one is needed.'],
  [
    /UNSUPPORTED_CERTIFICATE/,
    'Its kind or use does not suit the server; a certificate for clients needs clientAuth among its extended key usages.',
  ],
  [
    /CERTIFICATE_REQUIRED|NO_CERTIFICATE/,
    'It says that none came: the kinds of signature that it takes may not suit this key.',
  ],
];

/** The library's code as words: `ERR_SSL_TLSV1_ALERT_DECODE_ERROR` is `decode error`, and in newer ones with `SSL/TLS`. */
function alertWords(detail: string): string {
  return detail
    .replace(/^ERR_(?:SSL|TLS)_/, '')
    .replace(/^(?:SSLV3|TLSV1|TLSV13|SSL\/TLS)_(?:ALERT_)?/, '')
    .toLowerCase()
    .replaceAll('_', ' ');
}
