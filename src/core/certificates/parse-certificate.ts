import { base64url } from 'jose';
import { BasicConstraints, Certificate, ExtKeyUsage } from 'pkijs';
import { altNames } from './alt-names.ts';
import type { CertificateFacts, Thumbprints } from './certificate-facts.ts';
import { certificateKey } from './certificate-key.ts';
import { distinguishedName } from './distinguished-name.ts';
import { hex } from './hex.ts';
import { pemBlock } from './pem-blocks.ts';

const oids = { altNames: '2.5.29.17', basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37' } as const;
const clientAuth = '1.3.6.1.5.5.7.3.2';
const anyUsage = '2.5.29.37.0';

/** Reads one certificate in DER (RFC 5280 §4.1), or undefined where the bytes are none. Never throws. */
export async function parseCertificate(der: Uint8Array): Promise<CertificateFacts | undefined> {
  try {
    const bytes = new Uint8Array(der);
    const certificate = Certificate.fromBER(bytes);
    const subject = distinguishedName(new Uint8Array(certificate.subject.valueBeforeDecode));
    const issuer = distinguishedName(new Uint8Array(certificate.issuer.valueBeforeDecode));
    const key = certificateKey(new Uint8Array(certificate.subjectPublicKeyInfo.toSchema().toBER()));
    const [notBeforeMs, notAfterMs] = [certificate.notBefore.value.getTime(), certificate.notAfter.value.getTime()];
    if (subject === undefined || issuer === undefined || key === undefined) return undefined;
    if (Number.isNaN(notBeforeMs) || Number.isNaN(notAfterMs)) return undefined;
    return {
      pem: pemBlock('CERTIFICATE', bytes),
      subject,
      issuer,
      serialHex: hex(certificate.serialNumber.valueBlock.valueHexView).replace(/^00(?=.)/, ''),
      notBeforeMs,
      notAfterMs,
      key,
      isSelfSigned: subject === issuer && (await vouchesForItself(certificate)),
      isAuthority: isAuthority(certificate),
      clientUse: clientUse(certificate),
      altNames: altNames(extensionValue(certificate, oids.altNames) ?? new Uint8Array(0)),
      thumbprints: await thumbprints(bytes),
    };
  } catch {
    return undefined;
  }
}

/** With a key that the browser cannot compute with, the names have to do. */
async function vouchesForItself(certificate: Certificate): Promise<boolean> {
  try {
    return await certificate.verify();
  } catch {
    return true;
  }
}

function isAuthority(certificate: Certificate): boolean {
  const parsed = extensionOf(certificate, oids.basicConstraints)?.parsedValue as unknown;
  return parsed instanceof BasicConstraints && parsed.cA;
}

function clientUse(certificate: Certificate): CertificateFacts['clientUse'] {
  const extension = extensionOf(certificate, oids.extendedKeyUsage);
  if (extension === undefined) return 'unrestricted';
  const parsed = extension.parsedValue as unknown;
  const usages = parsed instanceof ExtKeyUsage ? parsed.keyPurposes : [];
  if (usages.includes(clientAuth)) return 'named';
  return usages.includes(anyUsage) ? 'unrestricted' : 'left-out';
}

function extensionOf({ extensions }: Certificate, oid: string) {
  return extensions?.find(({ extnID }) => extnID === oid);
}

function extensionValue(certificate: Certificate, oid: string): Uint8Array | undefined {
  return extensionOf(certificate, oid)?.extnValue.valueBlock.valueHexView;
}

async function thumbprints(der: Uint8Array<ArrayBuffer>): Promise<Thumbprints> {
  const sha1 = new Uint8Array(await crypto.subtle.digest('SHA-1', der));
  const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
  return {
    x5t: base64url.encode(sha1),
    x5tS256: base64url.encode(sha256),
    sha1Hex: hex(sha1),
    sha256Hex: hex(sha256),
  };
}
