import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readGivenKey } from '#core/jwt/given-key.ts';
import { readKeys } from '#core/jwt/read-keys.ts';
import type { Verdict } from '#core/jwt/verdict.ts';
import { verifyToken } from '#core/jwt/verify-token.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsaJwk = jwkOf(rsa.publicKey);
const ecJwk = jwkOf(ec.publicKey);

function jwkOf(key: KeyObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(key.export({ format: 'jwk' })).map(([name, value]) => [name, String(value)]),
  );
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inputOf = (header: object) => `${part(header)}.${part({ sub: 'machine' })}`;
const withSignature = (input: string, signature: Buffer) => `${input}.${signature.toString('base64url')}`;
const byRsa = (key = rsa.privateKey) =>
  withSignature(inputOf({ alg: 'RS256' }), sign('sha256', Buffer.from(inputOf({ alg: 'RS256' })), key));
const byEc = (header: object = { alg: 'ES256' }) =>
  withSignature(
    inputOf(header),
    sign('sha256', Buffer.from(inputOf(header)), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }),
  );
const bySecret = (secret: string | Buffer) =>
  withSignature(
    inputOf({ alg: 'HS256' }),
    createHmac('sha256', secret)
      .update(inputOf({ alg: 'HS256' }))
      .digest(),
  );

const verdictOf = async (token: string, key: unknown, origin: 'given' | 'published' = 'given') =>
  verifyToken({ token, reading: await readKeys(typeof key === 'string' ? key : JSON.stringify(key), origin) });
const failed = (verdict: Verdict) =>
  verdict.kind === 'cannot-check'
    ? verdict.excluded.flatMap((key) => key.failed.map(({ test }) => test))
    : [verdict.kind];

describe('a key that is written to break its reader is left out, and nothing is thrown', () => {
  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])('kty %s', async (kty) => {
    for (const origin of ['given', 'published'] as const) {
      expect(failed(await verdictOf(byEc(), { keys: [{ ...ecJwk, kty }] }, origin))).toEqual(['kty']);
    }
  });

  it.each(['A', '_', 'AAAAA'])('a modulus that is no whole base64url: %s', async (n) => {
    expect(failed(await verdictOf(byRsa(), { ...rsaJwk, n }))).toContain('readable');
    expect(await verdictOf(byRsa(), { keys: [{ ...rsaJwk, n }, rsaJwk] }, 'published')).toMatchObject({
      kind: 'verified',
      key: { position: 2 },
    });
  });

  it('key_ops of things that cannot be written as a text, or nested without end', async () => {
    expect(failed(await verdictOf(byEc(), { ...ecJwk, key_ops: [{ toString: 1, valueOf: 1 }] }))).toEqual(['readable']);
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const nested = JSON.stringify(ecJwk).replace('{', `{"key_ops":${deep},`);
    expect(failed(await verdictOf(byEc(), nested))).toEqual(['readable']);
  });

  it.each([{ use: 5 }, { use: ['sig'] }, { alg: 7 }, { key_ops: 'encrypt' }, { key_ops: {} }])(
    'what says its purpose in a form that nobody can read: %j (RFC 7517 §4)',
    async (purpose) => {
      expect(failed(await verdictOf(byEc(), { ...ecJwk, ...purpose }))).toEqual(['readable']);
    },
  );

  it('but null for what it does not say is as good as nothing, since many servers write it', async () => {
    expect(await verdictOf(byEc(), { ...ecJwk, use: null, alg: null, key_ops: null })).toMatchObject({
      kind: 'verified',
    });
  });
});

