import { createHash, createPrivateKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';

/** The private key that signs JWT access tokens, as a JWK (RFC 7517) for ES256. */
export type SigningKey = JsonWebKey & { readonly kid: string; readonly alg: 'ES256'; readonly use: 'sig' };

/** The same key without its private part, as it stands in the JWKS. */
export type PublicSigningKey = Omit<SigningKey, 'd'>;

/** Makes a key; its `kid` is its thumbprint (RFC 7638 §3), so a key never changes under the same name. */
export function makeSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  const required = JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y });
  const kid = createHash('sha256').update(required).digest('base64url');
  return { ...jwk, kid, alg: 'ES256', use: 'sig' };
}

/** The key without `d`. */
export function publicSigningKey({ kty, crv, x, y, kid, alg, use }: SigningKey): PublicSigningKey {
  return { kty, crv, x, y, kid, alg, use };
}

/** The value as a key of ours, or undefined when it is not one. */
export function parseSigningKey(value: unknown): SigningKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = value as Partial<SigningKey>;
  if (key.kty !== 'EC' || key.crv !== 'P-256' || key.alg !== 'ES256' || key.use !== 'sig') return undefined;
  if (typeof key.kid !== 'string' || typeof key.d !== 'string') return undefined;
  try {
    createPrivateKey({ key, format: 'jwk' });
    return key as SigningKey;
  } catch {
    return undefined;
  }
}
