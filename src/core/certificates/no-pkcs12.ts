import { noCryptography } from '../jwt/signing-key.ts';
import type { NoPkcs12 } from './client-identity.ts';

/** Two steps through PEM: the first reads also what only OpenSSL's old part knows. */
const convert =
  'Convert it: openssl pkcs12 -legacy -in old.p12 -out all.pem -nodes, then openssl pkcs12 -export -in all.pem -out new.p12, and delete all.pem.';

const reasons: Readonly<Record<Exclude<NoPkcs12['kind'], 'not-supported'>, string>> = {
  'not-pkcs12':
    'This is no PKCS#12 file. Such a file ends in .p12 or .pfx and is no text; a text that begins with -----BEGIN is PEM and belongs into the fields for certificate and key.',
  damaged: 'This PKCS#12 file is damaged, or a part of it is of a kind unknown here. Export it anew.',
  'too-big': 'This is more than a megabyte. A PKCS#12 file with a key and its chain has a few thousand bytes.',
  'passphrase-missing': 'This PKCS#12 file is protected with a passphrase. Type the one that it was exported with.',
  'passphrase-wrong':
    'This passphrase does not open the PKCS#12 file, or the file is damaged. Type it again; upper and lower case and a blank at the end count.',
  'no-key':
    'This PKCS#12 file holds no private key. Export it anew with the key; Windows asks “Yes, export the private key”.',
  'no-certificate':
    'This PKCS#12 file holds a private key and no certificate for it. Export it anew with its certificate, or give both as PEM.',
  'key-of-another-certificate':
    'None of the certificates in this PKCS#12 file was issued for its private key. Export it anew, or give key and certificate as PEM.',
  'no-cryptography': noCryptography,
};

/** Why no identity came out of a PKCS#12 file. */
export function noPkcs12(kind: Exclude<NoPkcs12['kind'], 'not-supported'>): NoPkcs12 {
  return { kind, reason: reasons[kind] };
}

/** It is made in a way that cannot be undone here; `method` is a noun. */
export function notSupported(method: string): NoPkcs12 {
  return {
    kind: 'not-supported',
    reason: `This PKCS#12 file is protected with ${method}, which this page cannot open. ${convert}`,
  };
}
