import { type DerElement, derMembers, derTags, oidText, readDer } from '../jwt/der.ts';
import type { CertificateKey } from './certificate-facts.ts';

const algorithms: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.10045.2.1': 'EC',
  '1.2.840.10040.4.1': 'DSA',
  '1.3.101.110': 'X25519',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
  '2.16.840.1.101.3.4.3.17': 'ML-DSA-44',
  '2.16.840.1.101.3.4.3.18': 'ML-DSA-65',
  '2.16.840.1.101.3.4.3.19': 'ML-DSA-87',
};

const curves: Readonly<Record<string, readonly [name: string, bits: number]>> = {
  '1.2.840.10045.3.1.7': ['P-256', 256],
  '1.3.132.0.34': ['P-384', 384],
  '1.3.132.0.35': ['P-521', 521],
  '1.3.132.0.10': ['secp256k1', 256],
  '1.3.36.3.3.2.8.1.1.7': ['brainpoolP256r1', 256],
  '1.3.36.3.3.2.8.1.1.11': ['brainpoolP384r1', 384],
  '1.3.36.3.3.2.8.1.1.13': ['brainpoolP512r1', 512],
};

const bitStringTag = 0x03;

/** What kind of key a SubjectPublicKeyInfo holds (RFC 5280 §4.1.2.7), or undefined where the bytes are none. */
export function certificateKey(spki: Uint8Array): CertificateKey | undefined {
  const [identifier, key] = derMembers(readDer(spki)?.[0], derTags.sequence) ?? [];
  const [oid, parameters] = derMembers(identifier, derTags.sequence) ?? [];
  if (oid?.tag !== derTags.oid || key?.tag !== bitStringTag) return undefined;
  const algorithm = algorithms[oidText(oid)] ?? oidText(oid);
  if (algorithm.startsWith('RSA')) return { algorithm, bits: modulusBits(key), curve: undefined, spki };
  if (algorithm !== 'EC' || parameters?.tag !== derTags.oid)
    return { algorithm, bits: undefined, curve: undefined, spki };
  const [curve, bits] = curves[oidText(parameters)] ?? [oidText(parameters), undefined];
  return { algorithm, bits, curve, spki };
}

/** The first byte of a bit string counts the bits that its last byte has too many. */
function modulusBits({ content }: DerElement): number | undefined {
  const [modulus] = derMembers(readDer(content.subarray(1))?.[0], derTags.sequence) ?? [];
  if (modulus?.tag !== derTags.integer) return undefined;
  const digits = modulus.content.findIndex((byte) => byte !== 0);
  if (digits < 0) return undefined;
  return (modulus.content.length - digits) * 8 - Math.clz32(modulus.content[digits] ?? 0) + 24;
}

/** "RSA, 2048 bits", "EC on P-256", "Ed25519". */
export function keyWords({ algorithm, bits, curve }: CertificateKey): string {
  if (curve !== undefined) return `${algorithm} on ${curve}`;
  return bits === undefined ? algorithm : `${algorithm}, ${bits} bits`;
}
