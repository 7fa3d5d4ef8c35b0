import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';

/**
 * Whether a certificate is for this name or address (RFC 9525 §6). Names are left to Node; addresses are compared
 * here, since Node 22.23 takes an IPv6 address for a name and refuses certificates that list it.
 */
export function serverIdentity(host: string, certificate: PeerCertificate): Error | undefined {
  if (isIP(host) === 0) return checkServerIdentity(host, certificate);
  if (new X509Certificate(certificate.raw).checkIP(host) !== undefined) return undefined;
  const error: NodeJS.ErrnoException = new Error(`The certificate does not list ${host}.`);
  error.code = 'ERR_TLS_CERT_ALTNAME_INVALID';
  return error;
}
