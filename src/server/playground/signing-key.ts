import { createHash, createPrivateKey, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { keyPairAlgs } from '#core/contract/playground-rotation.ts';

/** The algorithms that have a key of their own. */
export type SigningAlg = (typeof keyPairAlgs)[number];

/** A private key that signs JWTs, as a JWK (RFC 7517) for one algorithm. */
export type SigningKey = JsonWebKey & { readonly kid: string; readonly alg: SigningAlg; readonly use: 'sig' };

/** A key without its private part, as it stands in the JWKS. */
export type PublicSigningKey = JsonWebKey & {
  readonly kid: string;
  readonly alg: SigningAlg;
  readonly use: 'sig';
  readonly d?: never;
};

/**
 * Makes a key; its `kid` is its thumbprint (RFC 7638 §3, RFC 8037 §2), so a key never changes under the same name. RSA
 * takes some tenths of a second, outside this thread.
 */
export async function makeSigningKey(alg: SigningAlg): Promise<SigningKey> {
  const { privateKey } = await generate[alg]();
  const jwk = privateKey.export({ format: 'jwk' });
  const required = requiredMembers[alg].map((name) => [name, jwk[name]]);
  const kid = createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(required)))
    .digest('base64url');
  return { ...jwk, kid, alg, use: 'sig' };
}

const newKeyPair = promisify(generateKeyPair);
const newRsa = (): Promise<{ privateKey: KeyObject }> => newKeyPair('rsa', { modulusLength: 2048 });
const generate: Readonly<Record<SigningAlg, () => Promise<{ privateKey: KeyObject }>>> = {
  ES256: () => newKeyPair('ec', { namedCurve: 'P-256' }),
  RS256: newRsa,
  PS256: newRsa,
  EdDSA: () => newKeyPair('ed25519'),
};

/** In the order that RFC 7638 §3.2 puts them in. */
const requiredMembers: Readonly<Record<SigningAlg, readonly string[]>> = {
  ES256: ['crv', 'kty', 'x', 'y'],
  RS256: ['e', 'kty', 'n'],
  PS256: ['e', 'kty', 'n'],
  EdDSA: ['crv', 'kty', 'x'],
};

/** The key with its public members only. */
export function publicSigningKey(key: SigningKey | PublicSigningKey): PublicSigningKey {
  const members = requiredMembers[key.alg].map((name) => [name, key[name]]);
  return { ...Object.fromEntries(members), kid: key.kid, alg: key.alg, use: 'sig' };
}

/** The value as a private key of ours, or undefined when it is not one. */
export function parseSigningKey(value: unknown): SigningKey | undefined {
  const key = parsePublicMembers(value);
  if (key === undefined || typeof key['d'] !== 'string') return undefined;
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey({ key, format: 'jwk' });
    const fits =
      asymmetricKeyType === keyTypes[key.alg] && (asymmetricKeyDetails?.namedCurve ?? 'prime256v1') === 'prime256v1';
    return fits ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The value as a public key of ours, or undefined when it is not one. */
export function parsePublicSigningKey(value: unknown): PublicSigningKey | undefined {
  const key = parsePublicMembers(value);
  return key === undefined ? undefined : publicSigningKey(key);
}

const keyTypes: Readonly<Record<SigningAlg, string>> = { ES256: 'ec', RS256: 'rsa', PS256: 'rsa', EdDSA: 'ed25519' };

function parsePublicMembers(value: unknown): SigningKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = value as Partial<SigningKey>;
  const alg = keyPairAlgs.find((name) => name === key.alg);
  if (alg === undefined || key.use !== 'sig' || typeof key.kid !== 'string') return undefined;
  return requiredMembers[alg].every((name) => typeof key[name] === 'string') ? (key as SigningKey) : undefined;
}
