import type { Certificate, Exchange, TrustVerdict } from '#core/http/exchange.ts';
import type { CertificateField, Place } from '#core/http/message-view.ts';
import { certificateFacts, peerFacts } from '#core/http/peer-facts.ts';
import { trustWords } from '#core/http/trust-words.ts';
import { Chip } from '../ui/chip.tsx';
import styles from './peer-view.module.css';

/** What is known of the connection: the address that answered, TLS, the certificates, and what vouched for them. */
export function PeerView({ exchange, lit = [] }: { readonly exchange: Exchange; readonly lit?: readonly Place[] }) {
  const facts = peerFacts(exchange);
  if (typeof facts === 'string') return <p className={styles.note}>{facts}</p>;
  const tls = exchange.peer?.tls;
  return (
    <div className={styles.peer}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
        {tls !== undefined && <Trust trust={tls.trust} />}
      </dl>
      {tls?.chain.map((certificate, index) => (
        <CertificateView key={certificate.sha256} certificate={certificate} isLeaf={index === 0} lit={lit} />
      ))}
    </div>
  );
}

function Trust({ trust }: { readonly trust: TrustVerdict }) {
  const { tone, title, explanation } = trustWords(trust);
  return (
    <div className={styles.fact}>
      <dt>Certificate</dt>
      <dd>
        <Chip tone={tone}>{title}</Chip>
        <p className={styles.explanation}>{explanation}</p>
      </dd>
    </div>
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

type FactProps = { readonly name: string; readonly value: string; readonly isLit?: boolean };

function Fact({ name, value, isLit = false }: FactProps) {
  return (
    <div className={styles.fact} data-lit={isLit || undefined}>
      <dt>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </div>
  );
}
