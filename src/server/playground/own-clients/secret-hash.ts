import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const mark = 'scrypt$';
const hashBytes = 32;

/** A new secret: 256 random bits, as letters, digits, - and _. */
export function generateSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The secret as it is kept: salted and hashed, so that it can be checked and never read. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashOf(secret, salt);
  return `${mark}${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Whether this is what `hashSecret` made of a secret. */
export function isSecretHash(kept: string): boolean {
  return kept.startsWith(mark);
}

/** Whether this is the secret that the hash was made of. */
export async function isSecretOf(hash: string, secret: string): Promise<boolean> {
  const [salt = '', kept = ''] = hash.slice(mark.length).split('$');
  const expected = Buffer.from(kept, 'base64url');
  if (expected.length !== hashBytes) return false;
  return timingSafeEqual(expected, await hashOf(secret, Buffer.from(salt, 'base64url')));
}

function hashOf(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, hashBytes, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}
