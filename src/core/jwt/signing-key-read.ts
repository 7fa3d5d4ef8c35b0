import { base64url, exportJWK, importJWK, importPKCS8 } from 'jose';
import { utf8 } from '../http/bytes.ts';
import type { JsonObject } from './decode.ts';
import type { SigningAlgorithm } from './signing-algorithms.ts';
import {
  misfit,
  noCryptography,
  type NoSigningKey,
  type SigningKey,
  signParameters,
  subtleCrypto,
} from './signing-key.ts';
import { privateKeyText } from './private-key-text.ts';
import { privateJwk } from './signing-key-jwk.ts';
import { privatePem } from './signing-key-pem.ts';
import { publicCryptoKey, publicForms, publicPart } from './signing-key-public.ts';
import { secretKey } from './signing-key-secret.ts';

/**
 * Reads a key that was typed or pasted: a private JWK (RFC 7517), PEM with PKCS#8 (RFC 5958), PKCS#1 or SEC 1, or, for HS256, HS384
 * and HS512, a shared secret, whose bytes are the UTF-8 form of the text, white space included. Never throws; a text that
 * holds no such key gets a sentence that says what it is instead, and what to do.
 */
export async function readSigningKey(text: string, alg: SigningAlgorithm): Promise<SigningKey | NoSigningKey> {
  if (subtleCrypto() === undefined) return noKey(noCryptography);
  const trimmed = text.trim();
  if (trimmed === '')
    return noKey(alg.startsWith('HS') ? 'Type the shared secret.' : 'Paste a private key: PEM or JWK.');
  try {
    if (alg.startsWith('HS')) return await readSecret(text, alg);
    if (trimmed.startsWith('{')) return await readJwk(trimmed, alg);
    if (trimmed.includes('-----BEGIN ')) return await readPem(trimmed, alg);
  } catch {
    return noKey('This key cannot be read: a part of it is damaged, or the browser does not know its kind.');
  }
  return noKey(
    'This is neither a private key as PEM, which begins with -----BEGIN PRIVATE KEY-----, nor a JWK, which begins with {.',
  );
}

async function readSecret(text: string, alg: SigningAlgorithm): Promise<SigningKey | NoSigningKey> {
  if (/^\s*\{/.test(text)) {
    const read = privateJwk(text.trim(), alg);
    if (read.kind === 'no-key') return read;
    return secretKey({ bytes: base64url.decode(String(read.jwk['k'])), alg, source: 'given', kid: read.kid });
  }
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text))
    return noKey(
      `This is a private key; ${alg} signs with a shared secret. Choose another algorithm, for example RS256 or ES256.`,
    );
  return secretKey({ bytes: utf8(text), alg, source: 'given', remarks: secretRemarks(text) });
}

function secretRemarks(text: string): readonly string[] {
  const remarks = text === text.trim() ? [] : ['White space at its beginning or end counts as part of this secret.'];
  return text.includes('-----BEGIN ')
    ? [
        ...remarks,
        'The text of the PEM is the secret here: an API that takes its own public key for one would be fooled by this token.',
      ]
    : remarks;
}

async function readPem(text: string, alg: SigningAlgorithm): Promise<SigningKey | NoSigningKey> {
  // Who has a passphrase for it opens it first (client-key.ts).
  const plain = text.includes('BEGIN ENCRYPTED ') ? undefined : await privateKeyText(text, '');
  if (plain?.kind === 'no-key') return plain;
  const read = privatePem(plain?.text ?? text);
  if (read.kind === 'no-key') return read;
  const unfit = read.keyKind && misfit(read.keyKind, alg);
  if (unfit !== undefined) return noKey(unfit);
  // Taken out once: only so is the public part known. The key that signs is read anew below, closed.
  const open = await importPKCS8(read.pem, alg, { extractable: true });
  return closedKey({ ...(await exportJWK(open)) }, alg, undefined);
}

async function readJwk(text: string, alg: SigningAlgorithm): Promise<SigningKey | NoSigningKey> {
  const read = privateJwk(text, alg);
  return read.kind === 'no-key' ? read : closedKey(read.jwk, alg, read.kid);
}

async function closedKey(
  jwk: JsonObject,
  alg: SigningAlgorithm,
  kid: string | undefined,
): Promise<SigningKey | NoSigningKey> {
  const cryptoKey = await importJWK({ ...jwk, kty: String(jwk['kty']) }, alg, { extractable: false });
  if (cryptoKey instanceof Uint8Array) return noKey('This is a shared secret, and no private key.');
  const part = publicPart(jwk);
  if (!(await isPair(cryptoKey, await publicCryptoKey(part, alg), alg)))
    return noKey(
      'The public and the private part of this key do not belong together, so nothing could verify the token.',
    );
  const forms = await publicForms(part, alg, kid);
  return {
    kind: 'key',
    alg,
    source: 'given',
    cryptoKey,
    kid,
    ...forms,
    generatedSecret: undefined,
    remarks: weakness(cryptoKey),
  };
}

async function isPair(privateKey: CryptoKey, publicKey: CryptoKey, alg: SigningAlgorithm): Promise<boolean> {
  const parameters = signParameters(alg);
  const probe = new Uint8Array(utf8('probe'));
  const signature = await crypto.subtle.sign(parameters, privateKey, probe);
  return crypto.subtle.verify(parameters, publicKey, signature, probe);
}

function weakness(key: CryptoKey): readonly string[] {
  const bits = 'modulusLength' in key.algorithm ? key.algorithm.modulusLength : undefined;
  return typeof bits === 'number' && bits < 2048
    ? [`This RSA key has ${bits} bits; at least 2048 are wanted (RFC 7518 §3.3). A strict API refuses it.`]
    : [];
}

function noKey(reason: string): NoSigningKey {
  return { kind: 'no-key', reason };
}
