import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { checkPair } from '#core/certificates/check-pair.ts';
import {
  certificateKeyKinds,
  type CertificateOrder,
  type MadeCertificate,
  makeSelfSignedCertificate,
} from '#core/certificates/make-certificate.ts';
import { readCertificates } from '#core/certificates/read-certificates.ts';
import { derMembers, derTags, readDer } from '#core/jwt/der.ts';
import { selfSigned } from '../../support/certificates.ts';

const nowMs = Date.parse('2026-05-06T07:08:09.123Z');
const usual: CertificateOrder = {
  commonName: 'client ü',
  organization: 'Org, Inc.',
  keyKind: 'P-256',
  days: 30,
  nowMs,
  serial: new Uint8Array(16).fill(0xff),
};

async function make(order: Partial<CertificateOrder> = {}): Promise<MadeCertificate> {
  const made = await makeSelfSignedCertificate({ ...usual, ...order });
  if (made.kind !== 'made') throw new Error(made.reason);
  return made;
}

describe('a certificate made in the page', () => {
  it.each(certificateKeyKinds)(
    'vouches for itself and belongs to its key, as Node finds as well: %s',
    async (keyKind) => {
      const made = await make({ keyKind });
      const node = new X509Certificate(made.certificatePem);
      expect(node.verify(node.publicKey)).toBe(true);
      expect(node.checkPrivateKey(createPrivateKey(made.privateKeyPem))).toBe(true);
      expect(await checkPair({ ...made, passphrase: '' }, nowMs)).toMatchObject({ kind: 'pair' });
    },
  );

  it('says what was ordered, and that it is for clients', async () => {
    const { certificatePem, facts } = await make();
    const node = new X509Certificate(certificatePem);
    expect(node.subject).toBe(String.raw`O=Org\, Inc.` + '\nCN=client ü');
    expect(facts.subject).toBe(String.raw`CN=client ü,O=Org\, Inc.`);
    expect(node.serialNumber).toBe(`7F${'FF'.repeat(15)}`);
    expect(node.ca).toBe(false);
    expect(node.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    // A little in the past, for servers whose clock is behind.
    expect([new Date(node.validFrom), new Date(node.validTo)]).toEqual([
      new Date('2026-05-06T07:03:09Z'),
      new Date('2026-06-05T07:08:09Z'),
    ]);
    expect(facts).toMatchObject({ isSelfSigned: true, clientUse: 'named', isAuthority: false });
  });

  it('may outlive 2049, when the form of its dates changes (RFC 5280 §4.1.2.5)', async () => {
    const { certificatePem } = await make({ nowMs: Date.parse('2049-12-01T00:00:00Z'), days: 60 });
    expect(new Date(new X509Certificate(certificatePem).validTo)).toEqual(new Date('2050-01-30T00:00:00Z'));
  });

  it('comes as a JWKS to register, with x5c and x5t#S256 (RFC 8705 §2.2.2)', async () => {
    const { certificatePem, jwks } = await make({ keyKind: 'RSA 2048' });
    const node = new X509Certificate(certificatePem);
    const sha256 = Buffer.from(node.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
    expect(jwks).toEqual({
      keys: [
        {
          ...node.publicKey.export({ format: 'jwk' }),
          kid: expect.stringMatching(/^[\w-]{43}$/),
          use: 'sig',
          x5c: [node.raw.toString('base64')],
          'x5t#S256': sha256,
        },
      ],
    });
  });

  it('tells nothing of the private key in what is to register', async () => {
    const { jwks, requestPem, privateKeyPem } = await make();
    const secret = createPrivateKey(privateKeyPem).export({ format: 'jwk' })['d'];
    expect(secret).toBeTypeOf('string');
    expect(JSON.stringify(jwks) + Buffer.from(requestPem.slice(37, -35), 'base64').toString('base64url')).not.toContain(
      secret,
    );
  });

  it('has an RSA signature algorithm with the NULL that belongs to it (RFC 4055 §5)', async () => {
    const { certificatePem } = await make({ keyKind: 'RSA 2048' });
    const [, algorithm] = derMembers(readDer(new X509Certificate(certificatePem).raw)?.[0], derTags.sequence) ?? [];
    expect(derMembers(algorithm, derTags.sequence)?.map(({ tag }) => tag)).toEqual([derTags.oid, 0x05]);
  });

  it('comes with a request for the same key and name (RFC 2986)', async () => {
    const { requestPem } = await make();
    expect(requestPem).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----\n/);
    expect((await readCertificates(requestPem)).kind).toBe('certificate-request');
  });

  it.each(['P-256', 'RSA 2048'] as const)('is taken by a TLS server that asks for one: %s', async (keyKind) => {
    const made = await make({ keyKind, nowMs: Date.now() });
    const own = selfSigned();
    const server = createServer({ ...own, requestCert: true, rejectUnauthorized: true, ca: [made.certificatePem] });
    const shown = new Promise<string>((resolve) => {
      server.on('secureConnection', (socket: TLSSocket) => resolve(socket.getPeerCertificate().fingerprint256));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const client = connect({
      port,
      host: '127.0.0.1',
      ca: own.cert,
      cert: made.certificatePem,
      key: made.privateKeyPem,
    });
    expect(await shown).toBe(new X509Certificate(made.certificatePem).fingerprint256);
    client.destroy();
    server.close();
  });
});

describe('an order that cannot be met', () => {
  it.each([
    ['no name', { commonName: ' ' }],
    ['a name that is too long', { commonName: 'x'.repeat(65) }],
    ['no day', { days: 0 }],
    ['half a day', { days: 0.5 }],
    ['a field that was emptied', { days: Number.NaN }],
    ['no chance in the serial number', { serial: new Uint8Array(0) }],
  ])('gets a sentence: %s', async (_, order) => {
    expect(await makeSelfSignedCertificate({ ...usual, ...order })).toEqual({
      kind: 'not-made',
      reason: expect.stringMatching(/\.$/),
    });
  });
});
