import { createHash, createPublicKey, type JsonWebKey, type KeyObject, X509Certificate } from 'node:crypto';
import { clientAssertionAlgs } from './algorithms.ts';

/** A public key as a client is registered with it; of a certificate the key that has it in `x5c` (RFC 7517 §4.7). */
export type ClientKey = JsonWebKey & { readonly x5c?: readonly string[] };

/** What the server thinks of keys that are to be registered. */
export type ClientKeysVerdict =
  | { readonly kind: 'usable'; readonly keys: readonly ClientKey[]; readonly thumbprints: readonly string[] }
  /** `reason` is a sentence for the person who sent them. */
  | { readonly kind: 'refused'; readonly reason: string };

const maxKeys = 5;

/** Judges the keys of a JWK Set (RFC 7517 §5). Nothing is thrown, and no part of a key is in a reason. */
export function judgeClientJwks(keys: readonly unknown[]): ClientKeysVerdict {
  if (keys.length === 0) return refused('The JWK Set has no key.');
  if (keys.length > maxKeys) return refused(`The JWK Set has more than ${maxKeys} keys.`);
  const usable: ClientKey[] = [];
  for (const [at, key] of keys.entries()) {
    const read = readJwk(key);
    if (typeof read === 'string') return refused(`Key ${at + 1} of the JWK Set ${read}`);
    usable.push(read);
  }
  return { kind: 'usable', keys: usable, thumbprints: usable.map(jwkThumbprint) };
}

/** Judges one certificate as PEM (RFC 8705 §2.2). Nothing is thrown. */
export function judgeClientCertificate(pem: string): ClientKeysVerdict {
  if (pem.includes('PRIVATE KEY'))
    return refused(
      'There is a private key beside the certificate. Send the certificate alone; the key stays with you.',
    );
  try {
    const certificate = new X509Certificate(pem);
    const unfit = unfitness(certificate.publicKey);
    if (unfit !== undefined) return refused(`The key of the certificate ${unfit}`);
    const x5c = [certificate.raw.toString('base64')];
    const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
    const keys = [{ ...certificate.publicKey.export({ format: 'jwk' }), x5c }];
    return { kind: 'usable', keys, thumbprints: [thumbprint] };
  } catch {
    return refused('This is no certificate as PEM: it begins with -----BEGIN CERTIFICATE-----.');
  }
}

/** The key with what is needed of it, or the rest of a sentence that says why it cannot be had. */
function readJwk(value: unknown): ClientKey | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no JSON object.';
  const jwk = value as Readonly<Record<string, unknown>>;
  if (jwk['kty'] === 'oct') return 'is a shared secret (kty oct), not a public key.';
  if (privateMembers.some((name) => name in jwk))
    return 'has its private part. Send the public part alone; the private one stays with you.';
  const { use, alg, kid } = jwk;
  if (use !== undefined && use !== 'sig') return 'is not for signatures (use is not sig).';
  if (alg !== undefined && !clientAssertionAlgs.some((name) => name === alg))
    return 'names an algorithm (alg) that assertions cannot be signed with here.';
  if (kid !== undefined && (typeof kid !== 'string' || kid === '')) return 'has a kid that is no text.';
  const key = publicKeyOf(jwk);
  if (key === undefined) return 'cannot be read.';
  const unfit = unfitness(key);
  if (unfit !== undefined) return unfit;
  const named = { ...(typeof alg === 'string' ? { alg } : {}), ...(typeof kid === 'string' ? { kid } : {}) };
  return { ...key.export({ format: 'jwk' }), ...named };
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

function publicKeyOf(jwk: Readonly<Record<string, unknown>>): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function unfitness(key: KeyObject): string | undefined {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ed25519') return undefined;
  if (type === 'rsa')
    return (details?.modulusLength ?? 0) < 2048
      ? `has ${details?.modulusLength ?? 0} bits; RSA needs 2048 or more (RFC 7518 §3.3).`
      : undefined;
  if (type === 'ec' && curves.includes(details?.namedCurve ?? '')) return undefined;
  return 'is of a kind that is not verified here: RSA, EC on P-256, P-384 or P-521, and Ed25519 are.';
}

const curves = ['prime256v1', 'secp384r1', 'secp521r1'];

function jwkThumbprint(key: ClientKey): string {
  const { crv, e, kty, n, x, y } = key;
  // JSON leaves out what is undefined, and the members are in the order of RFC 7638 §3.2.
  return createHash('sha256').update(JSON.stringify({ crv, e, kty, n, x, y })).digest('base64url');
}

function refused(reason: string): ClientKeysVerdict {
  return { kind: 'refused', reason };
}
