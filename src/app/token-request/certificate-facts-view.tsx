import type { CertificateFacts } from '#core/certificates/certificate-facts.ts';
import { keyWords } from '#core/certificates/certificate-key.ts';
import { certificateValidity } from '#core/certificates/certificate-validity.ts';
import type { ClientAuthentication } from '#core/oauth/connection.ts';
import { durationWords } from '#core/time/words.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import type { CertificateCheck } from '../session/use-certificate-check.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { dateFormat } from '../ui/date-format.ts';
import styles from './certificate.module.css';

const dateTime = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });

type CertificateFactsProps = { readonly check: CertificateCheck; readonly hasKey: boolean };

/** What the certificate says of the client, once it could be read, and what stands in the way of using it. */
export function CertificateFactsView({ check, hasKey }: CertificateFactsProps) {
  const method = useWorkbench((state) => state.connection.clientAuthentication);
  const { certificates, pair } = check;
  if (certificates?.kind !== 'certificates') return null;
  const { leaf, all } = certificates;
  return (
    <>
      <dl className={styles.facts} aria-label="The certificate">
        <dt>Subject</dt>
        <dd>{leaf.subject || 'an empty name'}</dd>
        <dt>Issuer</dt>
        <dd>{leaf.isSelfSigned ? 'itself (self-signed)' : leaf.issuer}</dd>
        <Validity leaf={leaf} />
        <dt>Key</dt>
        <dd>
          {keyWords(leaf.key)}
          {pair?.kind === 'pair' && ', and the private one fits'}
        </dd>
        {all.length > 1 && (
          <>
            <dt>Chain</dt>
            <dd>{all.length} certificates</dd>
          </>
        )}
        <dt>x5t#S256</dt>
        <dd className={styles.print}>
          <span className={styles.mono}>{leaf.thumbprints.x5tS256}</span>
          <CopyButton
            compact
            name="Copy x5t#S256"
            done="The thumbprint is copied"
            text={() => leaf.thumbprints.x5tS256}
          />
        </dd>
      </dl>
      {[
        ...(hasKey ? [] : [noKey]),
        ...remarksOn(leaf, method),
        ...(pair?.kind === 'unchecked' ? [pair.reason] : []),
      ].map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
    </>
  );
}

function Validity({ leaf }: { readonly leaf: CertificateFacts }) {
  const { clock } = useSession();
  const validity = certificateValidity(leaf, clock.now().wallMs);
  const words = {
    valid: () => `, ${'leftMs' in validity ? leftWords(validity.leftMs) : ''} left`,
    expired: () => ', expired',
    'not-yet-valid': () => `; not valid before ${dateTime(leaf.notBeforeMs)}`,
  }[validity.kind]();
  return (
    <>
      <dt>Valid until</dt>
      <dd data-tone={validity.kind === 'valid' ? undefined : 'bad'}>
        {dateTime(leaf.notAfterMs)}
        {words}
      </dd>
    </>
  );
}

/** Of a certificate that holds for long nobody counts the hours. */
function leftWords(ms: number): string {
  const days = Math.floor(ms / 86_400_000);
  return days < 2 ? durationWords(ms) : `${days} days`;
}

const noKey = 'Its private key is missing: without it the certificate cannot be used.';

/** What servers are likely to refuse. */
function remarksOn(leaf: CertificateFacts, method: ClientAuthentication): readonly string[] {
  const { isSelfSigned, isAuthority, clientUse } = leaf;
  return [
    ...(method === 'tls_client_auth' && isSelfSigned
      ? ['It is self-signed, and tls_client_auth wants one that an authority issued (RFC 8705 §2.1).']
      : []),
    ...(clientUse === 'left-out' ? ['Its extended key usage does not name TLS clients, so servers refuse it.'] : []),
    ...(isAuthority && !isSelfSigned ? ['It is an authority’s certificate: perhaps the client’s own is meant.'] : []),
  ];
}
