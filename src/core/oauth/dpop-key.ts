import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { noCryptography, type NoSigningKey, subtleCrypto } from '../jwt/signing-key.ts';

/** What a proof can be signed with: asymmetric only, since the key goes along in the open (RFC 9449 §4.2). */
export const dpopAlgorithms = ['ES256', 'PS256', 'RS256', 'EdDSA', 'ES384', 'ES512'] as const;
export type DpopAlgorithm = (typeof dpopAlgorithms)[number];

/** A key that proofs are signed with. Its private part is in `privateKey` alone and cannot be taken out of it. */
export type DpopKey = {
  readonly kind: 'key';
  readonly alg: DpopAlgorithm;
  readonly privateKey: CryptoKey;
  /** The public part and nothing else, as it stands in the header of each proof. */
  readonly publicJwk: Readonly<Record<string, string>>;
  /** RFC 7638, SHA-256, base64url: what a server writes into `cnf.jkt` of the token (RFC 9449 §6.1). */
  readonly thumbprint: string;
};

/** A fresh key pair whose private part cannot be taken out; a sentence where this browser cannot make one. */
export async function makeDpopKey(alg: DpopAlgorithm = 'ES256'): Promise<DpopKey | NoSigningKey> {
  if (subtleCrypto() === undefined) return { kind: 'no-key', reason: noCryptography };
  try {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: false });
    const { kty = '', ...members } = await exportJWK(publicKey);
    const publicJwk = { kty, ...publicMembers(members) };
    return { kind: 'key', alg, privateKey, publicJwk, thumbprint: await calculateJwkThumbprint(publicJwk) };
  } catch {
    return { kind: 'no-key', reason: `This browser cannot make a key for ${alg}. Choose another algorithm.` };
  }
}

/** By name, so that nothing private can ever get into a proof (RFC 9449 §4.2). */
function publicMembers(members: Readonly<Record<string, unknown>>): Record<string, string> {
  const named = ['crv', 'x', 'y', 'n', 'e'].map((name) => [name, members[name]] as const);
  return Object.fromEntries(named.filter((each): each is readonly [string, string] => typeof each[1] === 'string'));
}
