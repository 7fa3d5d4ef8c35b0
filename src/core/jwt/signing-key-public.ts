import { exportSPKI, importJWK, type JWK } from 'jose';
import type { JsonObject } from './decode.ts';
import type { SigningAlgorithm } from './signing-algorithms.ts';
import type { SigningKey } from './signing-key.ts';

/** The members of a JWK that are public (RFC 7518 §6, RFC 8037 §2), in the order in which they are shown. */
const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const;

/** The public part of a key pair, out of a JWK that may hold the private one as well: `kty` and what belongs to it, no more. */
export function publicPart(jwk: JWK | JsonObject): JsonObject {
  const members: JsonObject = { ...jwk };
  return Object.fromEntries(
    publicMembers.filter((name) => Object.hasOwn(members, name)).map((name) => [name, members[name]]),
  );
}

/** What an API is told of a key, as JWK and as PEM. Throws where the public part is no key. */
export async function publicForms(
  part: JsonObject,
  alg: SigningAlgorithm,
  kid: string | undefined,
): Promise<Pick<SigningKey, 'publicJwk' | 'publicPem'>> {
  const key = await publicCryptoKey(part, alg);
  return {
    publicJwk: { ...part, ...(kid !== undefined && { kid }), alg, use: 'sig' },
    publicPem: await exportSPKI(key),
  };
}

/** Throws where the public part is no key. */
export async function publicCryptoKey(part: JsonObject, alg: SigningAlgorithm): Promise<CryptoKey> {
  const key = await importJWK({ ...part, kty: String(part['kty']) }, alg, { extractable: true });
  if (key instanceof Uint8Array) throw new TypeError('A shared secret has no public part.');
  return key;
}
