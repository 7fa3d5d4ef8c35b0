import {
  type CertificateKeyKind,
  makeSelfSignedCertificate,
  type MadeCertificate,
  type NoCertificateMade,
} from '#core/certificates/make-certificate.ts';
import type { Session } from './session.ts';

const validDays = 365;

/** Makes a key with a self-signed certificate for this client, valid for a year. Never rejects. */
export function makeClientCertificate(
  { clock }: Session,
  commonName: string,
  keyKind: CertificateKeyKind,
): Promise<MadeCertificate | NoCertificateMade> {
  return makeSelfSignedCertificate({
    commonName,
    organization: '',
    keyKind,
    days: validDays,
    nowMs: clock.now().wallMs,
    serial: crypto.getRandomValues(new Uint8Array(16)),
  });
}
