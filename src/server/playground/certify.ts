import { generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { bitString, certificateTime, der, oid, sequence, unsignedInteger } from './der.ts';

/** A certificate and its private key (PKCS #8), both as PEM. */
export type CertificateAndKey = { readonly certificatePem: string; readonly privateKeyPem: string };

/** Whoever signs a certificate: its common name and its key. */
export type Issuer = { readonly commonName: string; readonly key: KeyObject };

const dayMs = 86_400_000;
/** Safari refuses server certificates that live longer than 398 days (some platforms: 825). */
export const certificateLifetimeMs = 397 * dayMs;
// A day back, so that a clock that is a little behind does not find it "not yet valid".
const backdatedMs = dayMs;

/** A key pair for a certificate: EC P-256. */
export function makeCertificateKeys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** Makes a certificate (RFC 5280 §4.1) that the issuer signs with ECDSA-SHA-256. `extensions` are their DER forms. */
export function certify(order: {
  readonly commonName: string;
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly issuer: Issuer;
  readonly extensions: readonly Uint8Array[];
  readonly nowMs: number;
}): CertificateAndKey {
  const { commonName, keys, issuer, extensions, nowMs } = order;
  const toBeSigned = sequence(
    der(0xa0, unsignedInteger(Buffer.of(2))),
    unsignedInteger(serialNumber()),
    ecdsaWithSha256(),
    distinguishedName(issuer.commonName),
    sequence(certificateTime(new Date(nowMs - backdatedMs)), certificateTime(new Date(nowMs + certificateLifetimeMs))),
    distinguishedName(commonName),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', toBeSigned, issuer.key);
  const certificate = new X509Certificate(sequence(toBeSigned, ecdsaWithSha256(), bitString(signature)));
  return {
    certificatePem: certificate.toString(),
    privateKeyPem: String(keys.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

/** An extension (RFC 5280 §4.1.2.9) with this value in DER. */
export function extension(id: string, criticality: 'critical' | 'not critical', value: Uint8Array): Uint8Array {
  const critical = criticality === 'critical' ? [der(0x01, Buffer.of(0xff))] : [];
  return sequence(oid(id), ...critical, der(0x04, value));
}

/** Basic constraints of a leaf: it cannot sign others (RFC 5280 §4.2.1.9). */
export function leafConstraints(): Uint8Array {
  return extension('2.5.29.19', 'critical', sequence());
}

/** Key usage of a leaf: digital signature (RFC 5280 §4.2.1.3). */
export function leafKeyUsage(): Uint8Array {
  return extension('2.5.29.15', 'critical', der(0x03, Buffer.of(7, 0x80)));
}

function distinguishedName(commonName: string): Uint8Array {
  const part = (attribute: string, value: string): Uint8Array =>
    der(0x31, sequence(oid(attribute), der(0x0c, Buffer.from(value))));
  return sequence(part('2.5.4.10', 'Grantscope playground'), part('2.5.4.3', commonName));
}

/** Positive, not zero at the front, 128 bits of chance: RFC 5280 §4.1.2.2 asks for unique, browsers for unguessable. */
function serialNumber(): Uint8Array {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

function ecdsaWithSha256(): Uint8Array {
  return sequence(oid('1.2.840.10045.4.3.2'));
}
