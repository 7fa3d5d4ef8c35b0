import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { makeToken } from '#core/jwt/make-token.ts';
import { generateSigningKey } from '#core/jwt/signing-key-generate.ts';
import { readSigningKey } from '#core/jwt/signing-key-read.ts';
import type { SigningAlgorithm } from '#core/jwt/signing-algorithms.ts';
import { made } from './make-key.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ec384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed = generateKeyPairSync('ed25519');
const pkcs8 = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const jwkOf = (key: KeyObject) => ({ ...key.export({ format: 'jwk' }) });

describe('generateSigningKey', () => {
  it('names a key by its RFC 7638 thumbprint and keeps its private part in', async () => {
    const key = await made(generateSigningKey('ES256'));
    const { kty, crv, x, y } = key.publicJwk ?? {};
    expect(key.kid).toBe(
      await calculateJwkThumbprint({ kty: String(kty), crv: String(crv), x: String(x), y: String(y) }),
    );
    expect(Object.keys(key.publicJwk ?? {})).toEqual(['kty', 'crv', 'x', 'y', 'kid', 'alg', 'use']);
    expect([key.cryptoKey.extractable, key.cryptoKey.usages]).toEqual([false, ['sign']]);
    expect(key.publicPem).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\s\S]+\n-----END PUBLIC KEY-----$/);
  });

  it('makes a secret as long as the hash, as text, without a kid that would tell its hash (RFC 7518 §3.2, RFC 7638 §7)', async () => {
    const key = await made(generateSigningKey('HS512'));
    expect(Buffer.from(key.generatedSecret ?? '', 'base64url').length).toBe(64);
    expect([key.kid, key.publicJwk, key.publicPem, key.remarks]).toEqual([undefined, undefined, undefined, []]);
  });

  it('makes another key each time', async () => {
    const [one, other] = [await made(generateSigningKey('EdDSA')), await made(generateSigningKey('EdDSA'))];
    expect(one.kid).not.toBe(other.kid);
  });
});

