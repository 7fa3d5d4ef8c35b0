import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { asking, attempt, authority, client, startTrial, type Trial, type Wishes } from './client-certificate-trial.ts';
import { endOf } from './proxy-under-test.ts';

const day = 86_400_000;

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.close());

describe('a private key', () => {
  const keyObject = createPrivateKey(client.key);
  const rsaClient = authority.issue({ rsaBits: 2048, forClients: true, commonName: 'machine' });
  const rsaKey = createPrivateKey(rsaClient.key);
  const text = (value: string | Buffer) => String(value);
  const sec1 = text(keyObject.export({ type: 'sec1', format: 'pem' }));
  const encryption = { cipher: 'aes-256-cbc', passphrase: 'open sesame' } as const;
  it.each<[string, Partial<ClientCertificate>]>([
    ['PKCS#8', {}],
    ['SEC1', { privateKeyPem: sec1 }],
    [
      'SEC1 behind the parameters of its curve',
      { privateKeyPem: `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${sec1}` },
    ],
    [
      'PKCS#1',
      { certificatePem: rsaClient.cert, privateKeyPem: text(rsaKey.export({ type: 'pkcs1', format: 'pem' })) },
    ],
    [
      'PKCS#8, encrypted',
      {
        privateKeyPem: text(keyObject.export({ type: 'pkcs8', format: 'pem', ...encryption })),
        passphrase: 'open sesame',
      },
    ],
    [
      'PKCS#1, encrypted in the old way',
      {
        certificatePem: rsaClient.cert,
        privateKeyPem: text(rsaKey.export({ type: 'pkcs1', format: 'pem', ...encryption })),
        passphrase: 'open sesame',
      },
    ],
    [
      'in one text with the certificate',
      { privateKeyPem: client.cert + client.key, certificatePem: client.key + client.cert },
    ],
    ['with a passphrase that it does not need', { passphrase: 'never used' }],
  ])('is read as %s', async (_, given) => {
    expect((await attempt(trial.proxy, asking, { given })).subjects).toEqual(['machine']);
  });
});

describe('a client certificate that cannot be used is refused before anything is connected to:', () => {
  const other = authority.issue({ forClients: true });
  const expired = authority.issue({
    notBefore: new Date(Date.now() - 9 * day),
    notAfter: new Date('2020-01-01T00:00:00Z'),
  });
  const future = authority.issue({
    notBefore: new Date('2080-01-01T00:00:00Z'),
    notAfter: new Date('2081-01-01T00:00:00Z'),
  });
  const weak = authority.issue({ rsaBits: 512 });
  const [leaf = '', issuer = ''] = client.cert.split(/(?<=-----END CERTIFICATE-----\n)/);
  const locked = String(
    createPrivateKey(client.key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'right' }),
  );
  const publicPem = String(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
  it.each<[string, string, Wishes]>([
    ['bound to another port', 'other-host', { given: { hostAndPort: 'localhost:1' } }],
    ['bound to another name', 'other-host', { given: { hostAndPort: 'localhost.evil.example:443' } }],
    ['http', 'not-https', { scheme: 'http' }],
    ['verification off', 'verification-off', { trust: { kind: 'off' } }],
    ['no certificate', 'certificate-unreadable', { given: { certificatePem: 'MIIB' } }],
    [
      'a broken certificate',
      'certificate-unreadable',
      { given: { certificatePem: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' } },
    ],
    ['no key', 'key-unreadable', { given: { privateKeyPem: '' } }],
    [
      'a broken key',
      'key-unreadable',
      { given: { privateKeyPem: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' } },
    ],
    [
      'a key of OpenSSH',
      'key-unreadable',
      { given: { privateKeyPem: '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----' } },
    ],
    ['a public key', 'key-is-public', { given: { privateKeyPem: publicPem } }],
    ['the certificate again', 'key-is-public', { given: { privateKeyPem: client.cert } }],
    ['no passphrase', 'passphrase-missing', { given: { privateKeyPem: locked } }],
    ['a wrong passphrase', 'passphrase-wrong', { given: { privateKeyPem: locked, passphrase: 'wrong' } }],
    ['the issuer first', 'leaf-not-first', { given: { certificatePem: issuer + leaf } }],
    ['another key', 'key-of-another-certificate', { given: { privateKeyPem: other.key } }],
    ['expired', 'expired', { given: { certificatePem: expired.cert, privateKeyPem: expired.key } }],
    ['not yet valid', 'not-yet-valid', { given: { certificatePem: future.cert, privateKeyPem: future.key } }],
    ['a key that is too short', 'not-usable', { given: { certificatePem: weak.cert, privateKeyPem: weak.key } }],
  ])('%s', async (_, code, wishes) => {
    const seen = await attempt(trial.proxy, asking, wishes);
    expect(seen.frames).toHaveLength(1);
    expect(endOf(seen.frames)).toMatchObject({ kind: 'client-certificate', code });
    expect(seen.connections).toBe(0);
  });
});
