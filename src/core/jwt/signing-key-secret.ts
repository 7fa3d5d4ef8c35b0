import type { SigningAlgorithm } from './signing-algorithms.ts';
import { noCryptography, type NoSigningKey, type SigningKey, subtleCrypto } from './signing-key.ts';

type SecretKey = {
  readonly bytes: Uint8Array;
  readonly alg: SigningAlgorithm;
  readonly source: SigningKey['source'];
  readonly kid?: string | undefined;
  readonly generatedSecret?: string;
  readonly remarks?: readonly string[];
};

/** The bytes that a secret must have at least: as many as the hash (RFC 7518 §3.2). */
export function leastSecretBytes(alg: SigningAlgorithm): number {
  return Number(alg.slice(2)) / 8;
}

/** A shared secret as a key for HS256, HS384 or HS512. A short one signs as well, with a remark. */
export async function secretKey({ bytes, alg, source, ...more }: SecretKey): Promise<SigningKey | NoSigningKey> {
  const subtle = subtleCrypto();
  if (subtle === undefined) return { kind: 'no-key', reason: noCryptography };
  if (bytes.length === 0) return { kind: 'no-key', reason: 'The secret is empty.' };
  const hash = `SHA-${alg.slice(2)}`;
  const cryptoKey = await subtle.importKey('raw', new Uint8Array(bytes), { name: 'HMAC', hash }, false, ['sign']);
  const least = leastSecretBytes(alg);
  const short =
    bytes.length < least
      ? [
          `This secret has ${bytes.length} bytes; ${alg} wants at least ${least} (RFC 7518 §3.2). A strict API refuses it.`,
        ]
      : [];
  return {
    kind: 'key',
    alg,
    source,
    cryptoKey,
    kid: more.kid,
    publicJwk: undefined,
    publicPem: undefined,
    generatedSecret: more.generatedSecret,
    remarks: [...short, ...(more.remarks ?? [])],
  };
}
