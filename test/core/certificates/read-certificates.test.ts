import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Certificates, NoCertificates } from '#core/certificates/certificate-facts.ts';
import { keyWords } from '#core/certificates/certificate-key.ts';
import { certificateValidity } from '#core/certificates/certificate-validity.ts';
import { readCertificates } from '#core/certificates/read-certificates.ts';
import { newAuthority, selfSigned } from '../../support/certificates.ts';
import { madeFile, madeText } from './made-files.ts';

const authority = newAuthority('Some Authority');
const nodes = (pem: string) => new X509Certificate(pem);
const der = (pem: string) => new Uint8Array(nodes(pem).raw);

async function read(given: string | Uint8Array): Promise<Certificates> {
  const answer = await readCertificates(given);
  if (answer.kind !== 'certificates') throw new Error(answer.reason);
  return answer;
}

async function refusal(given: string | Uint8Array): Promise<NoCertificates> {
  const answer = await readCertificates(given);
  if (answer.kind === 'certificates') throw new Error('It was read.');
  return answer;
}

describe('a certificate, with Node as witness', () => {
  it.each([
    ['a client’s of an authority', authority.issue({ forClients: true }).cert],
    ['one with an RSA key', authority.issue({ rsaBits: 2048 }).cert],
    ['one with an RSA key of odd length', authority.issue({ rsaBits: 1025 }).cert],
    ['an authority', authority.pem],
    ['one that vouches for itself', selfSigned({ notAfter: new Date('2055-03-04T05:06:07Z') }).cert],
    ['one with an Ed25519 key', madeText('ed25519.pem')],
    ['one on a curve that browsers do not know', madeText('koblitz.pem')],
  ])('has the same facts: %s', async (_, pem) => {
    const { leaf } = await read(pem);
    const node = nodes(pem);
    const { asymmetricKeyType, asymmetricKeyDetails } = node.publicKey;
    expect({
      serial: leaf.serialHex.toUpperCase(),
      sha1: leaf.thumbprints.sha1Hex,
      sha256: leaf.thumbprints.sha256Hex,
      x5t: leaf.thumbprints.x5t,
      x5tS256: leaf.thumbprints.x5tS256,
      from: leaf.notBeforeMs,
      to: leaf.notAfterMs,
      algorithm: leaf.key.algorithm.toLowerCase(),
      modulus: leaf.key.algorithm === 'RSA' ? leaf.key.bits : undefined,
      isSelfSigned: leaf.isSelfSigned,
      isAuthority: leaf.isAuthority,
    }).toEqual({
      serial: node.serialNumber,
      sha1: node.fingerprint.replaceAll(':', '').toLowerCase(),
      sha256: node.fingerprint256.replaceAll(':', '').toLowerCase(),
      x5t: Buffer.from(node.fingerprint.replaceAll(':', ''), 'hex').toString('base64url'),
      x5tS256: Buffer.from(node.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
      from: Date.parse(node.validFrom),
      to: Date.parse(node.validTo),
      algorithm: asymmetricKeyType,
      modulus: asymmetricKeyDetails?.modulusLength,
      isSelfSigned: node.checkIssued(node) && node.verify(node.publicKey),
      isAuthority: node.ca,
    });
  });
});

describe('a certificate', () => {
  it('has its subject as RFC 4514 writes it, as openssl x509 -nameopt RFC2253 does', async () => {
    const { leaf } = await read(madeText('rsa.pem'));
    expect(leaf.subject).toBe(String.raw`CN=\ rsa \<1\>,UID=\#7,O=Bäcker & Söhne+OU=Ofen,C=DE`);
    expect(leaf.issuer).toBe(String.raw`CN=Authority,O=Test\, Inc.`);
  });

  it.each([
    ['rsa.pem', 'RSA, 2048 bits'],
    ['client.pem', 'EC on P-256'],
    ['ed25519.pem', 'Ed25519'],
    ['koblitz.pem', 'EC on secp256k1'],
  ])('says what kind of key it holds: %s', async (name, words) => {
    expect(keyWords((await read(madeText(name))).leaf.key)).toBe(words);
  });

  it('lists its alternative names', async () => {
    const addresses = ['127.0.0.1', '2001:db8:0:0:0:0:0:1'];
    const { leaf } = await read(selfSigned({ dnsNames: ['a.example', '*.b.example'], addresses }).cert);
    expect(leaf.altNames).toEqual([
      { type: 'dns', value: 'a.example' },
      { type: 'dns', value: '*.b.example' },
      { type: 'ip', value: '127.0.0.1' },
      { type: 'ip', value: '2001:db8:0:0:0:0:0:1' },
    ]);
  });

  it('says whether it is for clients', async () => {
    expect((await read(authority.issue({ forClients: true }).cert)).leaf.clientUse).toBe('named');
    expect((await read(authority.issue().cert)).leaf.clientUse).toBe('unrestricted');
  });

  it('is no self-signed one where only the names are the same', async () => {
    const impostor = newAuthority('Some Authority').issue({ commonName: 'Some Authority' });
    expect((await read(nodes(impostor.cert).toString())).leaf.isSelfSigned).toBe(false);
  });

  it('holds from its first to its last second', async () => {
    const { leaf } = await read(
      selfSigned({ notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2026-02-01T00:00:00Z') }).cert,
    );
    expect(certificateValidity(leaf, Date.parse('2025-12-31T23:59:59Z'))).toEqual({
      kind: 'not-yet-valid',
      inMs: 1000,
    });
    expect(certificateValidity(leaf, Date.parse('2026-02-01T00:00:00Z'))).toEqual({ kind: 'valid', leftMs: 0 });
    expect(certificateValidity(leaf, Date.parse('2026-02-01T00:00:01Z'))).toEqual({ kind: 'expired', sinceMs: 1000 });
  });
});

describe('what certificates are read from', () => {
  const chain = authority.issue({ commonName: 'first' });
  const leafPem = nodes(chain.cert).toString();

  it.each([
    ['PEM', leafPem],
    ['PEM as bytes', new TextEncoder().encode(leafPem)],
    ['PEM with Windows’ line ends and text around it', `Subject: first\r\n${leafPem.replaceAll('\n', '\r\n')}the end`],
    ['DER', der(leafPem)],
    ['the base64 of DER, as x5c has it', Buffer.from(der(leafPem)).toString('base64')],
  ])('%s', async (_, given) => {
    const answer = await read(given);
    expect(answer.certificatePem).toBe(leafPem);
    expect(answer.leaf.subject).toBe('CN=first');
  });

  it('a chain, in its order, with the key beside it split out', async () => {
    const answer = await read(chain.key + chain.cert);
    expect(answer.all.map(({ subject }) => subject)).toEqual(['CN=first', 'CN=Some Authority']);
    expect(answer.certificatePem).toBe(chain.cert);
    expect(answer.privateKeyPem).toBe(chain.key);
  });

  it('several certificates in DER, one after the other', async () => {
    const answer = await read(new Uint8Array([...der(leafPem), ...der(authority.pem)]));
    expect(answer.certificatePem).toBe(chain.cert);
  });
});

describe('what is no certificate', () => {
  const pem = madeText('client.pem');
  const key = madeText('client.key');
  const publicKey = String(nodes(pem).publicKey.export({ type: 'spki', format: 'pem' }));
  const bytesOf = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64'));

  it.each([
    ['nothing', '  \n', 'empty'],
    ['any text', 'hunter2!', 'no-certificate'],
    ['base64 of something else', btoa('hello world'), 'no-certificate'],
    ['a request', madeText('client.csr'), 'certificate-request'],
    ['a request in DER', bytesOf(madeText('client.csr')), 'certificate-request'],
    ['a private key', key, 'private-key'],
    ['a private key in DER', bytesOf(key), 'private-key'],
    ['a public key', publicKey, 'public-key'],
    ['a public key in DER', bytesOf(publicKey), 'public-key'],
    ['a PKCS#12 file', madeFile('modern.p12'), 'pkcs12'],
    ['a PKCS#7 file', '-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----', 'pkcs7'],
    ['one whose end is missing', pem.slice(0, -30), 'cut-off'],
    ['one in DER whose end is missing', bytesOf(pem).slice(0, -1), 'damaged'],
    ['one with a letter too many', pem.replace('\nMII', '\nMIII'), 'damaged'],
    ['one with no base64 in it', pem.replace('\nMII', '\nM§I'), 'damaged'],
    ['more than half a megabyte', pem.repeat(800), 'too-big'],
  ])('%s is told apart', async (_, given, kind) => {
    const answer = await refusal(given);
    expect(answer.kind).toBe(kind);
    expect(answer.reason).toMatch(/\.$|\)\.$/);
  });

  it('names the damaged one of a chain', async () => {
    expect((await refusal(pem + madeText('authority.pem').replace('\nMII', '\nMIII'))).reason).toBe(
      'Certificate 2 of 2 is damaged: copy it anew, or leave it out.',
    );
  });

  it('repeats nothing of what was given', async () => {
    expect(JSON.stringify(await refusal(key))).not.toContain(key.slice(40, 60));
  });
});
