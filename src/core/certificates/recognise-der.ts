import { type DerElement, derMembers, derTags, oidText } from '../jwt/der.ts';
import type { NoCertificates } from './certificate-facts.ts';

/** What one element of DER seems to be, by its outer shape alone. */
export type DerShape =
  | 'certificate'
  | Exclude<NoCertificates['kind'], 'empty' | 'damaged' | 'cut-off' | 'too-big' | 'no-cryptography'>;

const signedData = '1.2.840.113549.1.7.2';
const bitString = 0x03;

/** Tells a certificate from the other things that are kept in files with the same endings. */
export function recogniseDer(element: DerElement | undefined): DerShape {
  const [first, second, third] = derMembers(element, derTags.sequence) ?? [];
  if (first?.tag === derTags.oid) return oidText(first) === signedData ? 'pkcs7' : 'no-certificate';
  if (first?.tag === derTags.integer) {
    // PFX has version 3 and a content (RFC 7292 §4), a private key version 0 or 1 (RFC 5958 §2, RFC 8017 A.1.2, RFC 5915 §3).
    return first.content[0] === 3 ? 'pkcs12' : 'private-key';
  }
  if (first?.tag !== derTags.sequence || second === undefined) return 'no-certificate';
  if (second.tag === bitString) return 'public-key';
  if (second.tag === derTags.octetString) return 'private-key';
  if (third?.tag !== bitString) return 'no-certificate';
  // A request has at most four members (RFC 2986 §4.1), the part of a certificate that is signed at least six.
  return (derMembers(first, derTags.sequence) ?? []).length <= 4 ? 'certificate-request' : 'certificate';
}
