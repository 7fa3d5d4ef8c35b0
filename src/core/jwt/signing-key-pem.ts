import { fromBase64, latin1 } from '../http/bytes.ts';
import type { KeyKind, NoSigningKey } from './signing-key.ts';

/** A PKCS#8 key as it stands in a text, and what kind of key it is as far as its algorithm identifier tells. */
export type PrivatePem = { readonly kind: 'pem'; readonly pem: string; readonly keyKind: KeyKind | undefined };

const convert = 'Convert it with openssl pkey -in key.pem -out pkcs8.pem and paste the new file.';

/** Sentences for what is pasted by mistake; the label is what stands after BEGIN (RFC 7468). */
const wrongLabels: readonly (readonly [label: RegExp, reason: string])[] = [
  [
    /^ENCRYPTED PRIVATE KEY$/,
    `This private key is encrypted with a passphrase, and there is no field for one here. ${convert}`,
  ],
  [
    /^OPENSSH PRIVATE KEY$/,
    'This private key is in the form of OpenSSH. Convert a copy of it with ssh-keygen -p -m PKCS8 -f copy and paste that.',
  ],
  [/PUBLIC KEY$/, 'This is a public key: it can verify, not sign. Paste the private key that belongs to it.'],
  [
    /CERTIFICATE$/,
    'This is a certificate, which holds a public key: it can verify, not sign. Paste the private key that belongs to it.',
  ],
];

/**
 * Finds the private key in a PEM text (RFC 7468, PKCS#8: RFC 5958), also beside a certificate or parameters. What is no
 * such key gets a sentence that says what it is and how to convert it.
 */
export function privatePem(text: string): PrivatePem | NoSigningKey {
  const block = /-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----/.exec(text);
  if (block !== null) return pkcs8(block[1] ?? '');
  const labels = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)].map((match) => match[1] ?? '');
  if (labels.includes('PRIVATE KEY')) return noKey('The private key is cut off: its END PRIVATE KEY line is missing.');
  // A private key in the wrong form says more about what was meant than the certificate beside it.
  const label = labels.find((each) => each.endsWith('PRIVATE KEY')) ?? labels[0] ?? '';
  const reason = wrongLabels.find(([pattern]) => pattern.test(label))?.[1];
  return noKey(reason ?? `A PEM block “PRIVATE KEY” is needed (PKCS#8); this is “${label}”.`);
}

function pkcs8(base64: string): PrivatePem | NoSigningKey {
  const tidy = base64.replaceAll(/\s/g, '');
  const bytes = fromBase64(tidy);
  if (bytes === undefined || bytes.length === 0)
    return noKey('What stands between the BEGIN and END lines is no base64: the key was damaged in copying.');
  return {
    kind: 'pem',
    pem: `-----BEGIN PRIVATE KEY-----\n${tidy}\n-----END PRIVATE KEY-----`,
    keyKind: keyKind(bytes),
  };
}

/** Object identifiers as they stand in DER, one character a byte, with the kind of key that each names. */
const identifiers: readonly (readonly [der: string, kind: KeyKind])[] = [
  ['\x2a\x86\x48\xce\x3d\x03\x01\x07', { kty: 'EC', crv: 'P-256' }],
  ['\x2b\x81\x04\x00\x22', { kty: 'EC', crv: 'P-384' }],
  ['\x2b\x81\x04\x00\x23', { kty: 'EC', crv: 'P-521' }],
  ['\x2b\x81\x04\x00\x0a', { kty: 'EC', crv: 'secp256k1' }],
  ['\x2a\x86\x48\xce\x3d\x02\x01', { kty: 'EC', crv: 'a curve unknown here' }],
  ['\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01', { kty: 'RSA', crv: undefined }],
  ['\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a', { kty: 'RSA-PSS', crv: undefined }],
  ['\x06\x03\x2b\x65\x70', { kty: 'OKP', crv: 'Ed25519' }],
  ['\x06\x03\x2b\x65\x71', { kty: 'OKP', crv: 'Ed448' }],
  ['\x06\x03\x2b\x65\x6e', { kty: 'OKP', crv: 'X25519' }],
];

/** The algorithm identifier stands in the first bytes, before the key itself. */
function keyKind(bytes: Uint8Array): KeyKind | undefined {
  const head = latin1(bytes.subarray(0, 40));
  return identifiers.find(([der]) => head.includes(der))?.[1];
}

function noKey(reason: string): NoSigningKey {
  return { kind: 'no-key', reason };
}
