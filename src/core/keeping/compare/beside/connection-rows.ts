import { destinationText } from '../../../http/detour.ts';
import type { Certificate, Exchange, Tls } from '../../../http/exchange.ts';
import type { CertificateField } from '../../../http/message-view.ts';
import { type Side, sideOf } from '../comparison.ts';
import type { Both } from '../run-facts.ts';
import { type FactRow, factRow } from './fact-rows.ts';

/** The connections of two runs, fact by fact; none where a run has no exchange. */
export function connectionRows({ before, after }: Both): readonly FactRow[] {
  const [from, to] = [before.exchange, after.exchange];
  if (from === undefined || to === undefined) return [];
  const rows = [
    ...facts.map(([name, read]) => factRow(name, sideOf(read(from)), sideOf(read(to)), 'same-device')),
    ...peerFacts.map(([name, read]) => factRow(name, peerSide(from, read), peerSide(to, read), 'same-device')),
    ...certificateFacts.map(([name, read]) =>
      factRow(name, leafSide(from, read), leafSide(to, read), 'same-device', { kind: 'certificate', name }),
    ),
  ];
  return rows.filter((row) => row.before.kind === 'value' || row.after.kind === 'value');
}

/** The browser tells a page nothing of the connection. */
function peerSide(exchange: Exchange, read: (exchange: Exchange) => string | undefined): Side {
  return exchange.way === 'browser' ? { kind: 'hidden' } : sideOf(read(exchange));
}

function leafSide(exchange: Exchange, read: (leaf: Certificate) => string): Side {
  return peerSide(exchange, ({ peer }) => {
    const leaf = peer?.tls?.chain[0];
    return leaf && read(leaf);
  });
}

type Fact = readonly [name: string, read: (exchange: Exchange) => string | undefined];

const facts: readonly Fact[] = [
  ['Way', ({ way }) => (way === 'browser' ? 'by the browser' : 'through the proxy')],
  ['Dialled instead', ({ detour }) => detour?.connectTo && destinationText(detour.connectTo)],
];

const tlsFact = (name: string, read: (tls: Tls) => string | undefined): Fact => [
  name,
  ({ peer }) => peer?.tls && read(peer.tls),
];

const peerFacts: readonly Fact[] = [
  ['Address', ({ peer }) => peer && destinationText({ host: peer.address, port: peer.port })],
  ['Through', ({ peer }) => peer?.via?.proxy],
  ['Encryption', ({ peer }) => peer && (peer.tls?.protocol ?? 'none')],
  tlsFact('Cipher', ({ cipher }) => cipher),
  tlsFact('ALPN', ({ alpn }) => alpn),
  tlsFact('Server name', ({ serverName }) => serverName),
  tlsFact('Trust', ({ trust }) => (trust.kind === 'verified' ? `verified (${trust.authorities})` : trust.kind)),
  tlsFact('Client certificate', ({ clientCertificate: use }) =>
    use?.presented === true ? (use.held?.subject ?? 'shown') : use?.asked === true ? 'asked for, not shown' : undefined,
  ),
];

const certificateFacts: readonly (readonly [CertificateField, (leaf: Certificate) => string])[] = [
  ['Subject', ({ subject }) => subject],
  ['Issuer', ({ issuer }) => issuer],
  ['Valid for', ({ altNames }) => altNames.join(', ')],
  ['Valid from', ({ notBefore }) => notBefore],
  ['Valid until', ({ notAfter }) => notAfter],
  ['Key', ({ publicKey }) => publicKey],
  ['SHA-256', ({ sha256 }) => sha256],
];
