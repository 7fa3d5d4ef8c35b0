import { base64url, calculateJwkThumbprint } from 'jose';
import type { JsonObject } from './decode.ts';
import type { KeyFacts } from './verdict.ts';

/** A key that may come into question. Of large sets few are ever looked at, so everything else is read from it on demand. */
export type CandidateKey = {
  /** Its place in the set, from 1. */
  readonly position: number;
  /** The key as it came, or as the JWK that its PEM is (RFC 7517 §4). Never shown: `keyFacts` says what may be. */
  readonly jwk: JsonObject;
};

const publicMembers: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  AKP: ['alg', 'pub'],
  oct: ['k'],
};
const privateMembers: Readonly<Record<string, readonly string[]>> = {
  RSA: ['d', 'p', 'q', 'dp', 'dq', 'qi'],
  EC: ['d'],
  OKP: ['d'],
  AKP: ['priv'],
  oct: ['k'],
};

/** What can be said of a key in public: nothing of a private or secret part. */
export function keyFacts({ jwk, position }: CandidateKey): KeyFacts {
  return {
    position,
    kid: textOf(jwk, 'kid'),
    kty: textOf(jwk, 'kty'),
    crv: textOf(jwk, 'crv'),
    alg: textOf(jwk, 'alg'),
    use: textOf(jwk, 'use'),
    thumbprint: undefined,
  };
}

/** The same with the thumbprint (RFC 7638); a secret has none, since it would give guesses a way to be checked. */
export async function keyFactsWithThumbprint(key: CandidateKey): Promise<KeyFacts> {
  const facts = keyFacts(key);
  if (facts.kty === undefined || facts.kty === 'oct') return facts;
  try {
    return { ...facts, thumbprint: await calculateJwkThumbprint({ ...verifyingPart(key), kty: facts.kty }) };
  } catch {
    return facts;
  }
}

/** The members that checking a signature needs, and no others, so that nothing else decides how the key is used. */
export function verifyingPart({ jwk }: CandidateKey): JsonObject {
  return only(jwk, publicMembers[textOf(jwk, 'kty') ?? ''] ?? []);
}

/** The members that decrypting needs. */
export function decryptingPart({ jwk }: CandidateKey): JsonObject {
  const kty = textOf(jwk, 'kty') ?? '';
  return only(jwk, [...(publicMembers[kty] ?? []), ...(privateMembers[kty] ?? [])]);
}

function only(jwk: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(['kty', ...names].flatMap((name) => (Object.hasOwn(jwk, name) ? [[name, jwk[name]]] : [])));
}

/** Whether a JWK holds what only its owner may know (RFC 7518 §6.2.2, §6.3.2, §6.4). */
export function holdsSecret(jwk: JsonObject): boolean {
  const members = privateMembers[textOf(jwk, 'kty') ?? ''] ?? ['d', 'k', 'priv'];
  return members.some((name) => Object.hasOwn(jwk, name));
}

/** Why a key is no usable one, or undefined. A kind that is not known here is judged by its kind alone. */
export function keyFault({ jwk }: CandidateKey): string | undefined {
  const kty = textOf(jwk, 'kty');
  if (kty === undefined) return 'it has no kty';
  const needed = publicMembers[kty] ?? [];
  const absent = needed.filter((name) => textOf(jwk, name) === undefined);
  if (absent.length > 0) return `it lacks ${absent.join(', ')}`;
  const odd = needed.find((name) => name !== 'crv' && name !== 'alg' && !/^[\w-]+$/.test(textOf(jwk, name) ?? ''));
  return odd === undefined ? undefined : `its ${odd} is no base64url`;
}

/** Size of the modulus or the secret, bits; undefined for kinds whose curve says it. */
export function keyBits({ jwk }: CandidateKey): number | undefined {
  const kty = textOf(jwk, 'kty');
  const encoded = kty === 'RSA' ? textOf(jwk, 'n') : kty === 'oct' ? textOf(jwk, 'k') : undefined;
  if (encoded === undefined || !/^[\w-]+$/.test(encoded)) return undefined;
  const bytes = Math.floor((encoded.length * 3) / 4);
  if (kty === 'oct') return bytes * 8;
  const first = base64url.decode(encoded.slice(0, 4));
  const zeros = Math.max(
    0,
    first.findIndex((byte) => byte !== 0),
  );
  return (bytes - zeros) * 8 - (Math.clz32(first[zeros] ?? 0) - 24);
}

/** What the key says that it may be used for (RFC 7517 §4.3), or undefined. */
export function keyOperations({ jwk }: CandidateKey): readonly string[] | undefined {
  const operations = Object.hasOwn(jwk, 'key_ops') ? jwk['key_ops'] : undefined;
  return Array.isArray(operations) ? operations.map(String) : undefined;
}

/** A member that is a text, looked for on the object itself only: the names come from outside (security.md T32). */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