describe('readSigningKey', () => {
  it.each<[string, string, SigningAlgorithm, KeyObject]>([
    ['PKCS#8, P-256', pkcs8(ec.privateKey), 'ES256', ec.publicKey],
    ['PKCS#8, P-384', pkcs8(ec384.privateKey), 'ES384', ec384.publicKey],
    ['PKCS#8, RSA', pkcs8(rsa.privateKey), 'RS256', rsa.publicKey],
    ['PKCS#8, RSA for PSS', pkcs8(rsa.privateKey), 'PS256', rsa.publicKey],
    ['PKCS#8, Ed25519', pkcs8(ed.privateKey), 'EdDSA', ed.publicKey],
    ['a JWK, P-256', JSON.stringify(jwkOf(ec.privateKey)), 'ES256', ec.publicKey],
    ['a JWK, RSA', JSON.stringify({ ...jwkOf(rsa.privateKey), alg: 'RS512', use: 'sig' }), 'RS512', rsa.publicKey],
    ['a JWK, Ed25519', JSON.stringify({ ...jwkOf(ed.privateKey), key_ops: ['sign'] }), 'EdDSA', ed.publicKey],
    [
      'a key after its certificate, with spaces around',
      `\n-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n${pkcs8(ec.privateKey)}  `,
      'ES256',
      ec.publicKey,
    ],
  ])('reads %s, and what it signs fits the public key', async (_, text, alg, publicKey) => {
    const key = await made(readSigningKey(text, alg));
    const token = await makeToken({ headerJson: `{"alg":"${alg}"}`, claimsJson: '{}', key });
    expect(token.kind).toBe('made');
    await compactVerify(token.kind === 'made' ? token.text : '', await importJWK(jwkOf(publicKey), alg));
    expect(key.publicJwk).toEqual({ ...jwkOf(publicKey), alg, use: 'sig' });
    expect([key.cryptoKey.extractable, key.kid, key.source]).toEqual([false, undefined, 'given']);
  });

  it('keeps the kid of a JWK, since the API knows the key by it', async () => {
    const key = await made(readSigningKey(JSON.stringify({ ...jwkOf(ec.privateKey), kid: 'main' }), 'ES256'));
    expect([key.kid, key.publicJwk?.['kid']]).toEqual(['main', 'main']);
  });

  it('takes a shared secret as the bytes of its text, and does not repeat it', async () => {
    const secret = 'an-ümlaut-and-at-least-thirty-two-bytes';
    const key = await made(readSigningKey(secret, 'HS256'));
    const token = await makeToken({ headerJson: '{"alg":"HS256"}', claimsJson: '{}', key });
    await compactVerify(token.kind === 'made' ? token.text : '', new TextEncoder().encode(secret));
    expect(key.remarks).toEqual([]);
    expect(JSON.stringify(key)).not.toContain('ümlaut');
  });

  it('takes the secret of a JWK from its k (RFC 7518 §6.4.1)', async () => {
    const bytes = Buffer.alloc(32, 7);
    const key = await made(
      readSigningKey(JSON.stringify({ kty: 'oct', k: bytes.toString('base64url'), kid: 's' }), 'HS256'),
    );
    const token = await makeToken({ headerJson: '{"alg":"HS256"}', claimsJson: '{}', key });
    await compactVerify(token.kind === 'made' ? token.text : '', bytes);
    expect(key.kid).toBe('s');
  });

  it('signs with weak keys and says that they are weak (RFC 7518 §3.2, §3.3)', async () => {
    const short = await made(readSigningKey('hello', 'HS256'));
    expect(short.remarks).toEqual([
      'This secret has 5 bytes; HS256 wants at least 32 (RFC 7518 §3.2). A strict API refuses it.',
    ]);
    const old = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    expect((await made(readSigningKey(pkcs8(old), 'RS256'))).remarks).toEqual([
      'This RSA key has 1024 bits; at least 2048 are wanted (RFC 7518 §3.3). A strict API refuses it.',
    ]);
  });

  it('lets a public PEM be the secret, which is how confused APIs are found out, and says so', async () => {
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const key = await made(readSigningKey(pem, 'HS256'));
    expect(key.remarks).toEqual([
      'White space at its beginning or end counts as part of this secret.',
      'The text of the PEM is the secret here: an API that takes its own public key for one would be fooled by this token.',
    ]);
  });
});

const convert = 'Convert it with openssl pkey -in key.pem -out pkcs8.pem and paste the new file.';
const ecJwk = jwkOf(ec.privateKey);

