import { createHmac } from 'node:crypto';
import { CompactSign, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readKeys, sharedSecret } from '#core/jwt/read-keys.ts';
import { verifyToken } from '#core/jwt/verify-token.ts';
import { signatureVectors } from './signature-vectors.ts';

type Pair = { readonly privateKey: CryptoKey; readonly jwk: Record<string, unknown>; readonly spki: string };
let ec: Pair;
let rsa: Pair;
let token: string;

beforeAll(async () => {
  const pair = async (alg: string): Promise<Pair> => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    return { privateKey, jwk: { ...(await exportJWK(publicKey)) }, spki: await exportSPKI(publicKey) };
  };
  [ec, rsa] = await Promise.all([pair('ES256'), pair('RS256')]);
  token = await new SignJWT({ sub: 'machine' }).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(ec.privateKey);
});

const given = async (key: unknown, text = token) =>
  verifyToken({ token: text, reading: await readKeys(typeof key === 'string' ? key : JSON.stringify(key), 'given') });
const published = async (key: unknown, text = token) =>
  verifyToken({ token: text, reading: await readKeys(JSON.stringify(key), 'published') });
const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const signed = (header: object, payload = '{"sub":"machine"}') =>
  new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: 'ES256', ...header }).sign(ec.privateKey);

describe('verifyToken verifies', () => {
  it.each(signatureVectors)('$name', async ({ token: text, jwk }) => {
    expect(await given(jwk, text)).toMatchObject({ kind: 'verified' });
  });

  it('says with which key: its kid, kind and thumbprint (RFC 7638)', async () => {
    const other = { ...rsa.jwk, kid: 'two' };
    const verdict = await published({ keys: [other, { ...ec.jwk, kid: 'one', use: 'sig', alg: 'ES256' }] });
    expect(verdict).toMatchObject({
      kind: 'verified',
      key: {
        position: 2,
        kid: 'one',
        kty: 'EC',
        crv: 'P-256',
        thumbprint: expect.stringMatching(/^[\w-]{43}$/) as string,
      },
      remarks: [],
    });
  });

  it('the thumbprint of RFC 7638 §3.1', async () => {
    const [, vector] = signatureVectors;
    const verdict = await given({ ...vector?.jwk }, vector?.token ?? '');
    expect(verdict.kind === 'verified' && verdict.key.thumbprint).not.toBe('');
  });

  it('the same with PEM, a JWK, a list and a set', async () => {
    for (const key of [ec.spki, ec.jwk, [ec.jwk], { keys: [ec.jwk] }]) {
      expect(await given(key)).toMatchObject({ kind: 'verified' });
    }
  });

  it('with Bearer before it, since that is no part of the token', async () => {
    expect(await given(ec.jwk, ` Bearer ${token}\n`)).toMatchObject({ kind: 'verified' });
  });

  it('and tells that the token did not say which of several keys', async () => {
    const text = await signed({});
    const other = await exportJWK((await generateKeyPair('ES256')).publicKey);
    const verdict = await published(
      {
        keys: [
          { ...other, kid: 'a' },
          { ...ec.jwk, kid: 'b' },
        ],
      },
      text,
    );
    expect(verdict).toMatchObject({ kind: 'verified', key: { kid: 'b' } });
    expect(verdict.kind === 'verified' && verdict.remarks[0]).toContain('2 keys could be meant');
  });

  it('a given key whatever kid it has, and says that the kid differs', async () => {
    const verdict = await given({ ...ec.jwk, kid: 'other' });
    expect(verdict).toMatchObject({ kind: 'verified' });
    expect(verdict.kind === 'verified' && verdict.remarks.join()).toContain('kid');
  });

  it('keys of which two have the same kid (T48)', async () => {
    const other = await exportJWK((await generateKeyPair('ES256')).publicKey);
    const keys = [
      { ...other, kid: 'one' },
      { ...ec.jwk, kid: 'one' },
    ];
    expect(await published({ keys })).toMatchObject({ kind: 'verified', key: { position: 2 } });
  });
});

