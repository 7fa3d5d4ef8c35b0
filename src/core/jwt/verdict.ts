/**
 * What checking a signature came to. `verified` is said of one thing only: the signature over exactly these bytes fits
 * exactly this key. What the claims say (expiry, audience) is judged beside it, never instead of it.
 */
export type Verdict =
  | { readonly kind: 'verified'; readonly key: KeyFacts; readonly remarks: readonly string[] }
  /** A key that may speak for the token was there, and the token fails; or the token cannot be valid with any key. */
  | {
      readonly kind: 'not-valid';
      readonly code: NotValidCode;
      readonly reason: string;
      /** The keys that were tried, in order. */
      readonly tried: readonly KeyFacts[];
    }
  /** Nothing can be said: no key fits, the key cannot be read, the algorithm is unknown here, the keys did not come. */
  | {
      readonly kind: 'cannot-check';
      readonly code: CannotCheckCode;
      readonly reason: string;
      /** What to do next, a sentence. */
      readonly next: string;
      /** For each key the tests that excluded it; empty where no keys were looked at. */
      readonly excluded: readonly ExcludedKey[];
      /** How many were excluded in all: of a large set not all are listed. */
      readonly excludedCount: number;
    }
  /** Made for somebody else's eyes, like a Microsoft Graph token: that its signature cannot be checked is no fault. */
  | { readonly kind: 'not-for-you'; readonly reason: string; readonly next: string };

export type NotValidCode =
  | 'unsigned'
  | 'signature-mismatch'
  | 'not-strict'
  | 'unknown-critical'
  | 'unencoded-payload'
  | 'published-secret';

export type CannotCheckCode =
  | 'no-token'
  | 'opaque'
  | 'encrypted'
  | 'damaged'
  | 'no-algorithm'
  | 'unsupported-algorithm'
  | 'no-key-fits'
  | 'not-all-tried'
  | 'no-keys'
  | 'unreadable-key'
  | 'no-cryptography'
  | 'no-issuer'
  | 'metadata-unusable'
  | 'issuer-mismatch'
  | 'keys-elsewhere'
  | 'keys-not-fetched';

/** What can be said of a key in public. Nothing of a private or secret part is ever in it. */
export type KeyFacts = {
  /** Its place in the set, from 1. */
  readonly position: number;
  readonly kid: string | undefined;
  readonly kty: string | undefined;
  readonly crv: string | undefined;
  readonly alg: string | undefined;
  readonly use: string | undefined;
  /** SHA-256 thumbprint, base64url (RFC 7638); undefined where none was computed (excluded keys, shared secrets). */
  readonly thumbprint: string | undefined;
};

export type KeyTest = 'readable' | 'kid' | 'kty' | 'crv' | 'alg' | 'use' | 'key_ops' | 'strength';

export type ExcludedKey = {
  readonly key: KeyFacts;
  /** Every test that the key fails, with what was wanted and what was found; never a key's secret part. */
  readonly failed: readonly { readonly test: KeyTest; readonly wanted: string; readonly found: string }[];
};
