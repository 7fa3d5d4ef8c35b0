import { destinationText } from '#core/http/detour.ts';
import type { Certificate, Exchange, Peer, Tls } from '#core/http/exchange.ts';
import type { CertificateField, Place } from '#core/http/message-view.ts';
import { Chip } from '../ui/chip.tsx';
import { certificateUseWords } from './certificate-use-words.ts';
import { detourWords } from './detour-words.ts';
import { trustWords } from './trust-words.ts';
import styles from './peer-view.module.css';

/** What is known of the connection: the address that answered, TLS, the certificates, and what vouched for them. */
export function PeerView({ exchange, lit = [] }: { readonly exchange: Exchange; readonly lit?: readonly Place[] }) {
  const { peer, way } = exchange;
  if (way === 'browser') {
    return (
      <p className={styles.note}>
        The browser tells a page neither the address it reached nor the certificate it accepted. Sent through the proxy,
        both are shown here.
      </p>
    );
  }
  if (peer === undefined)
    return (
      <p className={styles.note}>
        No connection came about, so there is nothing to tell of it.{' '}
        {exchange.detour && `${detourWords(exchange.request.url, exchange.detour)}, as you chose.`}
      </p>
    );
  return (
    <div className={styles.peer}>
      <dl className={styles.facts}>
        <Fact name="Address" value={addressWords(exchange, peer)} />
        {peer.via && <Fact name="Through" value={viaWords(peer.via)} />}
        {peer.tls === undefined ? (
          <Fact name="Encryption" value="None: http sends everything in clear text." />
        ) : (
          <TlsFacts tls={peer.tls} />
        )}
      </dl>
      {peer.tls?.chain.map((certificate, index) => (
        <CertificateView key={certificate.sha256} certificate={certificate} isLeaf={index === 0} lit={lit} />
      ))}
    </div>
  );
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

function TlsFacts({ tls }: { readonly tls: Tls }) {
  const { tone, title, explanation } = trustWords(tls.trust);
  return (
    <>
      <Fact
        name="Encryption"
        value={`${tls.protocol}, ${tls.cipher}${tls.alpn === undefined ? '' : `, ALPN ${tls.alpn}`}`}
      />
      {tls.serverName !== undefined && <Fact name="Server name" value={`${tls.serverName} (asked for in TLS, SNI)`} />}
      {tls.clientCertificate && <Fact name="Client certificate" value={certificateUseWords(tls.clientCertificate)} />}
      <div className={styles.fact}>
        <dt>Certificate</dt>
        <dd>
          <Chip tone={tone}>{title}</Chip>
          <p className={styles.explanation}>{explanation}</p>
        </dd>
      </div>
    </>
  );
}

/** One certificate of the chain, folded unless it is the server's own. */
export function CertificateView({
  certificate,
  isLeaf,
  lit = [],
}: {
  readonly certificate: Certificate;
  readonly isLeaf: boolean;
  /** Findings point at the server's own certificate only. */
  readonly lit?: readonly Place[];
}) {
  const isLit = (name: CertificateField) =>
    isLeaf && lit.some((place) => place.kind === 'certificate' && place.name === name);
  return (
    <details className={styles.certificate} open={isLeaf}>
      <summary>{isLeaf ? 'The server’s certificate' : `Issuer: ${certificate.subject}`}</summary>
      <dl className={styles.facts}>
        {certificateFacts(certificate).map(([name, value]) => (
          <Fact key={name} name={name} value={value} isLit={isLit(name)} />
        ))}
      </dl>
    </details>
  );
}

function certificateFacts(certificate: Certificate): readonly (readonly [CertificateField, string])[] {
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

type FactProps = { readonly name: string; readonly value: string; readonly isLit?: boolean };

function Fact({ name, value, isLit = false }: FactProps) {
  return (
    <div className={styles.fact} data-lit={isLit || undefined}>
      <dt>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </div>
  );
}

function colons(hex: string): string {
  return (hex.match(/../g) ?? []).join(':').toUpperCase();
}