describe('verifyToken never verifies (T46)', () => {
  it.each(['none', 'None', 'NONE', 'nOnE'])('alg %s, with or without a signature', async (alg) => {
    for (const signature of ['', 'c2ln']) {
      const text = `${part({ alg })}.${part({ sub: 'x' })}.${signature}`;
      expect(await given(ec.jwk, text)).toMatchObject({ kind: 'not-valid', code: 'unsigned' });
    }
  });

  it('an empty signature', async () => {
    expect(await given(ec.jwk, `${token.slice(0, token.lastIndexOf('.'))}.`)).toMatchObject({ code: 'unsigned' });
  });

  it('HS256 signed with the text of the public key (RFC 8725 §2.1)', async () => {
    for (const secret of [rsa.spki, rsa.spki.trim(), JSON.stringify(rsa.jwk), ec.spki]) {
      const input = `${part({ alg: 'HS256' })}.${part({ admin: true })}`;
      const text = `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
      for (const key of [rsa.spki, rsa.jwk, { keys: [rsa.jwk] }, ec.spki]) {
        expect((await given(key, text)).kind).toBe('cannot-check');
      }
      expect((await published({ keys: [rsa.jwk] }, text)).kind).toBe('cannot-check');
    }
  });

  it('a secret that the issuer publishes (RFC 8725 §3.5)', async () => {
    const secret = 'a secret of at least 32 bytes, as it must be';
    const text = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(secret));
    const set = { keys: [{ kty: 'oct', k: part(secret) }] };
    expect(await published(set, text)).toMatchObject({ kind: 'not-valid', code: 'published-secret' });
    expect(await verifyToken({ token: text, reading: sharedSecret(secret, 'text') })).toMatchObject({
      kind: 'verified',
    });
  });

  it('with a secret shorter than its hash (RFC 7518 §3.2)', async () => {
    const input = `${part({ alg: 'HS256' })}.${part({})}`;
    const text = `${input}.${createHmac('sha256', 'short').update(input).digest('base64url')}`;
    const verdict = await verifyToken({ token: text, reading: sharedSecret('short', 'text') });
    expect(verdict).toMatchObject({ kind: 'cannot-check', code: 'no-key-fits' });
    expect(verdict.kind === 'cannot-check' && verdict.excluded[0]?.failed).toEqual([
      { test: 'strength', wanted: 'at least 256 bits', found: '40 bits' },
    ]);
  });

  it('the key that the token brings along, nor asks where it says', async () => {
    const attacker = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(attacker.publicKey);
    const text = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', jwk, jku: 'https://attacker.example/', x5u: 'https://attacker.example/' })
      .sign(attacker.privateKey);
    expect(await published({ keys: [ec.jwk] }, text)).toMatchObject({ kind: 'not-valid', code: 'signature-mismatch' });
    expect(await published({ keys: [] }, text)).toMatchObject({ kind: 'cannot-check' });
  });

  it('what demands extensions, known or not (RFC 7515 §4.1.11)', async () => {
    for (const crit of [['exp'], [], ['x'], 'x', null]) {
      const input = `${part({ alg: 'ES256', crit, x: 1 })}.${part({})}`;
      expect(await given(ec.jwk, `${input}.c2ln`)).toMatchObject({ kind: 'not-valid', code: 'unknown-critical' });
    }
  });

  it('an unencoded payload (RFC 7797)', async () => {
    for (const header of [{ b64: false, crit: ['b64'] }, { b64: false }, { b64: 'x' }]) {
      const input = `${part({ alg: 'ES256', ...header })}.${part({})}`;
      expect(await given(ec.jwk, `${input}.c2ln`)).toMatchObject({ code: 'unencoded-payload' });
    }
  });

  it('a header that names something twice', async () => {
    const header = part('{"alg":"ES256","alg":"none"}');
    expect(await given(ec.jwk, `${header}.${part({})}.c2ln`)).toMatchObject({ kind: 'not-valid' });
    expect(await given(ec.jwk, `${part('{"alg":"none","alg":"ES256"}')}.${part({})}.c2ln`)).toMatchObject({
      kind: 'not-valid',
      code: 'not-strict',
    });
  });

  it.each([
    ['padding', (text: string) => `${text}==`],
    ['a line break', (text: string) => `${text.slice(0, 30)}\n${text.slice(30)}`],
    ['loose last bits', (text: string) => text.slice(0, -1) + next(text.slice(-1))],
  ])('the right signature in the wrong form: %s (RFC 7515 §2)', async (_, bend) => {
    expect(await given(ec.jwk, bend(token))).toMatchObject({ kind: 'not-valid', code: 'not-strict' });
  });

  it('a signature in DER, and says so (RFC 7518 §3.4)', async () => {
    const der = part('0E\u0002 123456789012345678901234567890');
    const verdict = await given(ec.jwk, `${token.slice(0, token.lastIndexOf('.'))}.${der}`);
    expect(verdict).toMatchObject({ kind: 'not-valid', code: 'signature-mismatch' });
    expect(verdict.kind === 'not-valid' && verdict.reason).toContain('DER');
  });

  it('a signature of zeros, or of another token (CVE-2022-21449)', async () => {
    const input = token.slice(0, token.lastIndexOf('.'));
    for (const bytes of [Buffer.alloc(64), Buffer.alloc(64, 1), Buffer.alloc(63), Buffer.alloc(65)]) {
      expect((await given(ec.jwk, `${input}.${bytes.toString('base64url')}`)).kind).toBe('not-valid');
    }
    const other = await signed({}, '{"sub":"other"}');
    expect((await given(ec.jwk, `${input}.${other.split('.')[2]}`)).kind).toBe('not-valid');
  });
});

/** The next character of the alphabet, which for the last one of 64 bytes changes only bits that belong to no byte. */
function next(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(character) + 1] ?? 'B';
}

describe('verifyToken says why no key fits', () => {
  it('for each key which tests excluded it', async () => {
    const weak = await weakRsa();
    const keys = [
      { ...ec.jwk, kid: 'other' },
      { ...rsa.jwk, kid: 'one' },
      { ...ec.jwk, kid: 'one', crv: 'P-384' },
      { ...ec.jwk, kid: 'one', alg: 'ES384' },
      { ...ec.jwk, kid: 'one', use: 'enc' },
      { ...ec.jwk, kid: 'one', key_ops: ['encrypt'] },
      { kty: 'EC', kid: 'one', crv: 'P-256', x: 'AA' },
      weak.jwk,
      7,
    ];
    const verdict = await published({ keys });
    expect(verdict).toMatchObject({ kind: 'cannot-check', code: 'no-key-fits', excludedCount: 9 });
    expect(
      verdict.kind === 'cannot-check' && verdict.excluded.map(({ failed }) => failed.map(({ test }) => test)),
    ).toEqual([
      ['kid'],
      ['kty'],
      ['readable', 'crv'],
      ['alg'],
      ['use'],
      ['key_ops'],
      ['readable'],
      ['kty'],
      ['readable', 'kty'],
    ]);
  });

  it('an RSA key of 1024 bits is too weak (RFC 7518 §3.3)', async () => {
    const { privateKey, jwk } = await weakRsa();
    const input = `${part({ alg: 'RS256' })}.${part({})}`;
    const bytes = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey, Buffer.from(input));
    const verdict = await given(jwk, `${input}.${Buffer.from(bytes).toString('base64url')}`);
    expect(verdict).toMatchObject({ kind: 'cannot-check', code: 'no-key-fits' });
    expect(verdict.kind === 'cannot-check' && verdict.excluded[0]?.failed).toEqual([
      { test: 'strength', wanted: 'at least 2048 bits', found: '1024 bits' },
    ]);
  });

  it('names the kid that is in no key, and that the key may be gone', async () => {
    const verdict = await published({ keys: [{ ...ec.jwk, kid: 'two' }] });
    expect(verdict.kind === 'cannot-check' && verdict.reason).toContain('kid that the token names, one');
    expect(verdict.kind === 'cannot-check' && verdict.next).toContain('rotated');
  });

  it('a private key among the published is warned of, though another one verifies', async () => {
    const jwk = { ...(await exportJWK(ec.privateKey)), kid: 'two' };
    const verdict = await published({ keys: [{ ...ec.jwk, kid: 'one' }, jwk] });
    expect(verdict).toMatchObject({ kind: 'verified', key: { kid: 'one' } });
    expect(verdict.kind === 'verified' && verdict.remarks.join()).toContain('private or secret key');
    expect(JSON.stringify(verdict)).not.toContain(jwk.d);
  });
});

async function weakRsa() {
  const pair = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  );
  return { privateKey: pair.privateKey, jwk: { ...(await exportJWK(pair.publicKey)) } };
}

describe('verifyToken cannot check', () => {
  it.each([
    ['opaque', 'a-reference'],
    ['damaged', 'eyJhbGciOiJFUzI1NiJ9.%%%.c2ln'],
    ['encrypted', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA'],
    ['no-algorithm', `${part({ typ: 'JWT' })}.${part({ a: 1 })}.c2ln`],
    ['no-algorithm', `${part({ alg: 7 })}.${part({ a: 1 })}.c2ln`],
    ['unsupported-algorithm', `${part({ alg: 'ES256K' })}.${part({ a: 1 })}.c2ln`],
    ['unsupported-algorithm', `${part({ alg: 'XX999' })}.${part({ a: 1 })}.c2ln`],
    ['unsupported-algorithm', `${part({ alg: 'toString' })}.${part({ a: 1 })}.c2ln`],
  ])('%s', async (code, text) => {
    expect(await given(ec.jwk, text)).toMatchObject({ kind: 'cannot-check', code });
  });

  it.each(['', 'x', '{', '{}', '{"keys":[]}', '<html>', '-----BEGIN PUBLIC KEY-----', 'ssh-rsa AAAA', 'a.b.c'])(
    'with what is no key: %j',
    async (key) => {
      const verdict = await given(key);
      expect(verdict).toMatchObject({ kind: 'cannot-check', code: 'unreadable-key' });
    },
  );

  it('with keys that name something twice', async () => {
    const twice = JSON.stringify(ec.jwk).replace('{', '{"x":"AAAA",');
    expect(await given(twice)).toMatchObject({ kind: 'cannot-check', code: 'unreadable-key' });
    expect(await given(`{"keys":[${twice}]}`)).toMatchObject({ kind: 'cannot-check', code: 'unreadable-key' });
  });
});

describe('verifyToken says that a token is not meant for you', () => {
  const entra = 'https://sts.windows.net/11111111-1111-1111-1111-111111111111/';
  it.each([
    [
      { alg: 'RS256', nonce: 'x' },
      { iss: entra, aud: 'https://graph.microsoft.com' },
    ],
    [{ alg: 'RS256' }, { iss: entra, aud: '00000003-0000-0000-c000-000000000000' }],
    [
      { alg: 'RS256', nonce: 'x' },
      { iss: 'https://login.microsoftonline.com/t/v2.0', aud: 'x' },
    ],
  ])('where Microsoft made it for its own API: %j %j', async (header, claims) => {
    expect((await given(rsa.jwk, `${part(header)}.${part(claims)}.c2ln`)).kind).toBe('not-for-you');
  });
  it.each([
    [{ alg: 'RS256' }, { iss: entra, aud: 'api://mine' }],
    [
      { alg: 'RS256', nonce: 'x' },
      { iss: 'https://as.example', aud: 'https://graph.microsoft.com' },
    ],
    [
      { alg: 'RS256', nonce: 'x' },
      { iss: 'https://login.microsoftonline.com.attacker.example/', aud: 'x' },
    ],
  ])('and of no other: %j %j', async (header, claims) => {
    expect((await given(rsa.jwk, `${part(header)}.${part(claims)}.c2ln`)).kind).toBe('not-valid');
  });
});
