import { utf8 } from '../http/bytes.ts';
import { type DerElement, derMembers, derNumber, derTags, oidText } from './der.ts';

/** What came of undoing an encryption with a passphrase. */
export type Decrypted =
  | { readonly kind: 'decrypted'; readonly bytes: Uint8Array }
  /** Or the bytes were damaged: the two cannot be told apart. */
  | { readonly kind: 'wrong-passphrase' }
  /** The description of the encryption is no readable one. */
  | { readonly kind: 'damaged' }
  /** `method` is its name, or an object identifier where none is known. */
  | { readonly kind: 'not-supported'; readonly method: string }
  | { readonly kind: 'too-many-rounds'; readonly rounds: number };

/** What a browser can compute of PBES2 (RFC 8018 §6.2): PBKDF2 with these hashes, AES in CBC with these key lengths. */
const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};
const keyBits: Readonly<Record<string, number>> = {
  '2.16.840.1.101.3.4.1.2': 128,
  '2.16.840.1.101.3.4.1.22': 192,
  '2.16.840.1.101.3.4.1.42': 256,
};

/** What it cannot, by name, so that the sentence says which. */
const foreign: Readonly<Record<string, string>> = {
  '1.3.6.1.4.1.11591.4.11': 'scrypt',
  '1.2.840.113549.3.7': 'Triple DES',
  '1.2.840.113549.3.2': 'RC2',
  '1.3.14.3.2.7': 'DES',
  '1.2.840.113549.1.5.3': 'PBES1 with MD5 and DES',
  '1.2.840.113549.1.5.10': 'PBES1 with SHA-1 and DES',
  '1.2.840.113549.1.12.1.1': 'the PKCS#12 scheme with 128-bit RC4',
  '1.2.840.113549.1.12.1.2': 'the PKCS#12 scheme with 40-bit RC4',
  '1.2.840.113549.1.12.1.3': 'the PKCS#12 scheme with Triple DES',
  '1.2.840.113549.1.12.1.4': 'the PKCS#12 scheme with Triple DES of two keys',
  '1.2.840.113549.1.12.1.5': 'the PKCS#12 scheme with 128-bit RC2',
  '1.2.840.113549.1.12.1.6': 'the PKCS#12 scheme with RC2',
};

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';
const defaultHash = '1.2.840.113549.2.7';
// Ten million rounds take seconds; what asks for more was made to keep a page busy.
const mostRounds = 10_000_000;

type Encryption = {
  readonly kind: 'encryption';
  readonly hash: string;
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly bits: number;
  readonly iv: Uint8Array;
};

/**
 * Undoes an encryption that the AlgorithmIdentifier describes: PBES2 with PBKDF2 and AES-CBC, which is what current tools
 * write (RFC 8018 §6.2). Needs WebCrypto; never throws.
 */
export async function decryptWithPassphrase(
  algorithm: DerElement,
  encrypted: Uint8Array,
  passphrase: string,
): Promise<Decrypted> {
  const encryption = encryptionOf(algorithm);
  if (encryption.kind !== 'encryption') return encryption;
  const { hash, salt, rounds, bits, iv } = encryption;
  const { subtle } = crypto;
  try {
    const secret = await subtle.importKey('raw', owned(utf8(passphrase)), 'PBKDF2', false, ['deriveBits']);
    const derived = await subtle.deriveBits(
      { name: 'PBKDF2', hash, salt: owned(salt), iterations: rounds },
      secret,
      bits,
    );
    const key = await importAes(subtle, derived);
    if (key === undefined) return { kind: 'not-supported', method: `AES-${bits}` };
    const plain = await subtle.decrypt({ name: 'AES-CBC', iv: owned(iv) }, key, owned(encrypted));
    return { kind: 'decrypted', bytes: new Uint8Array(plain) };
  } catch {
    return { kind: 'wrong-passphrase' };
  }
}

/** How it is encrypted, or why that cannot be undone here. */
function encryptionOf(algorithm: DerElement): Encryption | Exclude<Decrypted, { kind: 'decrypted' }> {
  const [scheme, parameters] = derMembers(algorithm, derTags.sequence) ?? [];
  if (scheme?.tag !== derTags.oid) return { kind: 'damaged' };
  if (oidText(scheme) !== pbes2) return unknown(scheme);
  const [derivation, cipher] = derMembers(parameters, derTags.sequence) ?? [];
  const [kdf, kdfParameters] = derMembers(derivation, derTags.sequence) ?? [];
  const [cipherName, iv] = derMembers(cipher, derTags.sequence) ?? [];
  if (kdf?.tag !== derTags.oid || cipherName?.tag !== derTags.oid) return { kind: 'damaged' };
  if (oidText(kdf) !== pbkdf2) return unknown(kdf);
  const bits = keyBits[oidText(cipherName)];
  if (bits === undefined) return unknown(cipherName);
  const [salt, iterations, ...more] = derMembers(kdfParameters, derTags.sequence) ?? [];
  const rounds = derNumber(iterations);
  if (salt?.tag !== derTags.octetString || rounds === undefined || iv?.tag !== derTags.octetString)
    return { kind: 'damaged' };
  if (rounds < 1 || rounds > mostRounds) return { kind: 'too-many-rounds', rounds };
  const [prf] = more.flatMap((each) => derMembers(each, derTags.sequence) ?? []);
  const hash = hashes[prf?.tag === derTags.oid ? oidText(prf) : defaultHash];
  if (hash === undefined) return prf === undefined ? { kind: 'damaged' } : unknown(prf);
  return { kind: 'encryption', hash, salt: salt.content, rounds, bits, iv: iv.content };
}

function unknown(name: DerElement): Decrypted & { readonly kind: 'not-supported' } {
  const oid = oidText(name);
  return { kind: 'not-supported', method: foreign[oid] ?? `a method unknown here (${oid})` };
}

async function importAes(subtle: SubtleCrypto, bits: ArrayBuffer): Promise<CryptoKey | undefined> {
  try {
    return await subtle.importKey('raw', bits, 'AES-CBC', false, ['decrypt']);
  } catch {
    return undefined;
  }
}

/** WebCrypto takes arrays over memory of their own only. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
