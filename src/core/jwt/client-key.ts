import { typedObject } from './make-typed-object.ts';
import { privateKeyText } from './private-key-text.ts';
import { type SigningAlgorithm, signingAlgorithms } from './signing-algorithms.ts';
import { type KeyKind, misfit, type NoSigningKey, type SigningKey } from './signing-key.ts';
import { privatePem } from './signing-key-pem.ts';
import { readSigningKey } from './signing-key-read.ts';

/** A private key that was given for signing assertions, and the algorithms that it can sign with, the usual one first. */
export type ClientKey = {
  readonly kind: 'client-key';
  readonly key: SigningKey;
  readonly algorithms: readonly SigningAlgorithm[];
};

/** Why the key cannot be used; `algorithms` are those of a key that was recognised all the same. */
export type NoClientKey = NoSigningKey & { readonly algorithms: readonly SigningAlgorithm[] };

export type GivenClientKey = {
  readonly text: string;
  readonly passphrase: string;
  /** Undefined: the one that a JWK names, else the usual one for this kind of key. */
  readonly algorithm: SigningAlgorithm | undefined;
};

/** The algorithms that sign with a key pair. */
const pairAlgorithms: readonly SigningAlgorithm[] = signingAlgorithms.filter((alg) => !alg.startsWith('HS'));

/**
 * Reads a private key in any form that a browser can read: PEM with PKCS#8, PKCS#1, SEC 1 or encrypted PKCS#8, a JWK, or
 * a JWK set with one private key. Never throws; what cannot be read gets a sentence that says what it is.
 */
export async function readClientKey(given: GivenClientKey): Promise<ClientKey | NoClientKey> {
  const unwrapped = await privateKeyText(given.text, given.passphrase);
  if (unwrapped.kind === 'no-key') return { ...unwrapped, algorithms: [] };
  const { kind, stated } = statedKind(unwrapped.text);
  const algorithms = kind === undefined ? [] : pairAlgorithms.filter((alg) => misfit(kind, alg) === undefined);
  const usual = pairAlgorithms.find((alg) => alg === stated) ?? algorithms[0] ?? 'RS256';
  if (kind?.kty === 'oct')
    return {
      kind: 'no-key',
      reason:
        'This is a shared secret. Put it into Client secret and choose client_secret_jwt, or paste a private key.',
      algorithms: [],
    };
  const key = await readSigningKey(unwrapped.text, given.algorithm ?? usual);
  return key.kind === 'no-key' ? { ...key, algorithms } : { kind: 'client-key', key, algorithms };
}

/** What kind of key a text holds and which algorithm it names, as far as that can be told before reading it. */
function statedKind(text: string): { readonly kind: KeyKind | undefined; readonly stated: unknown } {
  if (!text.trim().startsWith('{')) {
    const pem = text.includes('-----BEGIN ') ? privatePem(text) : undefined;
    return { kind: pem?.kind === 'pem' ? pem.keyKind : undefined, stated: undefined };
  }
  const typed = typedObject(text.trim());
  if (typed.kind === 'fault') return { kind: undefined, stated: undefined };
  const { kty, crv, alg } = typed.object;
  if (typeof kty !== 'string') return { kind: undefined, stated: alg };
  return {
    kind: { kty, crv: typeof crv === 'string' ? crv : undefined },
    stated: alg === 'Ed25519' ? 'EdDSA' : alg,
  };
}
