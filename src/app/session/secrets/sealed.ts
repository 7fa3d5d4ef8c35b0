import * as v from 'valibot';
import { utf8 } from '#core/http/bytes.ts';
import { readSecretValues, type SecretValues } from './secret-values.ts';

/**
 * How often the passphrase is hashed (PBKDF2 with SHA-256, as OWASP's Password Storage Cheat Sheet asks for): each guess
 * of somebody who has the record costs as much.
 */
export const iterations = 600_000;
// A record from elsewhere must not hold up the page for minutes, and fewer would be no protection.
const mostIterations = 10_000_000;

const schema = v.object({
  version: v.literal(1),
  kind: v.literal('sealed'),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(iterations), v.maxValue(mostIterations)),
  salt: v.instance(Uint8Array),
  iv: v.instance(Uint8Array),
  sealed: v.instance(Uint8Array),
});

/** Secrets that only a passphrase opens. */
export type Sealed = v.InferOutput<typeof schema>;

/** What a passphrase came to with one salt. The key cannot be taken out of it, and is never stored. */
export type PassphraseKey = { readonly key: CryptoKey; readonly salt: Sealed['salt'] };

export function readSealed(record: unknown): Sealed | undefined {
  const read = v.safeParse(schema, record);
  return read.success ? read.output : undefined;
}

/** Derives the key; a new salt where none is given. */
export async function keyOf(
  passphrase: string,
  salt: Sealed['salt'] = crypto.getRandomValues(new Uint8Array(16)),
  rounds: number = iterations,
): Promise<PassphraseKey> {
  // The same characters may be typed in several ways (Unicode), and must come to the same key.
  const typed = new Uint8Array(utf8(passphrase.normalize('NFC')));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: rounds };
  const use: KeyUsage[] = ['encrypt', 'decrypt'];
  const key = await crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, use);
  return { key, salt };
}

/** Encrypts for one connection (AES-GCM, NIST SP 800-38D): the record of another does not open in its place. */
export async function seal(values: SecretValues, { key, salt }: PassphraseKey, connectionId: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new Uint8Array(utf8(JSON.stringify(values)));
  const sealed = await crypto.subtle.encrypt(parameters(iv, connectionId), key, plain);
  return { version: 1, kind: 'sealed', iterations, salt, iv, sealed: new Uint8Array(sealed) };
}

/** Undefined where the passphrase is another one, or the record was changed. */
export async function unseal(
  { iv, sealed }: Sealed,
  { key }: PassphraseKey,
  connectionId: string,
): Promise<SecretValues | undefined> {
  try {
    const plain = await crypto.subtle.decrypt(parameters(iv, connectionId), key, new Uint8Array(sealed));
    return readSecretValues(JSON.parse(new TextDecoder().decode(plain)));
  } catch {
    return undefined;
  }
}

function parameters(iv: Uint8Array, connectionId: string): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv: new Uint8Array(iv),
    additionalData: new Uint8Array(utf8(`grantscope secrets ${connectionId}`)),
  };
}
