import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type KeyReading, readKeys } from '#core/jwt/read-keys.ts';
import { checkSignedAnswer } from '#core/oauth/signed-answer.ts';

const issuer = 'https://as.example';
let sign: (change?: { typ?: string; iss?: string; aud?: unknown }) => Promise<string>;
let reading: KeyReading;
let others: KeyReading;

beforeAll(async () => {
  const [own, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  sign = ({ typ = 'token-introspection+jwt', iss = issuer, aud = 'machine' } = {}) =>
    new SignJWT({ iss, ...(aud === undefined ? {} : { aud: aud as string }), token_introspection: { active: true } })
      .setProtectedHeader({ alg: 'ES256', typ })
      .sign(own.privateKey);
  const published = async (key: CryptoKey) => readKeys(JSON.stringify({ keys: [await exportJWK(key)] }), 'published');
  reading = await published(own.publicKey);
  others = await published(other.publicKey);
});

const check = async (text: string, keys = reading) =>
  checkSignedAnswer({ text, reading: keys, issuer, clientId: 'machine' });

describe('a signed introspection answer (RFC 9701 §5)', () => {
  it('is verified with the keys of its server', async () => {
    expect(await check(await sign())).toMatchObject({ kind: 'verified', key: { kty: 'EC' }, remarks: [] });
  });

  it('is not valid with other keys, or after a change', async () => {
    const text = await sign();
    expect(await check(text, others)).toMatchObject({ kind: 'not-valid' });
    const [header, , signature] = text.split('.');
    const claims = Buffer.from(JSON.stringify({ iss: issuer, token_introspection: { active: true, scope: 'all' } }));
    expect(await check(`${header}.${claims.toString('base64url')}.${signature}`)).toMatchObject({ kind: 'not-valid' });
  });

  it.each([
    ['another JWT of the same server', { typ: 'at+jwt' }, 'typ'],
    ['an answer of another server', { iss: 'https://other.example' }, 'iss'],
  ])('is not valid as %s', async (_, change, word) => {
    const checked = await check(await sign(change));
    expect(checked).toMatchObject({ kind: 'not-valid' });
    expect(checked.kind === 'not-valid' && checked.reason).toContain(word);
  });

  it('for another audience is remarked', async () => {
    expect(await check(await sign({ aud: ['machine', 'api'] }))).toMatchObject({ remarks: [] });
    const checked = await check(await sign({ aud: 'api' }));
    expect(checked.kind === 'verified' && checked.remarks).toHaveLength(1);
  });

  it('is not called checked where there was nothing to check it with', async () => {
    const unreadable = await readKeys('<html>', 'published');
    expect(await check(await sign(), unreadable)).toMatchObject({ kind: 'not-checked' });
    expect(await check('{"active":true}')).toMatchObject({ kind: 'not-checked' });
    expect(await check(`${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`)).toMatchObject({
      kind: 'not-valid',
    });
  });
});
