import type { JsonObject } from './decode.ts';
import { type SigningAlgorithm, signingAlgorithms } from './signing-algorithms.ts';

/**
 * A key that signs. Its private part is in `cryptoKey` alone and cannot be taken out of it; it lives in memory as long as
 * the page does.
 */
export type SigningKey = {
  readonly kind: 'key';
  readonly alg: SigningAlgorithm;
  readonly source: 'generated' | 'given';
  readonly cryptoKey: CryptoKey;
  /** The `kid` of a JWK that was given, the RFC 7638 thumbprint of a key that was generated, else undefined. */
  readonly kid: string | undefined;
  /** What the API is to be told, with `kid`, `alg` and `use`; undefined for a shared secret. */
  readonly publicJwk: JsonObject | undefined;
  /** The same as PEM (SubjectPublicKeyInfo, RFC 5280 §4.1); undefined for a shared secret. */
  readonly publicPem: string | undefined;
  /** A shared secret that was generated, because the API must be told it; one that was given is not repeated. */
  readonly generatedSecret: string | undefined;
  /** Sentences on what is weak or unusual about it. It signs all the same: that is what is tried out. */
  readonly remarks: readonly string[];
};

/** Why there is no key; `reason` says what to do, and holds nothing of a secret part. */
export type NoSigningKey = { readonly kind: 'no-key'; readonly reason: string };

/** What kind of key an algorithm signs with, and how that is said. */
export type KeyKind = { readonly kty: string; readonly crv: string | undefined };

const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521', EdDSA: 'Ed25519' };

/** The kind of key that an algorithm signs with. */
function keyKindOf(alg: SigningAlgorithm): KeyKind {
  const crv = curves[alg];
  if (alg.startsWith('HS')) return { kty: 'oct', crv };
  if (alg === 'EdDSA') return { kty: 'OKP', crv };
  return { kty: alg.startsWith('ES') ? 'EC' : 'RSA', crv };
}

/** "an RSA key", "an EC key on P-384", "a shared secret". */
function keyKindWords({ kty, crv }: KeyKind): string {
  if (kty === 'oct') return 'a shared secret';
  if (kty === 'OKP') return `an ${crv ?? 'Edwards'} key`;
  return `${kty === 'RSA' ? 'an RSA key' : `an ${kty} key`}${crv === undefined ? '' : ` on ${crv}`}`;
}

/** The sentence that says why a key of this kind cannot sign with an algorithm, or undefined where it can. */
export function misfit(kind: KeyKind, alg: SigningAlgorithm): string | undefined {
  const wanted = keyKindOf(alg);
  if (kind.kty === wanted.kty && (wanted.crv === undefined || wanted.crv === kind.crv)) return undefined;
  const fitting = signingAlgorithms.filter((each) => {
    const { kty, crv } = keyKindOf(each);
    return kty === kind.kty && (crv === undefined || crv === kind.crv);
  });
  const choice = fitting.length === 0 ? 'Paste' : `Choose ${fitting.slice(0, 2).join(' or ')}, or paste`;
  return `This is ${keyKindWords(kind)}; ${alg} signs with ${keyKindWords(wanted)}. ${choice} another key.`;
}

/** How WebCrypto names an algorithm when it signs. */
export function signParameters(alg: SigningAlgorithm): AlgorithmIdentifier | RsaPssParams | EcdsaParams {
  const bits = Number(alg.slice(2));
  if (alg === 'EdDSA') return { name: 'Ed25519' };
  if (alg.startsWith('HS')) return { name: 'HMAC' };
  if (alg.startsWith('RS')) return { name: 'RSASSA-PKCS1-v1_5' };
  if (alg.startsWith('PS')) return { name: 'RSA-PSS', saltLength: bits / 8 };
  return { name: 'ECDSA', hash: `SHA-${bits}` };
}

/** WebCrypto, which a page that is no secure context does not have (security.md T71). */
export function subtleCrypto(): SubtleCrypto | undefined {
  return globalThis.crypto.subtle;
}

/** The sentence for a page without WebCrypto. */
export const noCryptography =
  'The browser lets this page do no cryptography, because it came neither over https nor from localhost. Open it there.';
