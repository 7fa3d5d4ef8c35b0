import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkPair, type GivenPair } from '#core/certificates/check-pair.ts';
import { newAuthority } from '../../support/certificates.ts';
import { madeText } from './made-files.ts';

const authority = newAuthority();
const ec = authority.issue({ commonName: 'ec' });
const rsa = authority.issue({ commonName: 'rsa', rsaBits: 2048 });
const nowMs = Date.now();
const dayMs = 86_400_000;

const check = (given: Partial<GivenPair>, atMs = nowMs) =>
  checkPair({ certificatePem: ec.cert, privateKeyPem: ec.key, passphrase: '', ...given }, atMs);
const as = (pem: string, type: 'pkcs1' | 'sec1') => createPrivateKey(pem).export({ type, format: 'pem' }).toString();
const encrypted = (pem: string, cipher: string) =>
  createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem', cipher, passphrase: 'pw' }).toString();

describe('a private key and the certificate that was issued for it', () => {
  it.each([
    ['EC', ec.cert, ec.key],
    ['EC in SEC 1', ec.cert, as(ec.key, 'sec1')],
    ['RSA', rsa.cert, rsa.key],
    ['RSA in PKCS#1', rsa.cert, as(rsa.key, 'pkcs1')],
    ['EC, encrypted', ec.cert, encrypted(ec.key, 'aes-256-cbc')],
    ['a key from OpenSSL', madeText('client.pem'), madeText('client.key')],
  ])('are a pair, and the key comes back as PKCS#8: %s', async (_, certificatePem, privateKeyPem) => {
    const answer = await check({ certificatePem, privateKeyPem, passphrase: 'pw' });
    if (answer.kind !== 'pair') throw new Error(answer.reason);
    const leaf = new X509Certificate(certificatePem);
    expect(leaf.checkPrivateKey(createPrivateKey(answer.privateKeyPem))).toBe(true);
    expect(answer.privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  });

  it('gives the facts of the whole chain along', async () => {
    const answer = await check({});
    expect(answer).toMatchObject({
      kind: 'pair',
      certificates: { all: [{ subject: 'CN=ec' }, { isAuthority: true }] },
    });
  });
});

describe('what is no pair', () => {
  const authorityLast = new X509Certificate(ec.cert).toString();
  const expired = authority.issue({ notBefore: new Date(nowMs - 3 * dayMs), notAfter: new Date(nowMs - 2 * dayMs) });
  const early = authority.issue({ notBefore: new Date(nowMs + dayMs), notAfter: new Date(nowMs + 2 * dayMs) });
  const publicKey = String(new X509Certificate(ec.cert).publicKey.export({ type: 'spki', format: 'pem' }));

  it.each([
    ['no certificate', { certificatePem: 'x' }, 'certificate-unreadable'],
    ['another key', { privateKeyPem: authority.issue().key }, 'key-of-another-certificate'],
    ['a key of another kind', { privateKeyPem: rsa.key }, 'key-of-another-certificate'],
    ['a later certificate’s key', { certificatePem: authority.pem + authorityLast }, 'leaf-not-first'],
    ['a public key', { privateKeyPem: publicKey }, 'key-is-public'],
    ['a certificate for the key', { privateKeyPem: ec.cert }, 'key-is-public'],
    ['no key', { privateKeyPem: 'x' }, 'key-unreadable'],
    ['nothing for the key', { privateKeyPem: '' }, 'key-unreadable'],
    ['a JWK', { privateKeyPem: '{"kty":"EC"}' }, 'key-unreadable'],
    ['a damaged key', { privateKeyPem: ec.key.replace('\nMIG', '\nMIH') }, 'key-unreadable'],
    ['no passphrase', { privateKeyPem: encrypted(ec.key, 'aes-256-cbc') }, 'passphrase-missing'],
    ['a wrong passphrase', { privateKeyPem: encrypted(ec.key, 'aes-256-cbc'), passphrase: 'pq' }, 'passphrase-wrong'],
    ['an expired certificate', { certificatePem: expired.cert, privateKeyPem: expired.key }, 'expired'],
    ['an early certificate', { certificatePem: early.cert, privateKeyPem: early.key }, 'not-yet-valid'],
  ] as const)('%s has the proxy’s name for it and a sentence', async (_, given, fault) => {
    expect(await check(given)).toEqual({ kind: 'fault', fault, reason: expect.stringMatching(/\.$/) });
  });
});

describe('what a browser cannot compute with', () => {
  it.each([
    ['a curve that it does not know', madeText('koblitz.pem'), madeText('koblitz.key'), ''],
    ['Triple DES', ec.cert, encrypted(ec.key, 'des-ede3-cbc'), 'pw'],
    ['a certificate on an unknown curve', madeText('koblitz.pem'), ec.key, ''],
  ])('is left to the proxy: %s', async (_, certificatePem, privateKeyPem, passphrase) => {
    expect(await check({ certificatePem, privateKeyPem, passphrase })).toMatchObject({
      kind: 'unchecked',
      reason: expect.stringMatching(/\.$/),
    });
  });

  it('asks for the passphrase of a key in OpenSSL’s old encryption, and leaves it to the proxy then', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const old = privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'pw' }).toString();
    expect(await check({ privateKeyPem: old })).toMatchObject({ kind: 'fault', fault: 'passphrase-missing' });
    expect(await check({ privateKeyPem: old, passphrase: 'pw' })).toMatchObject({ kind: 'unchecked' });
  });
});
