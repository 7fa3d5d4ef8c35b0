import type { JsonObject } from './decode.ts';
import { typedObject } from './make-typed-object.ts';
import type { SigningAlgorithm } from './signing-algorithms.ts';
import { misfit, type NoSigningKey } from './signing-key.ts';

/** A private JWK, reduced to what its `kty` needs, so that nothing else in it can decide how it is used. */
export type PrivateJwk = { readonly kind: 'jwk'; readonly jwk: JsonObject; readonly kid: string | undefined };

const memberNames: Readonly<Record<string, readonly string[]>> = {
  RSA: ['kty', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'],
  EC: ['kty', 'crv', 'x', 'y', 'd'],
  OKP: ['kty', 'crv', 'x', 'd'],
  oct: ['kty', 'k'],
};

/** Reads a private JWK (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2) for an algorithm. What does not fit gets a sentence. */
export function privateJwk(text: string, alg: SigningAlgorithm): PrivateJwk | NoSigningKey {
  const typed = typedObject(text);
  if (typed.kind === 'fault') return noKey(`This begins like a JWK, and is none. ${typed.reason}`);
  const jwk = typed.object;
  if (Array.isArray(jwk['keys'])) return noKey('This is a set of keys. Paste one key out of it, from its { to its }.');
  const kty = jwk['kty'];
  if (typeof kty !== 'string') return noKey('This JSON is no JWK: it has no “kty” (RFC 7517 §4.1).');
  const crv = jwk['crv'];
  const names = memberNames[kty];
  const unfit = misfit({ kty, crv: typeof crv === 'string' ? crv : undefined }, alg);
  if (unfit !== undefined || names === undefined) return noKey(unfit ?? `“${kty}” is no kind of key that signs here.`);
  if (kty !== 'oct' && jwk['d'] === undefined)
    return noKey(
      'This is a public key (it has no “d”): it can verify, not sign. Paste the private key that belongs to it.',
    );
  const absent = names.filter((name) => typeof jwk[name] !== 'string');
  if (absent.length > 0) return noKey(`This JWK lacks ${absent.map((name) => `“${name}”`).join(', ')}.`);
  const fault = statedUse(jwk, alg);
  if (fault !== undefined) return noKey(fault);
  const kid = jwk['kid'];
  return {
    kind: 'jwk',
    jwk: Object.fromEntries(names.map((name) => [name, jwk[name]])),
    kid: typeof kid === 'string' ? kid : undefined,
  };
}

/** What a JWK says that it is for (RFC 7517 §4.2 to §4.4), where that is not signing with this algorithm. */
function statedUse(jwk: JsonObject, alg: SigningAlgorithm): string | undefined {
  const { alg: stated, use, key_ops: operations } = jwk;
  const isSame = stated === undefined || stated === alg || (alg === 'EdDSA' && stated === 'Ed25519');
  if (!isSame)
    return `This JWK says that it is for ${JSON.stringify(stated)}; choose that algorithm, or take its “alg” out.`;
  if (use !== undefined && use !== 'sig')
    return 'This JWK says that it is not for signing (“use”); take that out to sign all the same.';
  if (Array.isArray(operations) && !operations.includes('sign'))
    return 'This JWK says that it is not for signing (“key_ops”); take that out to sign all the same.';
  return undefined;
}

function noKey(reason: string): NoSigningKey {
  return { kind: 'no-key', reason };
}