describe('readSigningKey says what a text is that is no private key', () => {
  it.each<[string, string, SigningAlgorithm, string]>([
    ['nothing', ' \n', 'ES256', 'Paste a private key: PEM or JWK.'],
    ['nothing, for a secret', '', 'HS256', 'Type the shared secret.'],
    [
      'a word',
      'hunter2',
      'ES256',
      'This is neither a private key as PEM, which begins with -----BEGIN PRIVATE KEY-----, nor a JWK, which begins with {.',
    ],
    [
      'an encrypted key',
      ec.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
      'ES256',
      `This private key is encrypted with a passphrase, and there is no field for one here. ${convert}`,
    ],
    [
      'a public key',
      ec.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      'ES256',
      'This is a public key: it can verify, not sign. Paste the private key that belongs to it.',
    ],
    [
      'a public JWK',
      JSON.stringify(jwkOf(ec.publicKey)),
      'ES256',
      'This is a public key (it has no “d”): it can verify, not sign. Paste the private key that belongs to it.',
    ],
    [
      'a certificate',
      '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----',
      'RS256',
      'This is a certificate, which holds a public key: it can verify, not sign. Paste the private key that belongs to it.',
    ],
    [
      'a key that is cut off',
      pkcs8(ec.privateKey).slice(0, 80),
      'ES256',
      'The private key is cut off: its END PRIVATE KEY line is missing.',
    ],
    [
      'a key with a character that base64 does not have',
      pkcs8(ec.privateKey).replace('MIG', 'MI?'),
      'ES256',
      'What stands between the BEGIN and END lines is no base64: the key was damaged in copying.',
    ],
    [
      'a key whose bytes are none',
      '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
      'ES256',
      'This key cannot be read: a part of it is damaged, or the browser does not know its kind.',
    ],
    [
      'an RSA key for ES256',
      pkcs8(rsa.privateKey),
      'ES256',
      'This is an RSA key; ES256 signs with an EC key on P-256. Choose RS256 or PS256, or paste another key.',
    ],
    [
      'another curve',
      pkcs8(ec384.privateKey),
      'ES256',
      'This is an EC key on P-384; ES256 signs with an EC key on P-256. Choose ES384, or paste another key.',
    ],
    [
      'a curve that no browser has',
      pkcs8(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey),
      'ES256',
      'This is an EC key on secp256k1; ES256 signs with an EC key on P-256. Paste another key.',
    ],
    [
      'a private key for HS256',
      pkcs8(rsa.privateKey),
      'HS256',
      'This is a private key; HS256 signs with a shared secret. Choose another algorithm, for example RS256 or ES256.',
    ],
    [
      'a JWK with a fault',
      '{"kty":"EC" "crv":1}',
      'ES256',
      'This begins like a JWK, and is none. Line 1, column 13: a comma or } is missing before this “"crv"”.',
    ],
    [
      'a JWK set',
      JSON.stringify({ keys: [ecJwk] }),
      'ES256',
      'This is a set of keys. Paste one key out of it, from its { to its }.',
    ],
    ['other JSON', '{"a":1}', 'ES256', 'This JSON is no JWK: it has no “kty” (RFC 7517 §4.1).'],
    [
      'a JWK for something else',
      JSON.stringify({ ...ecJwk, alg: 'ECDH-ES' }),
      'ES256',
      'This JWK says that it is for "ECDH-ES"; choose that algorithm, or take its “alg” out.',
    ],
    [
      'a JWK for encryption',
      JSON.stringify({ ...ecJwk, use: 'enc' }),
      'ES256',
      'This JWK says that it is not for signing (“use”); take that out to sign all the same.',
    ],
    [
      'an RSA JWK without its primes',
      JSON.stringify({
        ...jwkOf(rsa.privateKey),
        p: undefined,
        q: undefined,
        dp: undefined,
        dq: undefined,
        qi: undefined,
      }),
      'RS256',
      'This JWK lacks “p”, “q”, “dp”, “dq”, “qi”.',
    ],
    [
      'two halves of two keys',
      JSON.stringify({ ...jwkOf(rsa.privateKey), n: jwkOf(otherRsa.publicKey)['n'] }),
      'RS256',
      'The public and the private part of this key do not belong together, so nothing could verify the token.',
    ],
  ])('%s', async (_, text, alg, reason) => {
    expect(await readSigningKey(text, alg)).toEqual({ kind: 'no-key', reason });
  });

  it('is silent about the old forms, which are read as well: PKCS#1 and SEC 1', async () => {
    const pkcs1 = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const sec1 = ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
    expect((await readSigningKey(pkcs1, 'RS256')).kind).toBe('key');
    expect((await readSigningKey(sec1, 'ES256')).kind).toBe('key');
  });

  it('reads the key once it is converted as the sentence says: PKCS#8 without a passphrase', async () => {
    const passphrase = 'x';
    const encrypted = rsa.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
    for (const input of [rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }), encrypted]) {
      const key = createPrivateKey({ key: input, format: 'pem', passphrase });
      const converted = key.export({ type: 'pkcs8', format: 'pem' }).toString();
      expect((await readSigningKey(converted, 'RS256')).kind).toBe('key');
    }
  });
});
