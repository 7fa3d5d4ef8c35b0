import asn1 from 'node-forge/lib/asn1.js';
import pbe from 'node-forge/lib/pbe.js';
import util from 'node-forge/lib/util.js';
import { latin1, latin1Bytes, utf8 } from '../http/bytes.ts';
import { type DerElement, derMembers, derNumber, derTags, oidText } from '../jwt/der.ts';
import type { Decrypted } from '../jwt/password-encryption.ts';

const pkcs12TripleDes = '1.2.840.113549.1.12.1.3';
const pkcs12Rc2 = '1.2.840.113549.1.12.1.6';
const pbes2 = '1.2.840.113549.1.5.13';
const known: readonly string[] = [pkcs12TripleDes, pkcs12Rc2, pbes2];

// They are counted in script, in one go: half a million take some seconds. Files have two thousand, or fifty.
const mostRounds = 500_000;

/**
 * Undoes what WebCrypto cannot: the schemes of RFC 7292 Appendix C with Triple DES and 40-bit RC2, which Windows and
 * OpenSSL before version 3 write, and PBES2 with Triple DES. Undefined where the method is another one. Never throws.
 */
export function decryptLegacy(algorithm: DerElement, encrypted: Uint8Array, passphrase: string): Decrypted | undefined {
  const [scheme, parameters] = derMembers(algorithm, derTags.sequence) ?? [];
  if (scheme?.tag !== derTags.oid || parameters === undefined) return undefined;
  const oid = oidText(scheme);
  if (!known.includes(oid)) return undefined;
  const rounds = roundsOf(parameters, oid);
  if (rounds === undefined) return { kind: 'damaged' };
  if (rounds < 1 || rounds > mostRounds) return { kind: 'too-many-rounds', rounds };
  // PBES2 counts the passphrase in UTF-8, the older schemes in UTF-16 (RFC 8018 §5, RFC 7292 B.1).
  const password = oid === pbes2 ? latin1(utf8(passphrase)) : passphrase;
  try {
    const cipher = pbe.getCipher(oid, asn1.fromDer(latin1(parameters.whole)), password);
    cipher.update(util.createBuffer(latin1(encrypted)));
    if (!cipher.finish()) return { kind: 'wrong-passphrase' };
    return { kind: 'decrypted', bytes: latin1Bytes(cipher.output.getBytes()) };
  } catch {
    return undefined;
  }
}

function roundsOf(parameters: DerElement, oid: string): number | undefined {
  const members = derMembers(parameters, derTags.sequence);
  if (oid !== pbes2) return derNumber(members?.[1]);
  const derivation = derMembers(members?.[0], derTags.sequence);
  return derNumber(derMembers(derivation?.[1], derTags.sequence)?.[1]);
}
