import { createPrivateKey, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { bitString, certificateTime, der, oid, sequence, unsignedInteger } from './der.ts';

/** A certificate and its private key (PKCS #8), both as PEM. */
export type ServerCertificate = { readonly certificatePem: string; readonly privateKeyPem: string };

const dayMs = 86_400_000;
// Safari refuses leaf certificates that live longer than 398 days (some platforms: 825).
const lifetimeMs = 397 * dayMs;
const renewBeforeEndMs = 30 * dayMs;
// A day back, so that a clock that is a little behind does not find it "not yet valid".
const backdatedMs = dayMs;

/**
 * Makes a self-signed leaf for localhost, 127.0.0.1 and ::1, EC P-256 with ECDSA-SHA-256 (RFC 5280 §4.1). It cannot
 * sign others (`cA` is false), so trusting it trusts this one server.
 */
export function makeServerCertificate(nowMs: number): ServerCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = distinguishedName();
  const toBeSigned = sequence(
    der(0xa0, unsignedInteger(Buffer.of(2))),
    unsignedInteger(serialNumber()),
    ecdsaWithSha256(),
    name,
    sequence(certificateTime(new Date(nowMs - backdatedMs)), certificateTime(new Date(nowMs + lifetimeMs))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions())),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const certificate = new X509Certificate(sequence(toBeSigned, ecdsaWithSha256(), bitString(signature)));
  return {
    certificatePem: certificate.toString(),
    privateKeyPem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

/** SHA-256 of the certificate's DER form, lower-case hex without separators. */
export function certificateSha256(pem: string): string {
  return new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
}

/** Whether the certificate ends within thirty days, so that a new one is due. */
export function isDueForRenewal(pem: string, nowMs: number): boolean {
  return Date.parse(new X509Certificate(pem).validTo) - nowMs < renewBeforeEndMs;
}

/** Whether both parts can be read and belong together. */
export function isUsableCertificate({ certificatePem, privateKeyPem }: ServerCertificate): boolean {
  try {
    return new X509Certificate(certificatePem).checkPrivateKey(createPrivateKey(privateKeyPem));
  } catch {
    return false;
  }
}

function distinguishedName(): Uint8Array {
  const part = (attribute: string, value: string): Uint8Array =>
    der(0x31, sequence(oid(attribute), der(0x0c, Buffer.from(value))));
  return sequence(part('2.5.4.10', 'Grantscope playground'), part('2.5.4.3', 'localhost'));
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

function extensions(): readonly Uint8Array[] {
  const critical = der(0x01, Buffer.of(0xff));
  const digitalSignature = der(0x03, Buffer.of(7, 0x80));
  const names = sequence(
    der(0x82, Buffer.from('localhost')),
    der(0x87, Buffer.of(127, 0, 0, 1)),
    der(0x87, Buffer.concat([Buffer.alloc(15), Buffer.of(1)])),
  );
  return [
    sequence(oid('2.5.29.19'), critical, der(0x04, sequence())),
    sequence(oid('2.5.29.15'), critical, der(0x04, digitalSignature)),
    sequence(oid('2.5.29.37'), der(0x04, sequence(oid('1.3.6.1.5.5.7.3.1')))),
    sequence(oid('2.5.29.17'), der(0x04, names)),
  ];
}
