import { BitString, Integer, Null, ObjectIdentifier, Sequence, Set as DerSet, Utf8String } from 'asn1js';
import {
  Attribute,
  BasicConstraints,
  Certificate,
  CertificationRequest,
  CryptoEngine,
  Extension,
  Extensions,
  ExtKeyUsage,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';
import type { CertificateOrder } from './make-certificate.ts';

type Keys = { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };

const dayMs = 86_400_000;
// So that a server whose clock is a little behind does not find it "not yet valid".
const backdatedMs = 300_000;
const clientAuth = '1.3.6.1.5.5.7.3.2';
const extensionRequest = '1.2.840.113549.1.9.14';

/** A certificate in DER (RFC 5280 §4.1) that its own key signs. */
export async function selfSignedDer(order: CertificateOrder, keys: Keys): Promise<Uint8Array> {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: positive(order.serial) });
  certificate.subject = nameOf(order);
  certificate.issuer = nameOf(order);
  certificate.notBefore = timeOf(order.nowMs - backdatedMs);
  certificate.notAfter = timeOf(order.nowMs + order.days * dayMs);
  certificate.extensions = clientExtensions();
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, hashOf(order), signer());
  return new Uint8Array(certificate.toSchema(true).toBER());
}

/** A certification request in DER (RFC 2986) for the same name and key, which asks for the same use. */
export async function signingRequestDer(order: CertificateOrder, keys: Keys): Promise<Uint8Array> {
  const request = new CertificationRequest();
  request.version = 0;
  request.subject = nameOf(order);
  const wanted = new Extensions({ extensions: clientExtensions() });
  request.attributes = [new Attribute({ type: extensionRequest, values: [wanted.toSchema()] })];
  await request.subjectPublicKeyInfo.importKey(keys.publicKey);
  await request.sign(keys.privateKey, hashOf(order), signer());
  return new Uint8Array(request.toSchema(true).toBER());
}

/** One that signs no other, signs in handshakes, and is for clients (RFC 5280 §4.2.1.9, §4.2.1.3, §4.2.1.12). */
function clientExtensions(): Extension[] {
  const digitalSignature = new BitString({ valueHex: new Uint8Array([0x80]), unusedBits: 7 });
  return [
    extension('2.5.29.19', 'critical', new BasicConstraints({ cA: false }).toSchema().toBER()),
    extension('2.5.29.15', 'critical', digitalSignature.toBER()),
    extension('2.5.29.37', 'not critical', new ExtKeyUsage({ keyPurposes: [clientAuth] }).toSchema().toBER()),
  ];
}

function extension(extnID: string, criticality: 'critical' | 'not critical', extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: criticality === 'critical', extnValue });
}

/** Each part in a set of its own: the library puts all parts of a name that it makes into one. */
function nameOf({ organization, commonName }: CertificateOrder): RelativeDistinguishedNames {
  const part = (oid: string, value: string) =>
    new DerSet({
      value: [new Sequence({ value: [new ObjectIdentifier({ value: oid }), new Utf8String({ value })] })],
    });
  const parts = [
    ...(organization.trim() === '' ? [] : [part('2.5.4.10', organization.trim())]),
    part('2.5.4.3', commonName.trim()),
  ];
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: parts }).toBER());
}

/** The library leaves out the NULL that RFC 4055 §5 wants behind an RSA signature algorithm. */
class Signer extends CryptoEngine {
  override async getSignatureParameters(privateKey: CryptoKey, hashAlgorithm?: string) {
    const found = await super.getSignatureParameters(privateKey, hashAlgorithm);
    if (privateKey.algorithm.name.startsWith('RSA')) found.signatureAlgorithm.algorithmParams = new Null();
    return found;
  }
}

function signer(): Signer {
  return new Signer({ name: 'webcrypto', crypto });
}

/** UTCTime up to 2049, GeneralizedTime from then on (RFC 5280 §4.1.2.5), in whole seconds. */
function timeOf(atMs: number): Time {
  const value = new Date(Math.floor(atMs / 1000) * 1000);
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

/** Not negative and without a zero in front, whatever chance gave (RFC 5280 §4.1.2.2). */
function positive(serial: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(serial);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function hashOf({ keyKind }: CertificateOrder): string {
  return keyKind === 'P-384' ? 'SHA-384' : 'SHA-256';
}
