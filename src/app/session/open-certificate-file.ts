import type { ClientIdentity } from '#core/certificates/client-identity.ts';
import { readCertificates } from '#core/certificates/read-certificates.ts';
import { readPkcs12 } from '#core/certificates/read-pkcs12.ts';
import { splitPem } from '#core/certificates/split-pem.ts';
import type { CertificateChange } from '#core/http/held-certificates.ts';

/** What a file turned out to be. */
export type OpenedFile =
  | { readonly kind: 'given'; readonly change: CertificateChange }
  /** PKCS#12 that wants a passphrase, or another one; `reason` is undefined before the first was tried. */
  | { readonly kind: 'locked'; readonly bytes: Uint8Array; readonly reason: string | undefined }
  | {
      readonly kind: 'identities';
      readonly identities: readonly ClientIdentity[];
      readonly remarks: readonly string[];
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** Reads a file with a certificate, a key or both: PEM, DER or PKCS#12. Never throws. */
export async function openCertificateFile(bytes: Uint8Array): Promise<OpenedFile> {
  const text = new TextDecoder().decode(bytes);
  const split = splitPem(text);
  if (split !== undefined) {
    const { certificatePem, privateKeyPem } = split;
    return { kind: 'given', change: { privateKeyPem, ...(certificatePem === '' ? {} : { certificatePem }) } };
  }
  const read = await readCertificates(text.includes('-----BEGIN ') ? text : bytes);
  if (read.kind === 'certificates') return { kind: 'given', change: { certificatePem: read.certificatePem } };
  if (read.kind !== 'pkcs12') return { kind: 'failed', reason: read.reason };
  const opened = await unlockPkcs12(bytes, '');
  return opened.kind === 'locked' ? { ...opened, reason: undefined } : opened;
}

/** Opens a PKCS#12 file with its passphrase (RFC 7292). */
export async function unlockPkcs12(bytes: Uint8Array, passphrase: string): Promise<OpenedFile> {
  const read = await readPkcs12(bytes, passphrase);
  if (read.kind === 'identities') return read;
  if (read.kind === 'passphrase-missing' || read.kind === 'passphrase-wrong')
    return { kind: 'locked', bytes, reason: read.reason };
  return { kind: 'failed', reason: read.reason };
}
