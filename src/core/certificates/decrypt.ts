import type { AlgorithmIdentifier } from 'pkijs';
import { readDer } from '../jwt/der.ts';
import { decryptWithPassphrase, type Decrypted } from '../jwt/password-encryption.ts';

/** Undoes an encryption with what the browser has, and where that is not enough with a library that is loaded for it. */
export async function decrypt(
  algorithm: AlgorithmIdentifier,
  encrypted: Uint8Array,
  passphrase: string,
): Promise<Decrypted & { readonly isLegacy: boolean }> {
  const [identifier] = readDer(new Uint8Array(algorithm.toSchema().toBER())) ?? [];
  if (identifier === undefined) return { kind: 'damaged', isLegacy: false };
  const modern = await decryptWithPassphrase(identifier, encrypted, passphrase);
  if (modern.kind !== 'not-supported') return { ...modern, isLegacy: false };
  const { decryptLegacy } = await import('./legacy-encryption.ts');
  const legacy = decryptLegacy(identifier, encrypted, passphrase);
  return { ...(legacy ?? modern), isLegacy: true };
}
