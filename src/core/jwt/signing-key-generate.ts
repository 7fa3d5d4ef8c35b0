import { base64url, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { utf8 } from '../http/bytes.ts';
import type { SigningAlgorithm } from './signing-algorithms.ts';
import { noCryptography, type NoSigningKey, type SigningKey, subtleCrypto } from './signing-key.ts';
import { publicForms, publicPart } from './signing-key-public.ts';
import { leastSecretBytes, secretKey } from './signing-key-secret.ts';

/**
 * A fresh key for an algorithm: a key pair whose private part cannot be taken out, or, for HS256, HS384 and HS512, a
 * shared secret as a text of base64url characters (its bytes are those of the text, so that it can be typed elsewhere).
 * `kid` is the RFC 7638 thumbprint; a secret has none, since it would tell the secret's hash (RFC 7638 §7).
 */
export async function generateSigningKey(alg: SigningAlgorithm): Promise<SigningKey | NoSigningKey> {
  if (subtleCrypto() === undefined) return { kind: 'no-key', reason: noCryptography };
  if (alg.startsWith('HS')) return generateSecret(alg);
  try {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: false });
    const part = publicPart(await exportJWK(publicKey));
    const kid = await calculateJwkThumbprint({ ...part, kty: String(part['kty']) });
    const forms = await publicForms(part, alg, kid);
    return {
      kind: 'key',
      alg,
      source: 'generated',
      cryptoKey: privateKey,
      kid,
      ...forms,
      generatedSecret: undefined,
      remarks: [],
    };
  } catch {
    return { kind: 'no-key', reason: `This browser cannot make a key for ${alg}. Choose another algorithm.` };
  }
}

function generateSecret(alg: SigningAlgorithm): Promise<SigningKey | NoSigningKey> {
  const text = base64url.encode(crypto.getRandomValues(new Uint8Array(leastSecretBytes(alg))));
  return secretKey({ bytes: utf8(text), alg, source: 'generated', generatedSecret: text });
}
