import { calculateJwkThumbprint } from 'jose';
import type { JsonObject } from './decode.ts';
import type { KeyFacts } from './verdict.ts';

/** A key that may come into question. Of large sets few are ever looked at, so everything else is read from it on demand. */
export type CandidateKey = {
  /** Its place in the set, from 1. */
  readonly position: number;
  /** The key as it came, or as the JWK that its PEM is (RFC 7517 §4). Never shown: `keyFacts` says what may be. */
  readonly jwk: JsonObject;
};

// Maps, since the kty that they are asked for comes from outside: a record would answer to `constructor`.
const publicMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['RSA', ['n', 'e']],
  ['EC', ['crv', 'x', 'y']],
  ['OKP', ['crv', 'x']],
  ['AKP', ['alg', 'pub']],
  ['oct', ['k']],
]);
const privateMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['RSA', ['d', 'p', 'q', 'dp', 'dq', 'qi']],
  ['EC', ['d']],
  ['OKP', ['d']],
  ['AKP', ['priv']],
  ['oct', ['k']],
]);

/** The members that every key of a kind must have (RFC 7518 §6, RFC 8037 §2); none for a kind that is not known here. */
export function neededMembers(kty: string): readonly string[] {
  return publicMembers.get(kty) ?? [];
}

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
  return only(jwk, neededMembers(textOf(jwk, 'kty') ?? ''));
}

/** The members that decrypting needs. */
export function decryptingPart({ jwk }: CandidateKey): JsonObject {
  const kty = textOf(jwk, 'kty') ?? '';
  return only(jwk, [...neededMembers(kty), ...(privateMembers.get(kty) ?? [])]);
}

function only(jwk: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(['kty', ...names].flatMap((name) => (Object.hasOwn(jwk, name) ? [[name, jwk[name]]] : [])));
}

/** Whether a JWK holds what only its owner may know (RFC 7518 §6.2.2, §6.3.2, §6.4). */
export function holdsSecret(jwk: JsonObject): boolean {
  const members = privateMembers.get(textOf(jwk, 'kty') ?? '') ?? ['d', 'k', 'priv'];
  return members.some((name) => Object.hasOwn(jwk, name));
}

/** A member that is a text, looked for on the object itself only: the names come from outside (security.md T32). */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
