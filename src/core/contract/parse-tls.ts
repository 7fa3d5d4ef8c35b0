import type { ClientCertificateUse } from '../http/client-certificate.ts';
import type { Certificate, Tls, TrustVerdict } from '../http/exchange.ts';
import { asRecord, asString, asStrings } from './parse-record.ts';

/** The facts of a TLS connection, out of a `tls` frame. */
export function parseTls(value: unknown): Tls | undefined {
  const record = asRecord(value);
  const list = record?.['chain'];
  if (record === undefined || !Array.isArray(list)) return undefined;
  const protocol = asString(record['protocol']);
  const cipher = asString(record['cipher']);
  const trust = parseTrustVerdict(record['trust']);
  const chain = list.map(parseCertificate).filter((certificate) => certificate !== undefined);
  if (protocol === undefined || cipher === undefined || trust === undefined) return undefined;
  if (chain.length !== list.length) return undefined;
  const serverName = asString(record['serverName']);
  const clientCertificate = parseCertificateUse(record['clientCertificate']);
  return {
    protocol,
    cipher,
    alpn: asString(record['alpn']),
    trust,
    chain,
    ...(serverName === undefined ? {} : { serverName }),
    ...(clientCertificate === undefined ? {} : { clientCertificate }),
  };
}

function parseCertificateUse(value: unknown): ClientCertificateUse | undefined {
  const record = asRecord(value);
  const { asked, presented } = record ?? {};
  if (typeof asked !== 'boolean' || typeof presented !== 'boolean') return undefined;
  const held = asRecord(record?.['held']);
  const subject = asString(held?.['subject']);
  const sha256 = asString(held?.['sha256']);
  if (subject === undefined || sha256 === undefined) return { asked, presented };
  return { asked, presented, held: { subject, sha256 } };
}

function parseTrustVerdict(value: unknown): TrustVerdict | undefined {
  const record = asRecord(value);
  if (record === undefined) return undefined;
  const { kind } = record;
  const authorities = asString(record['authorities']);
  const code = asString(record['code']);
  if (kind === 'verified') return authorities === undefined ? undefined : { kind, authorities };
  if (kind === 'untrusted') return code === undefined ? undefined : { kind, code };
  if (kind === 'pinned' || kind === 'not-verified') return code === undefined ? { kind } : { kind, code };
  return undefined;
}

const texts = [
  'subject',
  'issuer',
  'notBefore',
  'notAfter',
  'sha256',
  'serialNumber',
  'publicKey',
  'pem',
] as const satisfies readonly (keyof Certificate)[];

function parseCertificate(value: unknown): Certificate | undefined {
  const record = asRecord(value);
  const altNames = asStrings(record?.['altNames']);
  if (record === undefined || altNames === undefined) return undefined;
  const parts = texts.map((name) => [name, asString(record[name])] as const);
  if (parts.some(([, text]) => text === undefined)) return undefined;
  // Each member of `texts` has just been seen to be a string.
  return { altNames, ...(Object.fromEntries(parts) as Omit<Certificate, 'altNames'>) };
}
