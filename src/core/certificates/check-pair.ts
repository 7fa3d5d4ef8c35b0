import type { ClientCertificateFault } from '../http/client-certificate.ts';
import type { CertificateFacts, Certificates } from './certificate-facts.ts';
import { keyWords } from './certificate-key.ts';
import { certificateValidity } from './certificate-validity.ts';
import { readCertificates } from './read-certificates.ts';
import { privateKeyFacts } from './private-key-facts.ts';
import { publicJwk } from './public-jwk.ts';

/** What a certificate and a private key are together, as far as a page can tell. */
export type PairCheck =
  /** `privateKeyPem` is the key as PKCS#8, out of its encryption. */
  | { readonly kind: 'pair'; readonly certificates: Certificates; readonly privateKeyPem: string }
  /** The page cannot compute with this kind of key; the proxy, which can, checks the pair before it uses it. */
  | { readonly kind: 'unchecked'; readonly certificates: Certificates; readonly reason: string }
  | PairFault;

/** `fault` is what the proxy would call it. */
export type PairFault = { readonly kind: 'fault'; readonly fault: ClientCertificateFault; readonly reason: string };

export type GivenPair = {
  readonly certificatePem: string;
  /** PEM: PKCS#8, PKCS#1 or SEC 1, encrypted or not. */
  readonly privateKeyPem: string;
  readonly passphrase: string;
};

/**
 * Whether a private key is the one that a certificate was issued for, and whether the certificate holds now: the checks
 * that the proxy makes as well (RFC 8446 §4.4.2, §4.4.3), with its names for what is wrong. Never throws.
 */
export async function checkPair(given: GivenPair, nowMs: number): Promise<PairCheck> {
  const certificates = await readCertificates(given.certificatePem);
  if (certificates.kind !== 'certificates') return fault('certificate-unreadable', certificates.reason);
  const key = await privateKeyFacts(given.privateKeyPem, given.passphrase);
  if (key.kind === 'fault') return key;
  const date = dateFault(certificates.leaf, nowMs);
  if (key.kind === 'foreign') return date ?? { kind: 'unchecked', certificates, reason: key.reason };
  const [leaf, ...issuers] = await Promise.all(certificates.all.map((each) => publicJwk(each.key)));
  if (leaf === undefined) {
    const reason = `The certificate’s key is ${keyWords(certificates.leaf.key)}, which this browser cannot compute with.`;
    return date ?? { kind: 'unchecked', certificates, reason };
  }
  const isKeyOf = (jwk: typeof leaf | undefined) => JSON.stringify(jwk) === JSON.stringify(key.publicJwk);
  if (!isKeyOf(leaf)) return otherKey(certificates.leaf, issuers.some(isKeyOf));
  return date ?? { kind: 'pair', certificates, privateKeyPem: key.pem };
}

function otherKey(leaf: CertificateFacts, isOfIssuer: boolean): PairFault {
  return isOfIssuer
    ? fault(
        'leaf-not-first',
        `The first certificate is of ${named(leaf)}, and the key belongs to a later one. Put the client’s own certificate first.`,
      )
    : fault(
        'key-of-another-certificate',
        `The certificate of ${named(leaf)} was issued for another key than this one. Look for the key that was made together with its request; after a renewal the key may be new as well.`,
      );
}

function dateFault(leaf: CertificateFacts, nowMs: number): PairFault | undefined {
  const validity = certificateValidity(leaf, nowMs);
  if (validity.kind === 'expired')
    return fault(
      'expired',
      `The certificate was valid until ${new Date(leaf.notAfterMs).toISOString()}; servers refuse it since. Have it renewed.`,
    );
  if (validity.kind === 'not-yet-valid')
    return fault(
      'not-yet-valid',
      `The certificate is valid from ${new Date(leaf.notBeforeMs).toISOString()} on. Wait until then, or check the clock of this machine.`,
    );
  return undefined;
}

function named({ subject }: CertificateFacts): string {
  return subject === '' ? 'an empty name' : `“${subject}”`;
}

function fault(code: ClientCertificateFault, reason: string): PairFault {
  return { kind: 'fault', fault: code, reason };
}
