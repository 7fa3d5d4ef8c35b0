import { useState } from 'react';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import type { CertificateCheck } from '../session/use-certificate-check.ts';
import { CertificatePems } from './certificate-pems.tsx';
import { CertificateSources } from './certificate-sources.tsx';
import { MadeCertificate } from './made-certificate.tsx';
import styles from './certificate.module.css';

type GiveCertificateProps = {
  readonly held: ClientCertificate | undefined;
  readonly target: string;
  readonly check: CertificateCheck;
};

/** The ways to give a certificate: pasted, from files, or made here. Folded once there is one that needs nothing more. */
export function GiveCertificate({ held, target, check }: GiveCertificateProps) {
  const [choice, setChoice] = useState<boolean>();
  // Nothing folds away from under the one who is at work in it.
  const [isUsed, setUsed] = useState(false);
  const isComplete = check.pair?.kind === 'pair' || check.pair?.kind === 'unchecked';
  const open = choice ?? (!isComplete || isUsed);
  return (
    <details
      className={styles.give}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) setChoice(currentTarget.open);
      }}
    >
      <summary>{isComplete ? 'Change certificate and key' : 'Certificate and key'}</summary>
      <div className={styles.inside} onFocus={() => setUsed(true)}>
        <CertificatePems held={held} target={target} check={check} />
        <CertificateSources target={target} />
        <MadeCertificate held={held} target={target} />
      </div>
    </details>
  );
}
