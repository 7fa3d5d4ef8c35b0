import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { judgeClientCertificate, judgeClientJwks } from '#server/playground/client-keys.ts';
import { makeClientCertificates } from '#server/playground/client-certificates.ts';
import { judgeRegistration } from '#server/playground/registrations.ts';

async function publicJwk(alg: string) {
  return exportJWK((await generateKeyPair(alg, { extractable: true })).publicKey);
}

function jwkOf(type: 'ec' | 'x25519' | 'ed448' | 'rsa', part: 'publicKey' | 'privateKey' = 'publicKey', bits = 1024) {
  if (type === 'rsa') return generateKeyPairSync('rsa', { modulusLength: bits })[part].export({ format: 'jwk' });
  if (type === 'ec') return generateKeyPairSync('ec', { namedCurve: 'secp256k1' })[part].export({ format: 'jwk' });
  return type === 'x25519'
    ? generateKeyPairSync('x25519')[part].export({ format: 'jwk' })
    : generateKeyPairSync('ed448')[part].export({ format: 'jwk' });
}

describe('a JWK Set to be registered', () => {
  it.each(['ES256', 'ES384', 'ES512', 'RS256', 'Ed25519'])('is usable with a key for %s', async (alg) => {
    const jwk = await publicJwk(alg);
    const verdict = judgeClientJwks([{ ...jwk, kid: 'mine', use: 'sig', x: jwk.x, note: 'dropped' }]);
    expect(verdict).toMatchObject({ kind: 'usable', thumbprints: [await calculateJwkThumbprint(jwk)] });
    expect(JSON.stringify(verdict)).not.toContain('dropped');
  });

  it('never takes a private key, and does not repeat it', () => {
    const jwk = jwkOf('rsa', 'privateKey', 2048);
    const verdict = judgeClientJwks([jwk]);
    expect(verdict).toEqual({
      kind: 'refused',
      reason: 'Key 1 of the JWK Set has its private part. Send the public part alone; the private one stays with you.',
    });
  });

  it.each([
    ['nothing', [], 'has no key'],
    ['six keys', Array.from({ length: 6 }, () => ({})), 'more than 5 keys'],
    ['a text', ['x'], 'Key 1 of the JWK Set is no JSON object.'],
    ['an empty object', [{}], 'cannot be read'],
    ['a point that is not on the curve', [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }], 'cannot be read'],
    ['a shared secret', [{ kty: 'oct', k: 'AAAA' }], 'is a shared secret (kty oct)'],
    ['a short RSA key', [jwkOf('rsa')], 'has 1024 bits; RSA needs 2048 or more'],
    ['another curve', [jwkOf('ec')], 'is of a kind that is not verified here'],
    ['a key for key agreement', [jwkOf('x25519')], 'is of a kind that is not verified here'],
    ['Ed448', [jwkOf('ed448')], 'is of a kind that is not verified here'],
    ['a key for encryption', [{ kty: 'EC', use: 'enc' }], 'is not for signatures'],
    ['an algorithm that is none', [{ kty: 'EC', alg: 'none' }], 'names an algorithm'],
    ['a kid that is a number', [{ kty: 'EC', kid: 1 }], 'has a kid that is no text'],
  ])('is refused with %s', (_, keys, reason) => {
    expect(judgeClientJwks(keys)).toEqual({ kind: 'refused', reason: expect.stringContaining(reason) as string });
  });

  it('says which of several keys is refused', async () => {
    expect(judgeClientJwks([await publicJwk('ES256'), 'x'])).toMatchObject({
      reason: 'Key 2 of the JWK Set is no JSON object.',
    });
  });
});

describe('a certificate to be registered', () => {
  const { selfSigned } = makeClientCertificates({ issued: 'a', selfSigned: 'b' }, Date.now());

  it('is usable, and known by its x5t#S256', () => {
    expect(judgeClientCertificate(selfSigned.certificatePem)).toMatchObject({
      kind: 'usable',
      keys: [{ kty: 'EC', x5c: [expect.any(String)] }],
      thumbprints: [expect.stringMatching(/^[\w-]{43}$/)],
    });
  });

  it.each([
    ['its private key beside it', selfSigned.certificatePem + selfSigned.privateKeyPem, 'There is a private key'],
    ['nothing', '', 'This is no certificate as PEM'],
    ['a text', 'certificate', 'This is no certificate as PEM'],
  ])('is refused with %s', (_, pem, reason) => {
    expect(judgeClientCertificate(pem)).toEqual({
      kind: 'refused',
      reason: expect.stringContaining(reason) as string,
    });
  });
});

describe('who may register', () => {
  it.each(['server', 'key-server', 'self-signed-server', 'unknown', '__proto__'])('%s may not', (clientId) => {
    expect(judgeRegistration({ clientId, jwks: { keys: [] } })).toEqual({
      kind: 'refused',
      reason: 'No key can be registered for this client, only for own-key-server and own-certificate-server.',
    });
  });

  it('the right kind of proof only', () => {
    expect(judgeRegistration({ clientId: 'own-certificate-server', jwks: { keys: [] } })).toMatchObject({
      reason: 'own-certificate-server is registered with a certificate, not with a JWK Set.',
    });
    expect(judgeRegistration({ clientId: 'own-key-server', certificate: '' })).toMatchObject({
      reason: 'own-key-server is registered with a JWK Set, not with a certificate.',
    });
  });
});
