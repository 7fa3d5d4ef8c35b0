import { getCrypto, type PFX } from 'pkijs';
import { utf8 } from '../http/bytes.ts';

/** What the MAC over the content of a PKCS#12 file says (RFC 7292 §4, Appendix A). */
export type Seal = 'whole' | 'broken' | 'none' | 'too-many-rounds' | 'not-checked';

const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

// Hashed in script, one after the other: a million take a second or two. Files have two to a hundred thousand.
const mostRounds = 1_000_000;

/**
 * Checks the MAC. A broken one means another passphrase or another content: the two cannot be told apart. A MAC of a newer
 * kind (RFC 9579) is left unchecked: what the passphrase opens is decrypted all the same. Throws where it is damaged.
 */
export async function checkSeal({ macData }: PFX, content: Uint8Array, passphrase: string): Promise<Seal> {
  if (macData === undefined) return 'none';
  const hashAlgorithm = hashes[macData.mac.digestAlgorithm.algorithmId];
  if (hashAlgorithm === undefined) return 'not-checked';
  const iterationCount = macData.iterations ?? 1;
  if (iterationCount < 1 || iterationCount > mostRounds) return 'too-many-rounds';
  const isWhole = await getCrypto(true).verifyDataStampedWithPassword({
    hashAlgorithm,
    iterationCount,
    password: owned(utf8(passphrase)),
    salt: owned(new Uint8Array(macData.macSalt.getValue())),
    contentToVerify: owned(content),
    signatureToVerify: owned(new Uint8Array(macData.mac.digest.getValue())),
  });
  return isWhole ? 'whole' : 'broken';
}

function owned(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
