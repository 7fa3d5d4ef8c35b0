import type { NoSigningKey, SigningKey } from '#core/jwt/signing-key.ts';

/** The key, or a failing test that says why there is none. */
export async function made(key: Promise<SigningKey | NoSigningKey>): Promise<SigningKey> {
  const result = await key;
  if (result.kind === 'no-key') throw new Error(result.reason);
  return result;
}
