import { utf8 } from '../http/bytes.ts';
import { type DerElement, derMembers, derNumber, derTags, oidText, readDer } from './der.ts';
import { noCryptography, type NoSigningKey, subtleCrypto } from './signing-key.ts';

/** A private key in the form PKCS#8 (RFC 5958), out of its encryption. */
export type OpenedKey = { readonly kind: 'opened'; readonly pkcs8: Uint8Array };

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
  '1.2.840.113549.1.12.1.3': 'the PKCS#12 scheme with Triple DES',
  '1.2.840.113549.1.12.1.6': 'the PKCS#12 scheme with RC2',
};

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';
const defaultHash = '1.2.840.113549.2.7';
// Ten million rounds take seconds; what asks for more was made to keep a page busy.
const mostRounds = 10_000_000;

const convert = 'Convert it with openssl pkcs8 -topk8 -v2 aes-256-cbc -in key.pem -out new.pem and paste the new file.';

type Encryption = {
  readonly hash: string;
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly bits: number;
  readonly iv: Uint8Array;
};

/**
 * Opens an encrypted private key (RFC 5958 §3) with its passphrase: PBES2 with PBKDF2 and AES-CBC, which is what current
 * tools write (RFC 8018). Another encryption gets a sentence that names it.
 */
export async function openEncryptedKey(der: Uint8Array, passphrase: string): Promise<OpenedKey | NoSigningKey> {
  const subtle = subtleCrypto();
  if (subtle === undefined) return noKey(noCryptography);
  const [algorithm, data] = derMembers(readDer(der)?.[0], derTags.sequence) ?? [];
  if (algorithm === undefined || data?.tag !== derTags.octetString) return noKey(damaged);
  const encryption = encryptionOf(algorithm);
  if (typeof encryption === 'string') return noKey(encryption);
  if (passphrase === '') return noKey('This private key is encrypted. Type its passphrase.');
  try {
    const { hash, salt, rounds, bits, iv } = encryption;
    const secret = await subtle.importKey('raw', owned(utf8(passphrase)), 'PBKDF2', false, ['deriveBits']);
    const derived = await subtle.deriveBits(
      { name: 'PBKDF2', hash, salt: owned(salt), iterations: rounds },
      secret,
      bits,
    );
    const key = await importAes(subtle, derived);
    if (key === undefined) return noKey(`It is encrypted with AES-${bits}, which this browser cannot do. ${convert}`);
    const plain = await subtle.decrypt({ name: 'AES-CBC', iv: owned(iv) }, key, owned(data.content));
    const pkcs8 = new Uint8Array(plain);
    // A wrong passphrase gives a right padding once in some hundred times, and then no key.
    return derMembers(readDer(pkcs8)?.[0], derTags.sequence) === undefined
      ? noKey(wrongPassphrase)
      : { kind: 'opened', pkcs8 };
  } catch {
    return noKey(wrongPassphrase);
  }
}

const damaged = 'This encrypted private key is damaged: copy it anew, with its BEGIN and END lines.';
const wrongPassphrase = 'This passphrase does not open the private key. Type it again; upper and lower case count.';

/** How it is encrypted, or a sentence that says why it cannot be opened here. */
function encryptionOf(algorithm: DerElement): Encryption | string {
  const [scheme, parameters] = derMembers(algorithm, derTags.sequence) ?? [];
  if (scheme?.tag !== derTags.oid) return damaged;
  if (oidText(scheme) !== pbes2) return unknown(scheme);
  const [derivation, cipher] = derMembers(parameters, derTags.sequence) ?? [];
  const [kdf, kdfParameters] = derMembers(derivation, derTags.sequence) ?? [];
  const [cipherName, iv] = derMembers(cipher, derTags.sequence) ?? [];
  if (kdf?.tag !== derTags.oid || cipherName?.tag !== derTags.oid) return damaged;
  if (oidText(kdf) !== pbkdf2) return unknown(kdf);
  const bits = keyBits[oidText(cipherName)];
  if (bits === undefined) return unknown(cipherName);
  const [salt, iterations, ...more] = derMembers(kdfParameters, derTags.sequence) ?? [];
  const rounds = derNumber(iterations);
  if (salt?.tag !== derTags.octetString || rounds === undefined || iv?.tag !== derTags.octetString) return damaged;
  if (rounds < 1 || rounds > mostRounds)
    return `It asks for ${rounds} rounds of PBKDF2, which is not done here. ${convert}`;
  const [prf] = more.flatMap((each) => derMembers(each, derTags.sequence) ?? []);
  const hash = hashes[prf?.tag === derTags.oid ? oidText(prf) : defaultHash];
  if (hash === undefined) return prf === undefined ? damaged : unknown(prf);
  return { hash, salt: salt.content, rounds, bits, iv: iv.content };
}

function unknown(name: DerElement): string {
  const oid = oidText(name);
  return `This private key is encrypted with ${foreign[oid] ?? `a method unknown here (${oid})`}, which browsers cannot open. ${convert}`;
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

function noKey(reason: string): NoSigningKey {
  return { kind: 'no-key', reason };
}
