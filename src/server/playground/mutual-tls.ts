import { createHash, type X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Context } from 'oidc-provider';

/** The certificate that the client of this request showed, whoever signed it; over http there is none. */
export function presentedCertificate({ socket }: IncomingMessage): X509Certificate | undefined {
  return socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
}

/** The `x5t#S256` of a certificate (RFC 8705 §3.1). */
export function certificateThumbprint(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.raw).digest('base64url');
}

/** The library's settings for client certificates (RFC 8705 §2, §3). */
export function mutualTls(): Readonly<Record<string, unknown>> {
  return {
    enabled: true,
    certificateBoundAccessTokens: true,
    tlsClientAuth: true,
    selfSignedTlsClientAuth: true,
    getCertificate: ({ req }: Context) => presentedCertificate(req),
    // Against the playground's client authority alone, as the server has no other.
    certificateAuthorized: ({ req }: Context) => req.socket instanceof TLSSocket && req.socket.authorized,
    certificateSubjectMatches: ({ req }: Context, property: string, expected: string) =>
      property === 'tls_client_auth_san_dns' && hasDnsName(presentedCertificate(req), expected),
  };
}

/** Whether this is one of the certificate's DNS names, letter by letter: no wildcards (RFC 8705 §2.1.2). */
export function hasDnsName(certificate: X509Certificate | undefined, name: string): boolean {
  return certificate?.subjectAltName?.split(', ').includes(`DNS:${name}`) ?? false;
}
