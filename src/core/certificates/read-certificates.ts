import { fromBase64, latin1 } from '../http/bytes.ts';
import { readDer } from '../jwt/der.ts';
import { subtleCrypto } from '../jwt/signing-key.ts';
import type { CertificateFacts, Certificates, NoCertificates } from './certificate-facts.ts';
import { noCertificates } from './no-certificates.ts';
import { parseCertificate } from './parse-certificate.ts';
import { type PemBlock, pemBlocks } from './pem-blocks.ts';
import { recogniseDer } from './recognise-der.ts';

const mostBytes = 512 * 1024;

/**
 * Reads a certificate, or a chain of them, as a person has it: PEM (RFC 7468), with keys beside it or not, DER, or the
 * bare base64 of DER, as `x5c` has it. The order stays as it was given. Never throws; what is none gets a sentence.
 */
export async function readCertificates(given: string | Uint8Array): Promise<Certificates | NoCertificates> {
  if (given.length > mostBytes) return noCertificates('too-big');
  if (subtleCrypto() === undefined) return noCertificates('no-cryptography');
  const text = typeof given === 'string' ? given : latin1(given);
  if (text.trim() === '') return noCertificates('empty');
  if (text.includes('-----BEGIN ')) return readPem(text);
  const der = typeof given === 'string' ? fromBase64(given.replaceAll(/\s/g, '')) : given;
  return der === undefined ? noCertificates('no-certificate') : readBytes(der);
}

async function readPem(text: string): Promise<Certificates | NoCertificates> {
  const blocks = pemBlocks(text);
  const certificates = blocks.filter(({ label }) => /^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label));
  const begun = text.match(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/g)?.length ?? 0;
  if (begun > certificates.length) return noCertificates('cut-off');
  if (certificates.length === 0) return noCertificates(otherPem(text));
  return collected(
    // OpenSSL's trusted certificates have its own remarks behind them.
    certificates.map(({ bytes }) => readDer(bytes ?? new Uint8Array(0))?.[0]?.whole),
    keyText(blocks),
  );
}

async function readBytes(der: Uint8Array): Promise<Certificates | NoCertificates> {
  const elements = readDer(der);
  const shape = recogniseDer(elements?.[0]);
  if (elements === undefined) return noCertificates(der[0] === 0x30 ? 'damaged' : 'no-certificate');
  if (shape !== 'certificate') return noCertificates(shape);
  return collected(
    elements.map(({ whole }) => whole),
    '',
  );
}

async function collected(
  ders: readonly (Uint8Array | undefined)[],
  privateKeyPem: string,
): Promise<Certificates | NoCertificates> {
  const all: CertificateFacts[] = [];
  for (const der of ders) {
    const facts = der && (await parseCertificate(der));
    if (facts === undefined) return damaged(all.length + 1, ders.length);
    all.push(facts);
  }
  const [leaf] = all;
  if (leaf === undefined) return noCertificates('no-certificate');
  return { kind: 'certificates', leaf, all, certificatePem: all.map(({ pem }) => pem).join(''), privateKeyPem };
}

function damaged(place: number, count: number): NoCertificates {
  if (count === 1) return noCertificates('damaged');
  return noCertificates('damaged', `Certificate ${place} of ${count} is damaged: copy it anew, or leave it out.`);
}

/** What else a text in PEM holds; a private key says more about what was meant than what stands beside it. */
function otherPem(text: string): NoCertificates['kind'] {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) return 'private-key';
  if (/-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/.test(text)) return 'certificate-request';
  if (/-----BEGIN [A-Z0-9 ]*PUBLIC KEY-----/.test(text)) return 'public-key';
  return /-----BEGIN (?:PKCS7|CMS)-----/.test(text) ? 'pkcs7' : 'no-certificate';
}

/** The first private key, and the curve that OpenSSL writes before it. */
function keyText(blocks: readonly PemBlock[]): string {
  const key = blocks.find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (key === undefined) return '';
  const curve = key.label === 'EC PRIVATE KEY' ? blocks.filter(({ label }) => label === 'EC PARAMETERS') : [];
  return [...curve, key].map(({ whole }) => `${whole}\n`).join('');
}
