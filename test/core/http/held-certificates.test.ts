import { describe, expect, it } from 'vitest';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { withCertificate, withCopy, withoutCertificate, withoutConfirmation } from '#core/http/held-certificates.ts';

const one: ClientCertificate = {
  hostAndPort: 'a.example:443',
  certificatePem: 'c',
  privateKeyPem: 'k',
  passphrase: '',
  unverifiedConfirmed: true,
};
const two = { ...one, hostAndPort: 'b.example:443', unverifiedConfirmed: false };

describe('the certificates held', () => {
  it('are one for each host and port, changed in place', () => {
    expect(withCertificate([two, one], 'b.example:443', { certificatePem: 'd' })).toEqual([
      { ...two, certificatePem: 'd' },
      one,
    ]);
    expect(withCertificate([], 'a.example:8443', { privateKeyPem: 'k' })).toEqual([
      {
        hostAndPort: 'a.example:8443',
        certificatePem: '',
        privateKeyPem: 'k',
        passphrase: '',
        unverifiedConfirmed: false,
      },
    ]);
  });

  it('lose what was confirmed for another certificate than the one that is there now', () => {
    const [changed] = withCertificate([one], 'a.example:443', { certificatePem: 'd' });
    expect(changed).toEqual({ ...one, certificatePem: 'd', unverifiedConfirmed: false });
    expect(withCertificate([one], 'a.example:443', { passphrase: 'p' })).toEqual([{ ...one, passphrase: 'p' }]);
    expect(withCertificate([two], 'b.example:443', { unverifiedConfirmed: true })).toEqual([
      { ...two, unverifiedConfirmed: true },
    ]);
  });

  it('end with the last thing that was given', () => {
    expect(withCertificate([one, two], 'a.example:443', { certificatePem: '', privateKeyPem: '' })).toEqual([two]);
    expect(withoutCertificate([one, two], 'b.example:443')).toEqual([one]);
  });

  it('take nothing along to another host but certificate and key', () => {
    expect(withCopy([one], one, 'b.example:443')).toEqual([one, two]);
    expect(withCopy([one, { ...two, certificatePem: 'old' }], one, 'b.example:443')).toEqual([one, two]);
  });

  it('lose what was confirmed for an unverified server once it is verified', () => {
    expect(withoutConfirmation([one, two], 'a.example:443')).toEqual([{ ...one, unverifiedConfirmed: false }, two]);
  });
});
