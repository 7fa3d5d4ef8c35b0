import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  type CertificateAndKey,
  certificateLifetimeMs,
  certify,
  extension,
  leafConstraints,
  leafKeyUsage,
  makeCertificateKeys,
} from './certify.ts';
import { der, oid, sequence } from './der.ts';

const renewBeforeEndMs = 30 * 86_400_000;

/**
 * Makes a self-signed leaf for localhost, 127.0.0.1 and ::1, EC P-256 with ECDSA-SHA-256 (RFC 5280 §4.1). It cannot
 * sign others (`cA` is false), so trusting it trusts this one server.
 */
export function makeServerCertificate(nowMs: number): CertificateAndKey {
  return certificateFor('localhost', localNames, nowMs);
}

/** The same, but it ended a week ago. */
export function makeExpiredCertificate(nowMs: number): CertificateAndKey {
  return makeServerCertificate(nowMs - certificateLifetimeMs - 7 * 86_400_000);
}

/** The same, but for a server of another name only. */
export function makeCertificateForAnotherName(nowMs: number): CertificateAndKey {
  const name = 'another-server.example';
  return certificateFor(name, [der(0x82, Buffer.from(name))], nowMs);
}

/** `names` are in their DER form (RFC 5280 §4.2.1.6). */
function certificateFor(commonName: string, names: readonly Uint8Array[], nowMs: number): CertificateAndKey {
  const keys = makeCertificateKeys();
  const issuer = { commonName, key: keys.privateKey };
  return certify({ commonName, keys, issuer, extensions: extensions(names), nowMs });
}

/** SHA-256 of the certificate's DER form, lower-case hex without separators. */
export function certificateSha256(pem: string): string {
  return new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
}

/** Whether the certificate ends within thirty days, so that a new one is due. */
export function isDueForRenewal(pem: string, nowMs: number): boolean {
  return Date.parse(new X509Certificate(pem).validTo) - nowMs < renewBeforeEndMs;
}

/** The value as a certificate with the key that belongs to it, or undefined when it is not one. */
export function parseCertificateAndKey(value: unknown): CertificateAndKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { certificatePem, privateKeyPem } = value as Partial<CertificateAndKey>;
  if (typeof certificatePem !== 'string' || typeof privateKeyPem !== 'string') return undefined;
  const certificate = { certificatePem, privateKeyPem };
  return isUsableCertificate(certificate) ? certificate : undefined;
}

/** Whether both parts can be read and belong together. */
export function isUsableCertificate({ certificatePem, privateKeyPem }: CertificateAndKey): boolean {
  try {
    return new X509Certificate(certificatePem).checkPrivateKey(createPrivateKey(privateKeyPem));
  } catch {
    return false;
  }
}

const localNames = [
  der(0x82, Buffer.from('localhost')),
  der(0x87, Buffer.of(127, 0, 0, 1)),
  der(0x87, Buffer.concat([Buffer.alloc(15), Buffer.of(1)])),
];

function extensions(names: readonly Uint8Array[]): readonly Uint8Array[] {
  return [
    leafConstraints(),
    leafKeyUsage(),
    extension('2.5.29.37', 'not critical', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', 'not critical', sequence(...names)),
  ];
}
