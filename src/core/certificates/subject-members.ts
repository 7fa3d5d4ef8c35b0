import type { AltName, CertificateFacts } from './certificate-facts.ts';

/**
 * The members by which a client names the certificate that an authority issues to it (RFC 8705 §2.1.2), with their
 * values; exactly one of them is registered.
 */
export function subjectMembers({ subject, altNames }: CertificateFacts): readonly (readonly [string, string])[] {
  const names = altNames.flatMap(({ type, value }) => {
    const member = altMembers[type];
    return member === undefined ? [] : [[member, value] as const];
  });
  return [...(subject === '' ? [] : [['tls_client_auth_subject_dn', subject] as const]), ...names];
}

const altMembers: Readonly<Partial<Record<AltName['type'], string>>> = {
  dns: 'tls_client_auth_san_dns',
  uri: 'tls_client_auth_san_uri',
  ip: 'tls_client_auth_san_ip',
  email: 'tls_client_auth_san_email',
};
