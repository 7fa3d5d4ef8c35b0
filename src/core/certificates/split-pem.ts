import { pemBlocks } from './pem-blocks.ts';

/** A PEM text with the certificates and the private key apart; the rest, such as OpenSSL's remarks, is left out. */
export type SplitPem = { readonly certificatePem: string; readonly privateKeyPem: string };

/** Tells what of a text is a private key, so that it never stands where a certificate is shown; undefined where none is. */
export function splitPem(text: string): SplitPem | undefined {
  const blocks = pemBlocks(text);
  const key = blocks.find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (key === undefined) return undefined;
  const curve = key.label === 'EC PRIVATE KEY' ? blocks.filter(({ label }) => label === 'EC PARAMETERS') : [];
  const certificates = blocks.filter(({ label }) => label.endsWith('CERTIFICATE'));
  return { certificatePem: joined(certificates), privateKeyPem: joined([...curve, key]) };
}

function joined(blocks: ReturnType<typeof pemBlocks>): string {
  return blocks.map(({ whole }) => `${whole}\n`).join('');
}
