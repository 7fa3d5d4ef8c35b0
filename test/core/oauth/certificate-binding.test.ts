import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ClientCertificateUse } from '#core/http/client-certificate.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { boundCertificate, shownCertificate } from '#core/oauth/certificate-binding.ts';
import { selfSigned } from '../../support/certificates.ts';
import { jwt } from '../findings/api-run-builder.ts';
import { tokenRun } from '../findings/run-builder.ts';

const { cert, sha256 } = selfSigned();
const held = { subject: 'CN=machine', sha256 };

function exchange(clientCertificate: ClientCertificateUse) {
  const trust = { kind: 'verified', authorities: 'the system' } as const;
  const tls = { protocol: 'TLSv1.3', cipher: 'a', alpn: undefined, trust, clientCertificate, chain: [] };
  return { ...tokenRun('').exchange, peer: { address: '192.0.2.1', port: 443, tls } };
}

describe('the certificate of a connection', () => {
  it('has the thumbprint that a token is bound to (RFC 8705 §3.1)', () => {
    const independent = createHash('sha256').update(new X509Certificate(cert).raw).digest('base64url');
    expect(shownCertificate(exchange({ asked: true, held, presented: true }))).toBe(independent);
  });

  it('counts only where it was shown', () => {
    expect(shownCertificate(exchange({ asked: true, held, presented: false }))).toBeUndefined();
    expect(shownCertificate(exchange({ asked: true, presented: false }))).toBeUndefined();
    expect(shownCertificate(tokenRun('').exchange)).toBeUndefined();
  });
});

describe('the certificate of a token', () => {
  it.each([
    [{ cnf: { 'x5t#S256': 'c' } }, 'c'],
    [{ cnf: { jkt: 'k' } }, undefined],
    [{ cnf: { 'x5t#S256': 7 } }, undefined],
    [{ cnf: 'c' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (claims, thumbprint) => {
    expect(boundCertificate(decodeToken(jwt(claims)))).toBe(thumbprint);
  });

  it('cannot be seen in an opaque one', () => {
    expect(boundCertificate(decodeToken('opaque'))).toBeUndefined();
  });
});
