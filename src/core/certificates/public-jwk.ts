import type { JsonObject } from '../jwt/decode.ts';
import { publicPart } from '../jwt/signing-key-public.ts';
import type { CertificateKey } from './certificate-facts.ts';

/** How WebCrypto is told what kind of key it imports; the hash is asked for, and of no matter here. */
export function importParameters({
  algorithm,
  curve,
}: Pick<CertificateKey, 'algorithm' | 'curve'>): RsaHashedImportParams | EcKeyImportParams | Algorithm | undefined {
  if (algorithm === 'RSA') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  if (algorithm === 'EC' && curve?.startsWith('P-') === true) return { name: 'ECDSA', namedCurve: curve };
  return algorithm === 'Ed25519' ? { name: 'Ed25519' } : undefined;
}

/** The public key of a certificate as JWK (RFC 7517), or undefined where the browser does not know its kind. */
export async function publicJwk(key: CertificateKey): Promise<JsonObject | undefined> {
  const parameters = importParameters(key);
  if (parameters === undefined) return undefined;
  try {
    const imported = await crypto.subtle.importKey('spki', new Uint8Array(key.spki), parameters, true, ['verify']);
    const members: object = await crypto.subtle.exportKey('jwk', imported);
    return publicPart({ ...members });
  } catch {
    return undefined;
  }
}
