import { calculateJwkThumbprint, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { completeKeySet, type KeySet, publishedKeys, rotatedKey, rotateKeySet } from '#server/playground/key-set.ts';
import { parseSavedKeys, savedKeys } from '#server/playground/saved-keys.ts';
import { parseSigningKey, type SigningKey } from '#server/playground/signing-key.ts';
import { sharedKeys } from './running-playground.ts';

/** The same keys under other names, which is quicker than making others. */
function renamed(keys: KeySet, suffix: string): readonly SigningKey[] {
  return keys.signing.map((key) => ({ ...key, kid: `${key.alg}-${suffix}` }));
}

function afterRotations(first: KeySet, count: number, keepOld: boolean): KeySet {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  return numbers.reduce(
    (keys, number) => rotateKeySet(keys, { signing: renamed(first, String(number)), keepOld, nowMs: number }),
    first,
  );
}

describe('a complete set of keys', () => {
  it('has one for each algorithm, ES256 first, named by its thumbprint (RFC 7638, RFC 8037 §2)', async () => {
    const { signing } = await sharedKeys();
    expect(signing.map(({ alg }) => alg)).toEqual(['ES256', 'RS256', 'PS256', 'EdDSA']);
    for (const key of signing) expect(await calculateJwkThumbprint({ ...key })).toBe(key.kid);
  });

  it('keeps the keys that there were', async () => {
    const whole = await sharedKeys();
    const [first] = whole.signing;
    const completed = await completeKeySet({ ...whole, signing: first === undefined ? [] : [first] });
    expect(completed.signing[0]).toEqual(first);
    expect(completed.signing).toHaveLength(4);
    expect(await completeKeySet(whole)).toBe(whole);
  });

  it('is published without private members (RFC 7517 §9.3)', async () => {
    for (const key of publishedKeys(await sharedKeys())) {
      expect(await importJWK({ ...key })).toMatchObject({ type: 'public' });
      expect(['d', 'p', 'q', 'dp', 'dq', 'qi'].filter((name) => name in key)).toEqual([]);
    }
  });
});

describe('a rotation', () => {
  it('with the old keys kept publishes them behind the new ones', async () => {
    const keys = afterRotations(await sharedKeys(), 2, true);
    const { published, kid } = rotatedKey(keys);
    expect(kid).toBe('ES256-2');
    expect(published.slice(0, 8)).toEqual([
      'ES256-2',
      'RS256-2',
      'PS256-2',
      'EdDSA-2',
      'ES256-1',
      'RS256-1',
      'PS256-1',
      'EdDSA-1',
    ]);
    expect(published).toHaveLength(12);
    expect(keys.withdrawn).toEqual([]);
  });

  it('keeps the last five of each algorithm and withdraws what is older', async () => {
    const keys = afterRotations(await sharedKeys(), 8, true);
    const es256 = rotatedKey(keys).published.filter((kid) => kid.startsWith('ES256-'));
    expect(es256).toEqual(['ES256-8', 'ES256-7', 'ES256-6', 'ES256-5', 'ES256-4', 'ES256-3']);
    expect(keys.withdrawn.slice(0, 4)).toEqual(['ES256-2', 'RS256-2', 'PS256-2', 'EdDSA-2']);
  });

  it('without them withdraws every key of before', async () => {
    const first = await sharedKeys();
    const keys = rotateKeySet(afterRotations(first, 1, true), {
      signing: renamed(first, 'new'),
      keepOld: false,
      nowMs: 9,
    });
    expect(rotatedKey(keys).published).toEqual(['ES256-new', 'RS256-new', 'PS256-new', 'EdDSA-new']);
    expect(keys.withdrawn).toEqual([
      'ES256-1',
      'RS256-1',
      'PS256-1',
      'EdDSA-1',
      ...first.signing.map(({ kid }) => kid),
    ]);
  });
});

describe('the keys in the state file', () => {
  it('come back as they were', async () => {
    const keys = afterRotations(await sharedKeys(), 2, true);
    expect(parseSavedKeys(JSON.parse(JSON.stringify(savedKeys(keys))) as Record<string, unknown>)).toEqual(keys);
  });

  it('are read from a file of the version that had one key only', async () => {
    const [signingKey] = (await sharedKeys()).signing;
    expect(parseSavedKeys({ version: 1, signingKey, tokens: [] })).toEqual({
      signing: [signingKey],
      retired: [],
      withdrawn: [],
      rotatedAtMs: 0,
    });
  });

  it.each([
    ['no key', { signingKey: undefined }],
    ['a further key without its private part', { otherSigningKeys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A' }] }],
    ['an old key of another kind', { retired: [{ kty: 'oct', k: 'AA', kid: 'x', use: 'sig', alg: 'HS256' }] }],
    ['a withdrawn name that is none', { withdrawn: [1] }],
    ['no time', { rotatedAtMs: 'now' }],
  ])('are damaged with %s', async (_, change) => {
    expect(parseSavedKeys({ ...savedKeys(await sharedKeys()), ...change })).toBeUndefined();
  });

  it('are damaged where a key says another algorithm than it can do', async () => {
    const eddsa = (await sharedKeys()).signing.find(({ alg }) => alg === 'EdDSA');
    expect(parseSigningKey({ ...eddsa, alg: 'ES256', y: eddsa?.x })).toBeUndefined();
    expect(parseSigningKey(eddsa)).toEqual(eddsa);
  });
});
