import type { X509Certificate } from 'node:crypto';
import type { Certificate } from '#core/http/exchange.ts';

/** Servers send two to four certificates; a chain beyond this is not shown further. */
const longestChain = 16;

/** The certificates that a server sent, leaf first. A root that issued itself ends the walk. */
export function certificateChain(leaf: X509Certificate): readonly Certificate[] {
  const chain: Certificate[] = [];
  const seen = new Set<string>();
  let each: X509Certificate | undefined = leaf;
  while (each !== undefined && chain.length < longestChain && !seen.has(each.fingerprint256)) {
    seen.add(each.fingerprint256);
    chain.push(certificateFacts(each));
    each = each.issuerCertificate;
  }
  return chain;
}

/** SHA-256 of the DER form, lower-case hex without separators: what a pin is compared with. */
export function certificateSha256(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase();
}

/** What one certificate says, in the notations used everywhere: ISO 8601 for times, one line for names. */
function certificateFacts(certificate: X509Certificate): Certificate {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    altNames: splitAltNames(certificate.subjectAltName ?? ''),
    notBefore: isoTime(certificate.validFrom),
    notAfter: isoTime(certificate.validTo),
    sha256: certificateSha256(certificate),
    serialNumber: certificate.serialNumber,
    publicKey: describeKey(certificate),
    pem: certificate.toString(),
  };
}

/** One attribute a line becomes one line; a certificate without a subject has `undefined` here, whatever the types say. */
export function oneLine(name: string | undefined): string {
  return (name ?? '').trim().split('\n').join(', ');
}

/** The common kinds without their prefix, the others with it. Odd values come quoted as JSON, so that a comma in one is none. */
function splitAltNames(text: string): readonly string[] {
  const names = text.match(/[^,"]*(?:"(?:[^"\\]|\\.)*"[^,"]*)*/g) ?? [];
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => name.replace(/^(?:DNS|IP Address):/, ''));
}

function isoTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}

function describeKey(certificate: X509Certificate): string {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    const kind = (asymmetricKeyType ?? 'unknown').toUpperCase();
    if (asymmetricKeyDetails?.modulusLength !== undefined) return `${kind} ${asymmetricKeyDetails.modulusLength} bits`;
    return asymmetricKeyDetails?.namedCurve === undefined ? kind : `${kind} ${asymmetricKeyDetails.namedCurve}`;
  } catch {
    // A key of a kind that this build of the TLS library does not know.
    return 'unknown';
  }
}
