import { base64url, calculateJwkThumbprint } from 'jose';
import type { JsonObject } from './decode.ts';
import type { KeyFacts } from './verdict.ts';

/** A key that may come into question, with what it says of itself. Its private part, if it had one, is left out of `facts`. */
export type CandidateKey = {
  readonly facts: KeyFacts;
  /** The key as a JWK (RFC 7517 §4), reduced to the members that its type has; whatever it came as. */
  readonly jwk: JsonObject;
  readonly keyOps: readonly string[] | undefined;
  /** Size of the modulus or the secret, bits; undefined for kinds whose curve says it. */
  readonly bits: number | undefined;
  /** Why it is no usable key, a sentence. */
  readonly fault: string | undefined;
};

const publicMembers: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  AKP: ['alg', 'pub'],
};
const privateMembers: Readonly<Record<string, readonly string[]>> = {
  RSA: ['d', 'p', 'q', 'dp', 'dq', 'qi'],
  EC: ['d'],
  OKP: ['d'],
  AKP: ['priv'],
  oct: ['k'],
};

/** Whether a JWK holds what only its owner may know (RFC 7518 §6.2.2, §6.3.2, §6.4). */
export function holdsSecret(jwk: JsonObject): boolean {
  const members = privateMembers[textOf(jwk, 'kty') ?? ''] ?? ['d', 'k', 'priv'];
  return members.some((name) => Object.hasOwn(jwk, name));
}

/** A JWK as a candidate. `keepSecret` is for keys that the person gave: a published one's secret part is dropped at once. */
export function candidateOf(jwk: JsonObject, position: number, keepSecret: boolean): CandidateKey {
  const kty = textOf(jwk, 'kty');
  const needed = publicMembers[kty ?? ''] ?? [];
  const kept = ['kty', ...needed, ...(keepSecret ? (privateMembers[kty ?? ''] ?? []) : [])];
  const keyOps = Object.hasOwn(jwk, 'key_ops') ? jwk['key_ops'] : undefined;
  return {
    facts: {
      position,
      kid: textOf(jwk, 'kid'),
      kty,
      crv: textOf(jwk, 'crv'),
      alg: textOf(jwk, 'alg'),
      use: textOf(jwk, 'use'),
      thumbprint: undefined,
    },
    jwk: Object.fromEntries(kept.flatMap((name) => (Object.hasOwn(jwk, name) ? [[name, jwk[name]]] : []))),
    keyOps: Array.isArray(keyOps) ? keyOps.map(String) : undefined,
    bits: bitsOf(jwk, kty),
    fault: faultOf(jwk, kty, needed),
  };
}

/** The same facts with the thumbprint (RFC 7638); a secret has none, since it would give guesses a way to be checked. */
export async function withThumbprint({ facts, jwk }: CandidateKey): Promise<KeyFacts> {
  if (facts.kty === undefined || facts.kty === 'oct') return facts;
  try {
    return { ...facts, thumbprint: await calculateJwkThumbprint({ ...jwk, kty: facts.kty }) };
  } catch {
    return facts;
  }
}

function faultOf(jwk: JsonObject, kty: string | undefined, needed: readonly string[]): string | undefined {
  if (kty === undefined) return 'it has no kty';
  if (kty !== 'oct' && needed.length === 0) return undefined;
  const wanted = kty === 'oct' ? ['k'] : needed;
  const absent = wanted.filter((name) => textOf(jwk, name) === undefined);
  if (absent.length > 0) return `it lacks ${absent.join(', ')}`;
  const odd = wanted.find((name) => name !== 'crv' && name !== 'alg' && !/^[\w-]+$/.test(textOf(jwk, name) ?? ''));
  return odd === undefined ? undefined : `its ${odd} is no base64url`;
}

function bitsOf(jwk: JsonObject, kty: string | undefined): number | undefined {
  const encoded = kty === 'RSA' ? textOf(jwk, 'n') : kty === 'oct' ? textOf(jwk, 'k') : undefined;
  if (encoded === undefined || !/^[\w-]+$/.test(encoded)) return undefined;
  if (kty === 'oct') return Math.floor((encoded.length * 3) / 4) * 8;
  const first = base64url.decode(encoded.slice(0, 4));
  const zeros = first.findIndex((byte) => byte !== 0);
  const bytes = Math.floor((encoded.length * 3) / 4) - Math.max(0, zeros);
  return bytes * 8 - (Math.clz32(first[Math.max(0, zeros)] ?? 0) - 24);
}

/** A member that is a text, looked for on the object itself only: the names come from outside (security.md T32). */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
