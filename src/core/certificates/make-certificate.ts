import { generateKeyPair } from 'jose';
import type { JsonObject } from '../jwt/decode.ts';
import { noCryptography, subtleCrypto } from '../jwt/signing-key.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { certificateJwk } from './certificate-jwk.ts';
import { parseCertificate } from './parse-certificate.ts';
import { pemBlock } from './pem-blocks.ts';
import { selfSignedDer, signingRequestDer } from './sign-certificate.ts';

/** The keys that a certificate can be made for, the usual one first. */
export const certificateKeyKinds = ['P-256', 'P-384', 'RSA 2048', 'RSA 3072'] as const;
export type CertificateKeyKind = (typeof certificateKeyKinds)[number];

export type CertificateOrder = {
  readonly commonName: string;
  /** Empty: none. */
  readonly organization: string;
  readonly keyKind: CertificateKeyKind;
  /** From now on, 1 to 3650. */
  readonly days: number;
  readonly nowMs: number;
  /** Random bytes, 16 of them are usual: the serial number is made of them (RFC 5280 §4.1.2.2). */
  readonly serial: Uint8Array;
};

/** A fresh key with a certificate that it signed itself, and what a server is to be told of it. */
export type MadeCertificate = {
  readonly kind: 'made';
  /** Also what to register where a server takes the certificate itself. */
  readonly certificatePem: string;
  /** PKCS#8. Secret. */
  readonly privateKeyPem: string;
  readonly facts: CertificateFacts;
  /** For `jwks` (RFC 8705 §2.2.2): one key, with `x5c` and `x5t#S256`. */
  readonly jwks: { readonly keys: readonly [JsonObject] };
  /** A request for the same key and name (RFC 2986), for an authority that issues a certificate: `tls_client_auth`. */
  readonly requestPem: string;
};

export type NoCertificateMade = { readonly kind: 'not-made'; readonly reason: string };

/** RFC 5280 Appendix A.1: ub-common-name, ub-organization-name. */
const longestName = 64;
const mostDays = 3650;
const algorithms: Readonly<Record<CertificateKeyKind, readonly [alg: string, modulusLength: number | undefined]>> = {
  'P-256': ['ES256', undefined],
  'P-384': ['ES384', undefined],
  'RSA 2048': ['RS256', 2048],
  'RSA 3072': ['RS256', 3072],
};

/**
 * Makes a key and a certificate for a TLS client (extended key usage clientAuth), for `self_signed_tls_client_auth`
 * (RFC 8705 §2.2). The private key can be taken out: the proxy needs it for the handshake. Never throws.
 */
export async function makeSelfSignedCertificate(order: CertificateOrder): Promise<MadeCertificate | NoCertificateMade> {
  const fault = orderFault(order);
  if (fault !== undefined) return { kind: 'not-made', reason: fault };
  const [alg, modulusLength] = algorithms[order.keyKind];
  try {
    const keys = await generateKeyPair(alg, {
      extractable: true,
      ...(modulusLength !== undefined && { modulusLength }),
    });
    const facts = await parseCertificate(await selfSignedDer(order, keys));
    const jwk = facts && (await certificateJwk(facts));
    if (facts === undefined || jwk === undefined) return cannot(order.keyKind);
    return {
      kind: 'made',
      certificatePem: facts.pem,
      privateKeyPem: pemBlock('PRIVATE KEY', new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey))),
      facts,
      jwks: { keys: [jwk] },
      requestPem: pemBlock('CERTIFICATE REQUEST', await signingRequestDer(order, keys)),
    };
  } catch {
    return cannot(order.keyKind);
  }
}

function orderFault({ commonName, organization, days, serial }: CertificateOrder): string | undefined {
  if (commonName.trim() === '') return 'Type a common name (CN): what the server knows this client by.';
  if (commonName.length > longestName || organization.length > longestName)
    return `A name in a certificate has at most ${longestName} characters (RFC 5280 Appendix A.1). Shorten it.`;
  if (!Number.isInteger(days) || days < 1 || days > mostDays)
    return `Type for how many days it is to be valid: a whole number from 1 to ${mostDays}.`;
  return serial.length < 8 || serial.length > 19 ? 'The serial number is made of 8 to 19 random bytes.' : undefined;
}

function cannot(keyKind: CertificateKeyKind): NoCertificateMade {
  return subtleCrypto() === undefined
    ? { kind: 'not-made', reason: noCryptography }
    : {
        kind: 'not-made',
        reason: `This browser cannot make a certificate with a key of ${keyKind}. Choose another kind of key.`,
      };
}
