import { describe, expect, it } from 'vitest';
import { splitPem } from '#core/certificates/split-pem.ts';
import { parseCertificate } from '#core/certificates/parse-certificate.ts';
import { pemBlocks } from '#core/certificates/pem-blocks.ts';
import { subjectMembers } from '#core/certificates/subject-members.ts';
import { newAuthority } from '../../support/certificates.ts';

const { cert, key } = newAuthority().issue({ commonName: 'machine', dnsNames: ['machine.example'], forClients: true });

describe('a pasted PEM text', () => {
  it('is taken apart where a private key stands in it, in whatever order', () => {
    const split = splitPem(`Bag Attributes\n${key}\n${cert}`);
    expect(split?.privateKeyPem.trim()).toBe(key.trim());
    expect(split?.certificatePem.trim()).toBe(cert.trim());
  });

  it('keeps the curve that OpenSSL writes before a key', () => {
    const curve = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----';
    const old = '-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----';
    expect(splitPem(`${curve}\n${old}`)).toEqual({ certificatePem: '', privateKeyPem: `${curve}\n${old}\n` });
  });

  it('stays as it is without one', () => {
    expect(splitPem(cert)).toBeUndefined();
    expect(splitPem('-----BEGIN PRIVATE KEY-----\ncut off')).toBeUndefined();
  });
});

describe('what names the certificate of a client at its server', () => {
  it('is its subject or one of its names, each under its own member (RFC 8705 §2.1.2)', async () => {
    const facts = await parseCertificate(pemBlocks(cert)[0]?.bytes ?? new Uint8Array(0));
    expect(facts && subjectMembers(facts)).toEqual([
      ['tls_client_auth_subject_dn', 'CN=machine'],
      ['tls_client_auth_san_dns', 'machine.example'],
      ['tls_client_auth_san_ip', '127.0.0.1'],
    ]);
  });
});
