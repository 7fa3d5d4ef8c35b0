import { certificateUseWords } from './certificate-use-words.ts';
import { destinationText } from './detour.ts';
import { detourWords } from './detour-words.ts';
import type { Certificate, Exchange, Peer, Tls } from './exchange.ts';
import type { CertificateField } from './message-view.ts';

/** A name and what there is to say of it. */
export type NamedFact = readonly [name: string, value: string];

/**
 * What is known of the connection but for how its certificate was judged (`trustWords`): the address that answered, and
 * TLS; or the sentence that says why nothing is known.
 */
export function peerFacts(exchange: Exchange): readonly NamedFact[] | string {
  const { peer, way, detour, request } = exchange;
  if (way === 'browser')
    return 'The browser tells a page neither the address it reached nor the certificate it accepted. Sent through the proxy, both are shown here.';
  if (peer === undefined) {
    const nothing = 'No connection came about, so there is nothing to tell of it.';
    return detour === undefined ? nothing : `${nothing} ${detourWords(request.url, detour)}, as you chose.`;
  }
  return [
    ['Address', addressWords(exchange, peer)],
    ...(peer.via === undefined ? [] : [['Through', viaWords(peer.via)] as const]),
    ...(peer.tls === undefined
      ? [['Encryption', 'None: http sends everything in clear text.'] as const]
      : tlsFacts(peer.tls)),
  ];
}

/** What a certificate says, each field by its name on screen. */
export function certificateFacts(certificate: Certificate): readonly (readonly [CertificateField, string])[] {
  return [
    ['Subject', certificate.subject],
    ['Issuer', certificate.issuer],
    ['Valid for', certificate.altNames.join(', ') || 'no names at all'],
    ['Valid from', certificate.notBefore],
    ['Valid until', certificate.notAfter],
    ['Key', certificate.publicKey],
    ['SHA-256', colons(certificate.sha256)],
  ];
}

function addressWords({ detour, request }: Exchange, { address, port, via }: Peer): string {
  const chosen = detour?.connectTo;
  const place = chosen === undefined ? new URL(request.url).host : destinationText(chosen);
  const instead = chosen === undefined ? '' : `, as you chose instead of ${new URL(request.url).host}`;
  // A proxy was told the name and looked it up by itself.
  if (via !== undefined) return `Only the proxy in between knows it; it was asked for ${place}${instead}.`;
  const named = chosen === undefined || chosen.host === address ? '' : `, which is ${place}`;
  return `${address}, port ${port}${named}${instead}`;
}

function viaWords({ proxy, answer }: NonNullable<Peer['via']>): string {
  const said = answer === undefined ? 'It opened no tunnel.' : `It answered CONNECT with “${answer}”.`;
  return `The network’s proxy ${proxy}, which this machine’s environment names. ${said} What it was told is no part of the messages.`;
}

function tlsFacts({ protocol, cipher, alpn, serverName, clientCertificate }: Tls): readonly NamedFact[] {
  return [
    ['Encryption', `${protocol}, ${cipher}${alpn === undefined ? '' : `, ALPN ${alpn}`}`],
    ...(serverName === undefined ? [] : [['Server name', `${serverName} (asked for in TLS, SNI)`] as const]),
    ...(clientCertificate === undefined
      ? []
      : [['Client certificate', certificateUseWords(clientCertificate)] as const]),
  ];
}

function colons(hex: string): string {
  return (hex.match(/../g) ?? []).join(':').toUpperCase();
}