describe('a key with which anybody can sign verifies nothing', () => {
  it.each(['AQ', 'AAAB'])(
    'RSA with an exponent of 1 (e is %s), where the padded text is its own signature',
    async (e) => {
      const input = inputOf({ alg: 'RS256' });
      const digest = createHash('sha256').update(input).digest();
      const digestInfo = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest]);
      const padding = Buffer.alloc(256 - digestInfo.length - 3, 0xff);
      const forged = Buffer.concat([Buffer.from([0, 1]), padding, Buffer.from([0]), digestInfo]);
      expect(failed(await verdictOf(withSignature(input, forged), { ...rsaJwk, e }))).toEqual(['strength']);
    },
  );

  it('RSA with an even exponent', async () => {
    expect(failed(await verdictOf(byRsa(), { ...rsaJwk, e: 'Ag' }))).toEqual(['strength']);
  });

  it('RSA with primes of the broken generator, all powers of 65537 in small (CVE-2017-15361)', async () => {
    const modulus = (65_537n ** 128n).toString(16).padStart(514, '0');
    const n = Buffer.from(modulus, 'hex').toString('base64url');
    expect(await verdictOf(byRsa(), { ...rsaJwk, n })).toMatchObject({
      excluded: [{ failed: [{ test: 'strength', wanted: 'primes chosen by chance' }] }],
    });
  });

  it('RSA of 1024 bits that hides behind zeros', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const { n = '', ...rest } = jwkOf(weak.publicKey);
    const padded = Buffer.concat([Buffer.alloc(260), Buffer.from(n, 'base64url')]).toString('base64url');
    const verdict = await verdictOf(byRsa(weak.privateKey), { ...rest, n: padded });
    expect(verdict).toMatchObject({ excluded: [{ failed: [{ test: 'strength', found: '1024 bits' }] }] });
  });

  it('Ed25519 at a point of small order (RFC 8032 §5.1), which fits a signature of zeros', async () => {
    const neutral = Buffer.alloc(32);
    neutral[0] = 1;
    const token = withSignature(inputOf({ alg: 'EdDSA' }), Buffer.concat([neutral, Buffer.alloc(32)]));
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: neutral.toString('base64url') };
    expect(failed(await verdictOf(token, jwk))).toEqual(['strength']);
  });

  it('HS256 with a public key for its secret, in whatever form it was given (RFC 8725 §2.1)', async () => {
    const pem = rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString();
    const der = rsa.publicKey.export({ format: 'der', type: 'spki' });
    for (const secret of [pem, pem.trim(), JSON.stringify(rsaJwk), JSON.stringify({ keys: [ecJwk] })]) {
      expect(
        failed(await verifyToken({ token: bySecret(secret), reading: await readGivenKey(secret, 'secret-text') })),
      ).toEqual(['strength']);
    }
    for (const bytes of [Buffer.from(pem), der, ec.publicKey.export({ format: 'der', type: 'spki' })]) {
      const k = bytes.toString('base64url');
      expect(
        failed(await verifyToken({ token: bySecret(bytes), reading: await readGivenKey(k, 'secret-base64url') })),
      ).toEqual(['strength']);
      expect(failed(await verdictOf(bySecret(bytes), { kty: 'oct', k }))).toEqual(['strength']);
    }
  });

  it('a key that is published with its private half, as JWK or PEM (RFC 8725 §3.5)', async () => {
    const jwk = jwkOf(ec.privateKey);
    const pem = ec.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    for (const key of [{ keys: [jwk] }, pem]) {
      const verdict = await verdictOf(byEc(), key, 'published');
      expect(verdict).toMatchObject({ kind: 'not-valid', code: 'published-secret' });
      expect(JSON.stringify(verdict)).not.toContain(jwk['d']);
      expect(await verdictOf(byEc(), key)).toMatchObject({ kind: 'verified' });
    }
  });
});

describe('what could not be tried is not called a wrong signature', () => {
  const offCurve = { ...ecJwk, x: Buffer.alloc(32, 1).toString('base64url') };
  const others = Array.from({ length: 17 }, () => jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey));

  it('with a broken key: it says so of the key, and nothing of the token', async () => {
    const verdict = await verdictOf(byEc(), offCurve);
    expect(verdict).toMatchObject({ kind: 'cannot-check', code: 'no-key-fits' });
    expect(failed(verdict)).toEqual(['readable']);
  });

  it('with a coordinate of another length than the curve takes (RFC 7518 §6.2.1.2)', async () => {
    const x = Buffer.concat([Buffer.alloc(1), Buffer.from(ecJwk['x'] ?? '', 'base64url')]).toString('base64url');
    expect(await verdictOf(byEc(), { ...ecJwk, x })).toMatchObject({
      excluded: [{ failed: [{ test: 'readable', found: 'its x has 33 bytes, and P-256 takes 32' }] }],
    });
  });

  it('with a broken key among others that do not fit', async () => {
    const verdict = await verdictOf(byEc(), { keys: [offCurve, others[0]] }, 'published');
    expect(verdict).toMatchObject({ kind: 'cannot-check', code: 'not-all-tried', excludedCount: 1 });
  });

  it('with more keys that could be meant than are tried, of which one would fit (T48)', async () => {
    const verdict = await verdictOf(byEc(), { keys: [...others, ecJwk] }, 'published');
    expect(verdict).toMatchObject({ kind: 'cannot-check', code: 'not-all-tried' });
    expect(verdict.kind === 'cannot-check' && verdict.reason).toContain('18');
  });

  it('with names of 100,000 characters, which no sentence repeats in full', async () => {
    const long = 'x'.repeat(100_000);
    const keys = { keys: [{ ...ecJwk, kid: `${long}y`, alg: long, use: long }] };
    const verdict = await verdictOf(byEc({ alg: 'ES256', kid: long }), keys, 'published');
    const words = verdict.kind === 'cannot-check' ? verdict.excluded.flatMap((key) => key.failed) : [];
    expect(words.map(({ test }) => test)).toEqual(['kid', 'alg', 'use']);
    expect(JSON.stringify(words).length).toBeLessThan(1000);
    const twice = `{"alg":"ES256","${long}":1,"${long}":2}`;
    const text = `${Buffer.from(twice).toString('base64url')}.e30.c2ln`;
    const flaw = await verdictOf(text, ecJwk);
    expect(flaw.kind === 'not-valid' && flaw.reason.length).toBeLessThan(300);
  });

  it('with an algorithm whose name is empty', async () => {
    expect(await verdictOf(byEc({ alg: '' }), ecJwk)).toMatchObject({ kind: 'cannot-check', code: 'no-algorithm' });
  });
});
