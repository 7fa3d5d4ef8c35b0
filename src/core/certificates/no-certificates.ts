import type { NoCertificates } from './certificate-facts.ts';

const request =
  'This is a certificate signing request: what is sent to an authority to get a certificate. Give the certificate that came back.';

/** The sentences for what is no certificate. */
const reasons: Readonly<Record<NoCertificates['kind'], string>> = {
  empty: 'Paste a certificate, or choose its file.',
  'no-certificate':
    'This is no certificate. One in PEM begins with -----BEGIN CERTIFICATE-----; one in DER is a file that ends in .cer, .crt or .der.',
  damaged: 'This certificate is damaged: copy it anew, with its BEGIN and END lines, or choose its file.',
  'cut-off': 'The certificate is cut off: its END CERTIFICATE line is missing.',
  'certificate-request': request,
  'private-key': 'This is a private key, and no certificate. Give the certificate that was issued for it.',
  'public-key': 'This is a bare public key, and no certificate. Give the certificate that was issued for it.',
  pkcs12:
    'This is a PKCS#12 file (.p12, .pfx), which holds a certificate together with its key. Take the certificate out with openssl pkcs12 -in file.p12 -nokeys -out chain.pem.',
  pkcs7:
    'This is a PKCS#7 file (.p7b, .p7c). Take the certificates out with openssl pkcs7 -print_certs -in file.p7b -out chain.pem (with -inform DER where the file is no text).',
  'too-big':
    'This is more than half a megabyte. A certificate with its chain is a few thousand bytes; give that alone.',
  'no-cryptography':
    'The browser lets this page do no cryptography, because it came neither over https nor from localhost. Open it there.',
};

/** Why no certificate was read. */
export function noCertificates(kind: NoCertificates['kind'], reason = reasons[kind]): NoCertificates {
  return { kind, reason };
}
