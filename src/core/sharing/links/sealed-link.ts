import { concatBytes, utf8 } from '../../http/bytes.ts';
import type { Lock } from './link.ts';

/**
 * How often the passphrase is hashed (PBKDF2 with SHA-256). It belongs to version 1 of links and stands in none of them:
 * a link cannot ask for fewer, or for so many that the page stands still.
 */
const iterations = 600_000;
const saltLength = 16;
const ivLength = 12;

/** By how many bytes a sealed link is longer: salt, initialisation vector and tag. */
export const sealOverheadBytes = saltLength + ivLength + 16;

/**
 * Bytes that only the passphrase opens: salt, initialisation vector, and what AES-GCM makes of them (NIST SP 800-38D).
 * `head` is what stands before them in the link; under another one they do not open.
 */
export async function sealedBytes(bytes: Uint8Array, { passphrase, random }: Lock, head: string): Promise<Uint8Array> {
  const salt = new Uint8Array(random(saltLength));
  const iv = new Uint8Array(random(ivLength));
  const key = await keyOf(passphrase, salt);
  const sealed = await crypto.subtle.encrypt(parameters(iv, head), key, new Uint8Array(bytes));
  return concatBytes([salt, iv, new Uint8Array(sealed)]);
}

/** Undefined where the passphrase is another one, or the link was changed; the two cannot be told apart. */
export async function unsealedBytes(
  bytes: Uint8Array,
  passphrase: string,
  head: string,
): Promise<Uint8Array | undefined> {
  const salt = bytes.slice(0, saltLength);
  const iv = bytes.slice(saltLength, saltLength + ivLength);
  const sealed = bytes.slice(saltLength + ivLength);
  try {
    const key = await keyOf(passphrase, new Uint8Array(salt));
    const opened = await crypto.subtle.decrypt(parameters(new Uint8Array(iv), head), key, new Uint8Array(sealed));
    return new Uint8Array(opened);
  } catch {
    return undefined;
  }
}

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  // The same characters may be typed in several ways (Unicode), and must come to the same key.
  const typed = new Uint8Array(utf8(passphrase.normalize('NFC')));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function parameters(iv: Uint8Array<ArrayBuffer>, head: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new Uint8Array(utf8(`grantscope link ${head}`)) };
}
