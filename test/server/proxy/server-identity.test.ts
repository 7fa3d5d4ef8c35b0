import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { serverIdentity } from '#server/proxy/server-identity.ts';
import { selfSigned } from '../../support/certificates.ts';

const { cert } = selfSigned({ dnsNames: ['localhost'], addresses: ['127.0.0.1', '0:0:0:0:0:0:0:1'] });
const certificate = new X509Certificate(cert).toLegacyObject();

describe('whom a certificate is for', () => {
  it.each(['localhost', '127.0.0.1', '::1', '0:0:0:0:0:0:0:1'])('is %s, on every version of Node', (host) => {
    expect(serverIdentity(host, certificate)).toBeUndefined();
  });

  it.each(['example.com', '127.0.0.2', '::2', '::ffff:127.0.0.1'])('is not %s', (host) => {
    expect(serverIdentity(host, certificate)).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });
});
