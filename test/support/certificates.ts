import { generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { bitString, certificateTime, der, oid, sequence, unsignedInteger } from '#server/playground/der.ts';

/** A certificate with its key, as a TLS server takes them, and its fingerprint as a pin has it. */
export type TestCertificate = {
  readonly key: string;
  /** Leaf first, then the authority's, where there is one. */
  readonly cert: string;
  readonly sha256: string;
};

/** An authority of its own that nobody knows. */
export type TestAuthority = {
  readonly pem: string;
  readonly issue: (wishes?: CertificateWishes) => TestCertificate;
};

export type CertificateWishes = {
  readonly commonName?: string;
  readonly dnsNames?: readonly string[];
  /** IPv4 addresses, and IPv6 ones written out in full. */
  readonly addresses?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** An RSA key of this length instead of an elliptic curve. */
  readonly rsaBits?: number;
  /** For clients only, by its extended key usage (RFC 5280 §4.2.1.12). */
  readonly forClients?: boolean;
};

type Signer = { readonly name: string; readonly key: KeyObject };

/** A server certificate for localhost and 127.0.0.1, unless wished otherwise, that vouches for itself. */
export function selfSigned(wishes: CertificateWishes = {}): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = wishes.commonName ?? 'test server';
  return certify({ wishes, publicKey, privateKey, signer: { name, key: privateKey }, isAuthority: false });
}

/** Makes an authority; what it issues comes with its own certificate behind it. */
export function newAuthority(commonName = 'Test Authority'): TestAuthority {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = { name: commonName, key: privateKey };
  const pem = certify({ wishes: { commonName }, publicKey, privateKey, signer, isAuthority: true }).cert;
  return {
    pem,
    issue: (wishes = {}) => {
      const keys =
        wishes.rsaBits === undefined
          ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
          : generateKeyPairSync('rsa', { modulusLength: wishes.rsaBits });
      const leaf = certify({ wishes, ...keys, signer, isAuthority: false });
      return { ...leaf, cert: leaf.cert + pem };
    },
  };
}

const dayMs = 86_400_000;
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

function certify(order: {
  readonly wishes: CertificateWishes;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  readonly signer: Signer;
  readonly isAuthority: boolean;
}): TestCertificate {
  const { wishes, publicKey, privateKey, signer, isAuthority } = order;
  const toBeSigned = sequence(
    der(0xa0, unsignedInteger(Buffer.of(2))),
    unsignedInteger(Buffer.concat([Buffer.of(0x40), randomBytes(8)])),
    ecdsaWithSha256,
    commonNameOf(signer.name),
    sequence(
      certificateTime(wishes.notBefore ?? new Date(Date.now() - dayMs)),
      certificateTime(wishes.notAfter ?? new Date(Date.now() + dayMs)),
    ),
    commonNameOf(wishes.commonName ?? 'test server'),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        ...(isAuthority
          ? [basicConstraints(true)]
          : [basicConstraints(false), altNames(wishes), ...(wishes.forClients === true ? [clientUsage()] : [])]),
      ),
    ),
  );
  const signature = bitString(sign('sha256', toBeSigned, signer.key));
  const certificate = new X509Certificate(sequence(toBeSigned, ecdsaWithSha256, signature));
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: certificate.toString(),
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

function commonNameOf(text: string): Uint8Array {
  return sequence(der(0x31, sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(text)))));
}

function basicConstraints(isAuthority: boolean): Uint8Array {
  const yes = der(0x01, Buffer.of(0xff));
  return sequence(oid('2.5.29.19'), yes, der(0x04, isAuthority ? sequence(yes) : sequence()));
}

function clientUsage(): Uint8Array {
  return sequence(oid('2.5.29.37'), der(0x04, sequence(oid('1.3.6.1.5.5.7.3.2'))));
}

function altNames({ dnsNames = ['localhost'], addresses = ['127.0.0.1'] }: CertificateWishes): Uint8Array {
  const names = dnsNames.map((name) => der(0x82, Buffer.from(name)));
  const ips = addresses.map((address) => der(0x87, addressBytes(address)));
  return sequence(oid('2.5.29.17'), der(0x04, sequence(...names, ...ips)));
}

function addressBytes(address: string): Buffer {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  const groups = address.split(':').map((group) => group.padStart(4, '0'));
  return Buffer.from(groups.join(''), 'hex');
}
