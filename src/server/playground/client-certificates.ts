import {
  type CertificateAndKey,
  certify,
  extension,
  type Issuer,
  leafConstraints,
  leafKeyUsage,
  makeCertificateKeys,
} from './certify.ts';
import { der, oid, sequence } from './der.ts';

/** What the demo clients for mutual TLS prove themselves with (RFC 8705 §2). */
export type ClientCertificates = {
  /** The authority that the server takes client certificates from, as PEM. It signed one, and its key is gone. */
  readonly authorityPem: string;
  /** What it signed; the name that is registered for the client is its DNS name (§2.1.2). */
  readonly issued: CertificateAndKey;
  readonly selfSigned: CertificateAndKey;
};

/**
 * Makes the certificates of these two clients. The authority's key is not kept, so that nobody can have another
 * certificate from it.
 */
export function makeClientCertificates(
  clientIds: { readonly issued: string; readonly selfSigned: string },
  nowMs: number,
): ClientCertificates {
  const authorityKeys = makeCertificateKeys();
  const authority: Issuer = { commonName: 'client authority', key: authorityKeys.privateKey };
  const { certificatePem } = certify({
    commonName: authority.commonName,
    keys: authorityKeys,
    issuer: authority,
    extensions: authorityExtensions(),
    nowMs,
  });
  return {
    authorityPem: certificatePem,
    issued: leafFor(clientIds.issued, authority, nowMs),
    selfSigned: leafFor(clientIds.selfSigned, 'itself', nowMs),
  };
}

function leafFor(commonName: string, signer: Issuer | 'itself', nowMs: number): CertificateAndKey {
  const keys = makeCertificateKeys();
  const issuer = signer === 'itself' ? { commonName, key: keys.privateKey } : signer;
  const extensions = [
    leafConstraints(),
    leafKeyUsage(),
    extension('2.5.29.37', 'not critical', sequence(oid('1.3.6.1.5.5.7.3.2'))),
    extension('2.5.29.17', 'not critical', sequence(der(0x82, Buffer.from(commonName)))),
  ];
  return certify({ commonName, keys, issuer, extensions, nowMs });
}

/** An authority without authorities below it, for signing certificates and nothing else. */
function authorityExtensions(): readonly Uint8Array[] {
  const constraints = sequence(der(0x01, Buffer.of(0xff)), der(0x02, Buffer.of(0)));
  return [
    extension('2.5.29.19', 'critical', constraints),
    extension('2.5.29.15', 'critical', der(0x03, Buffer.of(2, 0x04))),
  ];
}
