import { derMembers, derTags, readDer } from './der.ts';
import { decryptWithPassphrase, type Decrypted } from './password-encryption.ts';
import { noCryptography, type NoSigningKey, subtleCrypto } from './signing-key.ts';

/** A private key in the form PKCS#8 (RFC 5958), out of its encryption. */
export type OpenedKey = { readonly kind: 'opened'; readonly pkcs8: Uint8Array };

/** Why it stays closed; `cause` tells a key that other programs can open from one that nobody can with this passphrase. */
export type ClosedKey = NoSigningKey & {
  readonly cause: 'passphrase-missing' | 'passphrase-wrong' | 'damaged' | 'not-supported';
};

const convert = 'Convert it with openssl pkcs8 -topk8 -v2 aes-256-cbc -in key.pem -out new.pem and paste the new file.';

/**
 * Opens an encrypted private key (RFC 5958 §3) with its passphrase. An encryption that browsers cannot undo gets a
 * sentence that names it.
 */
export async function openEncryptedKey(der: Uint8Array, passphrase: string): Promise<OpenedKey | ClosedKey> {
  if (subtleCrypto() === undefined) return closed('not-supported', noCryptography);
  const [algorithm, data] = derMembers(readDer(der)?.[0], derTags.sequence) ?? [];
  if (algorithm === undefined || data?.tag !== derTags.octetString) return failed({ kind: 'damaged' });
  const decrypted = await decryptWithPassphrase(algorithm, data.content, passphrase);
  // Without a passphrase it is said first what cannot be undone with any.
  if (passphrase === '' && (decrypted.kind === 'decrypted' || decrypted.kind === 'wrong-passphrase'))
    return closed('passphrase-missing', 'This private key is encrypted. Type its passphrase.');
  if (decrypted.kind !== 'decrypted') return failed(decrypted);
  const pkcs8 = decrypted.bytes;
  // A wrong passphrase gives a right padding once in some hundred times, and then no key.
  return derMembers(readDer(pkcs8)?.[0], derTags.sequence) === undefined
    ? failed({ kind: 'wrong-passphrase' })
    : { kind: 'opened', pkcs8 };
}

function failed(failure: Exclude<Decrypted, { kind: 'decrypted' }>): ClosedKey {
  switch (failure.kind) {
    case 'damaged':
      return closed('damaged', 'This encrypted private key is damaged: copy it anew, with its BEGIN and END lines.');
    case 'wrong-passphrase':
      return closed(
        'passphrase-wrong',
        'This passphrase does not open the private key. Type it again; upper and lower case count.',
      );
    case 'too-many-rounds':
      return closed(
        'not-supported',
        `It asks for ${failure.rounds} rounds of PBKDF2, which is not done here. ${convert}`,
      );
    case 'not-supported':
      return closed(
        'not-supported',
        `This private key is encrypted with ${failure.method}, which browsers cannot open. ${convert}`,
      );
  }
}

function closed(cause: ClosedKey['cause'], reason: string): ClosedKey {
  return { kind: 'no-key', cause, reason };
}
