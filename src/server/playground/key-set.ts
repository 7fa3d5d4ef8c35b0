import type { RotatedKey } from '#core/contract/playground-rotation.ts';
import { keyPairAlgs } from '#core/contract/playground-rotation.ts';
import { makeSigningKey, type PublicSigningKey, publicSigningKey, type SigningKey } from './signing-key.ts';

/** The keys of a playground at one moment. */
export type KeySet = {
  /** One for each algorithm, ES256 first. */
  readonly signing: readonly SigningKey[];
  /** Those that signed before and are still published, newest first. Their private part is gone. */
  readonly retired: readonly PublicSigningKey[];
  /** The `kid` of those that are published no more, newest first, so that an API can say why it refuses a token. */
  readonly withdrawn: readonly string[];
  /** Wall clock, ms; 0 before the first rotation. */
  readonly rotatedAtMs: number;
};

const maxRotationsKept = 5;
const maxWithdrawn = 40;

/**
 * The keys with one for each algorithm; the same object when none was missing. Playgrounds of earlier versions had
 * ES256 only, and a fresh one begins like them, because RSA keys take longer than the ports may wait.
 */
export async function completeKeySet(keys: KeySet): Promise<KeySet> {
  const made = await Promise.all(
    keyPairAlgs.map(async (alg) => keys.signing.find((key) => key.alg === alg) ?? makeSigningKey(alg)),
  );
  return made.every((key) => keys.signing.includes(key)) ? keys : { ...keys, signing: made };
}

/** The first keys of a playground, not complete yet. */
export async function firstKeySet(): Promise<KeySet> {
  return { signing: [await makeSigningKey('ES256')], retired: [], withdrawn: [], rotatedAtMs: 0 };
}

/** A new key for each algorithm. */
export function makeSigningKeys(): Promise<readonly SigningKey[]> {
  return Promise.all(keyPairAlgs.map(makeSigningKey));
}

/**
 * These keys put in place of those that signed until now. With `keepOld` the old ones stay published, the last five
 * of each algorithm; without it every key that was ever published before is withdrawn.
 */
export function rotateKeySet(
  keys: KeySet,
  next: { readonly signing: readonly SigningKey[]; readonly keepOld: boolean; readonly nowMs: number },
): KeySet {
  const old = publishedKeys(keys);
  const retired = next.keepOld ? old.slice(0, maxRotationsKept * next.signing.length) : [];
  const gone = old.filter((key) => !retired.includes(key)).map(({ kid }) => kid);
  return {
    signing: next.signing,
    retired,
    withdrawn: [...gone, ...keys.withdrawn].slice(0, maxWithdrawn),
    rotatedAtMs: next.nowMs,
  };
}

/** What stands in the JWKS (RFC 7517 §5): the keys that sign now, then those that did before. */
export function publishedKeys({ signing, retired }: KeySet): readonly PublicSigningKey[] {
  return [...signing.map(publicSigningKey), ...retired];
}

/** What whoever asked for the rotation is told. */
export function rotatedKey(keys: KeySet): RotatedKey {
  return {
    kid: keys.signing.find(({ alg }) => alg === 'ES256')?.kid ?? '',
    signing: keys.signing.map(({ alg, kid }) => ({ alg, kid })),
    published: publishedKeys(keys).map(({ kid }) => kid),
  };
}
