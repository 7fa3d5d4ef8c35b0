import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateSha256, isUsableCertificate, makeServerCertificate } from '#server/playground/certificates.ts';

describe('makeServerCertificate', () => {
  const nowMs = Date.UTC(2026, 10, 22, 12);

  it('makes a leaf for localhost and both loopback addresses that is self-signed and no authority', () => {
    const certificate = new X509Certificate(makeServerCertificate(nowMs).certificatePem);
    expect(certificate.subject).toBe('O=Grantscope playground\nCN=localhost');
    expect(certificate.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
    expect(certificate.ca).toBe(false);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  it('lives from yesterday for at most 398 days, which is what Safari takes', () => {
    const certificate = new X509Certificate(makeServerCertificate(nowMs).certificatePem);
    expect(certificate.validFrom).toBe('Nov 21 12:00:00 2026 GMT');
    expect(certificate.validTo).toBe('Dec 24 12:00:00 2027 GMT');
  });

  it('writes years from 2050 on in the other form (RFC 5280 §4.1.2.5)', () => {
    const certificate = new X509Certificate(makeServerCertificate(Date.UTC(2049, 11, 31, 12)).certificatePem);
    expect(certificate.validFrom).toBe('Dec 30 12:00:00 2049 GMT');
    expect(certificate.validTo).toBe('Feb  1 12:00:00 2051 GMT');
  });

  it('has its own serial number and key each time', () => {
    const one = new X509Certificate(makeServerCertificate(nowMs).certificatePem);
    const other = new X509Certificate(makeServerCertificate(nowMs).certificatePem);
    expect(one.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
    expect(other.serialNumber).not.toBe(one.serialNumber);
    expect(other.publicKey.equals(one.publicKey)).toBe(false);
  });
});

describe('isUsableCertificate', () => {
  it('wants the key that belongs to the certificate', () => {
    const one = makeServerCertificate(0);
    const other = makeServerCertificate(0);
    expect(isUsableCertificate(one)).toBe(true);
    expect(isUsableCertificate({ ...one, privateKeyPem: other.privateKeyPem })).toBe(false);
    expect(isUsableCertificate({ certificatePem: 'x', privateKeyPem: 'y' })).toBe(false);
  });
});

describe('certificateSha256', () => {
  it('is the fingerprint in lower-case hex without separators', () => {
    expect(certificateSha256(makeServerCertificate(0).certificatePem)).toMatch(/^[0-9a-f]{64}$/);
  });
});
