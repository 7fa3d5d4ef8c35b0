import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readKeys } from '#core/jwt/read-keys.ts';
import { verifyToken } from '#core/jwt/verify-token.ts';

let jwk: JWK;
let token: string;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  jwk = await exportJWK(publicKey);
  token = await new SignJWT({ sub: 'machine' }).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(privateKey);
});

const published = async (key: unknown, text = token) =>
  verifyToken({ token: text, reading: await readKeys(JSON.stringify(key), 'published') });

describe('large key sets (T48)', () => {
  const filler = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...jwk, kid: `key-${index}`, use: 'sig', alg: 'ES256' }));

  it('the right one of 10,000 keys is found without trying more than 16', async () => {
    const keys = [...filler(10_000), { ...jwk, kid: 'one' }];
    expect(await published({ keys })).toMatchObject({ kind: 'verified', key: { position: 10_001 } });
    const noKid = keys.map(() => jwk);
    const input = token.slice(0, token.lastIndexOf('.'));
    const verdict = await published({ keys: noKid }, `${input}.${Buffer.alloc(64, 7).toString('base64url')}`);
    expect(verdict).toMatchObject({ kind: 'cannot-check', code: 'not-all-tried' });
    expect(verdict.kind === 'cannot-check' && verdict.reason).toContain('none of the 16 that were tried');
  });

  it('100,000 keys are refused by their size', async () => {
    expect(await published({ keys: filler(100_000) })).toMatchObject({ kind: 'cannot-check', code: 'unreadable-key' });
  });

  it('not more than 200 excluded keys are listed, and all are counted', async () => {
    const verdict = await published({ keys: filler(1000) });
    expect(verdict.kind === 'cannot-check' && [verdict.excluded.length, verdict.excludedCount]).toEqual([200, 1000]);
  });
});
