import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readClientKey } from '#core/jwt/client-key.ts';
import { encryptedKeys } from './encrypted-keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ed25519 = generateKeyPairSync('ed25519');

const rsaAlgorithms = ['RS256', 'PS256', 'RS384', 'RS512', 'PS384', 'PS512'];
const text = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1') => key.export({ type, format: 'pem' }).toString();
const jwk = (key: KeyObject, more: object = {}) => JSON.stringify({ ...key.export({ format: 'jwk' }), ...more });
const read = (given: string, passphrase = '', algorithm?: 'ES256' | 'RS256' | 'PS256' | 'EdDSA') =>
  readClientKey({ text: given, passphrase, algorithm });

describe('a private key for assertions', () => {
  it.each([
    ['RSA in PKCS#8', text(rsa.privateKey, 'pkcs8'), rsaAlgorithms],
    ['RSA in PKCS#1', text(rsa.privateKey, 'pkcs1'), rsaAlgorithms],
    ['RSA as JWK', jwk(rsa.privateKey), rsaAlgorithms],
    ['P-256 in PKCS#8', text(p256.privateKey, 'pkcs8'), ['ES256']],
    ['P-256 in SEC 1', text(p256.privateKey, 'sec1'), ['ES256']],
    ['P-384 in SEC 1', text(p384.privateKey, 'sec1'), ['ES384']],
    ['Ed25519 in PKCS#8', text(ed25519.privateKey, 'pkcs8'), ['EdDSA']],
    ['Ed25519 as JWK', jwk(ed25519.privateKey), ['EdDSA']],
    ['a set with one private key', `{"keys":[${jwk(p256.publicKey)},${jwk(p256.privateKey)}]}`, ['ES256']],
  ])('is read as %s, and says with which algorithms it signs', async (_, given, algorithms) => {
    const answer = await read(given);
    expect(answer).toMatchObject({ kind: 'client-key', algorithms, key: { kind: 'key', alg: algorithms[0] } });
  });

  it('is read as OpenSSL itself writes an EC key, with its parameters in a block of their own', async () => {
    const made = `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${text(p256.privateKey, 'sec1')}`;
    expect(await read(made)).toMatchObject({ kind: 'client-key', algorithms: ['ES256'] });
  });

  it('keeps the key itself out of reach, and gives its public part to register', async () => {
    const answer = await read(text(rsa.privateKey, 'pkcs1'));
    if (answer.kind !== 'client-key') throw new Error(answer.reason);
    expect(answer.key.cryptoKey.extractable).toBe(false);
    expect(answer.key.publicJwk?.['n']).toBe(rsa.publicKey.export({ format: 'jwk' })['n']);
  });

  it('takes the algorithm and the kid that a JWK names', async () => {
    const answer = await read(jwk(rsa.privateKey, { alg: 'PS384', kid: 'mine' }));
    expect(answer).toMatchObject({ kind: 'client-key', key: { alg: 'PS384', kid: 'mine' } });
  });
});

describe('an encrypted private key (RFC 8018 §6.2)', () => {
  const encrypted = (cipher: string, passphrase = 'páss') =>
    rsa.privateKey.export({ type: 'pkcs8', format: 'pem', cipher, passphrase }).toString();

  it.each(['aes-128-cbc', 'aes-256-cbc'])('is opened with its passphrase: %s', async (cipher) => {
    expect(await read(encrypted(cipher), 'páss')).toMatchObject({ kind: 'client-key', algorithms: rsaAlgorithms });
  });

  it.each(['hmacWithSHA1', 'hmacWithSHA256', 'hmacWithSHA512'] as const)(
    'as OpenSSL writes it with %s',
    async (prf) => {
      expect(await read(encryptedKeys[prf], 'one')).toMatchObject({ kind: 'client-key', algorithms: ['ES256'] });
    },
  );

  it.each([
    ['without passphrase', encrypted('aes-256-cbc'), '', 'Type its passphrase'],
    ['with another passphrase', encrypted('aes-256-cbc'), 'pass', 'does not open the private key'],
    ['with Triple DES', encrypted('des-ede3-cbc'), 'páss', 'encrypted with Triple DES'],
    ['with scrypt', encryptedKeys.scrypt, 'one', 'encrypted with scrypt'],
    [
      'in OpenSSL’s old way',
      rsa.privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'one' }).toString(),
      'one',
      '(AES-256-CBC, with MD5)',
    ],
  ])('that cannot be opened says why: %s', async (_, given, passphrase, words) => {
    const answer = await read(given, passphrase);
    expect(answer).toMatchObject({ kind: 'no-key', reason: expect.stringContaining(words) });
  });
});

describe('what is no usable private key', () => {
  const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const oct = '{"kty":"oct","k":"c2VjcmV0"}';
  it.each([
    ['nothing', '', 'Paste a private key'],
    ['prose', 'my key', 'neither a private key as PEM'],
    ['a public PEM', publicPem, 'This is a public key'],
    ['a public JWK', jwk(p256.publicKey), 'This is a public key'],
    ['a set of public keys', `{"keys":[${jwk(p256.publicKey)}]}`, 'public keys only'],
    ['a set of two private keys', `{"keys":[${jwk(p256.privateKey)},${jwk(rsa.privateKey)}]}`, 'holds 2 private keys'],
    ['a shared secret', oct, 'This is a shared secret'],
    ['a cut PKCS#1', text(rsa.privateKey, 'pkcs1').slice(0, 300), 'its END RSA PRIVATE KEY line is missing'],
    ['a PKCS#1 that is no base64', text(rsa.privateKey, 'pkcs1').replace('M', '!'), 'no base64'],
    [
      'a damaged encrypted key',
      '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----',
      'damaged',
    ],
  ])('%s gets a sentence that says which', async (_, given, words) => {
    expect(await read(given)).toMatchObject({ kind: 'no-key', reason: expect.stringContaining(words) });
  });

  it('a key of the wrong kind for the algorithm names both, and the algorithms that fit', async () => {
    const answer = await read(text(p256.privateKey, 'sec1'), '', 'RS256');
    expect(answer).toMatchObject({
      kind: 'no-key',
      reason: expect.stringContaining('This is an EC key on P-256; RS256 signs with an RSA key. Choose ES256'),
      algorithms: ['ES256'],
    });
  });

  it('a short RSA key signs, with a remark', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const answer = await read(text(short.privateKey, 'pkcs1'));
    expect(answer).toMatchObject({ kind: 'client-key', key: { remarks: [expect.stringContaining('1024 bits')] } });
  });

  it('never repeats anything of the key (never leak)', async () => {
    const whole = text(rsa.privateKey, 'pkcs8');
    const damaged = whole.replaceAll('A', 'B');
    const answer = await read(damaged);
    const middle = createPrivateKey(whole).export({ format: 'jwk' }).d ?? '';
    expect(JSON.stringify(answer)).not.toContain(middle.slice(0, 20));
    expect(answer.kind).toBe('no-key');
  });
});
