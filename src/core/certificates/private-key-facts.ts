import type { ClientCertificateFault } from '../http/client-certificate.ts';
import { fromBase64 } from '../http/bytes.ts';
import type { JsonObject } from '../jwt/decode.ts';
import { openEncryptedKey } from '../jwt/encrypted-key.ts';
import { privateKeyText } from '../jwt/private-key-text.ts';
import type { KeyKind } from '../jwt/signing-key.ts';
import { privatePem } from '../jwt/signing-key-pem.ts';
import { publicPart } from '../jwt/signing-key-public.ts';
import { pemBlock, pemBlocks } from './pem-blocks.ts';
import { importParameters } from './public-jwk.ts';

/** A private key for TLS: as PKCS#8 and its public part, or why a page does not get that far. */
export type PrivateKeyFacts =
  | { readonly kind: 'key'; readonly pem: string; readonly publicJwk: JsonObject }
  /** Other programs can read it. */
  | { readonly kind: 'foreign'; readonly reason: string }
  | { readonly kind: 'fault'; readonly fault: ClientCertificateFault; readonly reason: string };

/** Reads a private key in PEM: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC 1 (RFC 5915), encrypted or not. */
export async function privateKeyFacts(text: string, passphrase: string): Promise<PrivateKeyFacts> {
  if (!text.includes('-----BEGIN ')) return fault('key-unreadable', notPem(text.trim()));
  const block = pemBlocks(text).find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (block?.label === 'ENCRYPTED PRIVATE KEY') return encryptedKey(block.bytes ?? new Uint8Array(0), passphrase);
  const plain = await privateKeyText(text, passphrase);
  if (block !== undefined && /Proc-Type:.*ENCRYPTED/.test(block.whole)) {
    if (passphrase === '') return fault('passphrase-missing', 'This private key is encrypted. Type its passphrase.');
    return { kind: 'foreign', reason: plain.kind === 'no-key' ? plain.reason : '' };
  }
  return plain.kind === 'no-key' ? fault('key-unreadable', plain.reason) : plainKey(plain.text);
}

async function encryptedKey(der: Uint8Array, passphrase: string): Promise<PrivateKeyFacts> {
  const opened = await openEncryptedKey(der, passphrase);
  if (opened.kind === 'opened') return plainKey(pemBlock('PRIVATE KEY', opened.pkcs8));
  const { cause, reason } = opened;
  if (cause === 'not-supported') return { kind: 'foreign', reason };
  return fault(cause === 'damaged' ? 'key-unreadable' : cause, reason);
}

async function plainKey(text: string): Promise<PrivateKeyFacts> {
  if (/-----BEGIN (?:[A-Z0-9 ]*PUBLIC KEY|CERTIFICATE)-----/.test(text) && !text.includes('PRIVATE KEY-----'))
    return fault(
      'key-is-public',
      'Where the private key belongs stands a public key or a certificate. Look for the text that begins with -----BEGIN PRIVATE KEY-----.',
    );
  const read = privatePem(text);
  if (read.kind === 'no-key') return fault('key-unreadable', read.reason);
  const parameters = importParametersOf(read.keyKind);
  if (parameters === undefined) return foreign(read.keyKind);
  const der = fromBase64(read.pem.replaceAll(/-----[^-]+-----|\s/g, '')) ?? new Uint8Array(0);
  try {
    const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(der), parameters, true, ['sign']);
    const jwk: object = await crypto.subtle.exportKey('jwk', key);
    return { kind: 'key', pem: pemBlock('PRIVATE KEY', der), publicJwk: publicPart({ ...jwk }) };
  } catch (error) {
    // Ed25519 is unknown to browsers that are a few years old.
    if (error instanceof Error && error.name === 'NotSupportedError') return foreign(read.keyKind);
    return fault('key-unreadable', 'This private key cannot be read: a part of it is damaged.');
  }
}

function notPem(text: string): string {
  if (text === '') return 'Paste the private key that belongs to the certificate, or choose its file.';
  return text.startsWith('{')
    ? 'This looks like a JWK. TLS takes a private key as PEM, which begins with -----BEGIN PRIVATE KEY-----.'
    : 'This is no private key as PEM, which begins with -----BEGIN PRIVATE KEY-----.';
}

function foreign(kind: KeyKind | undefined): PrivateKeyFacts {
  const name = kind?.crv ?? kind?.kty ?? 'unknown';
  return {
    kind: 'foreign',
    reason: `The private key is of a kind (${name}) that this browser cannot compute with.`,
  };
}

function importParametersOf(kind: KeyKind | undefined) {
  if (kind === undefined) return undefined;
  const { kty, crv } = kind;
  return importParameters({ algorithm: kty === 'OKP' ? (crv ?? '') : kty, curve: kty === 'EC' ? crv : undefined });
}

function fault(code: ClientCertificateFault, reason: string): PrivateKeyFacts {
  return { kind: 'fault', fault: code, reason };
}
