import { base64, fromBase64 } from '../http/bytes.ts';

/** One block of a PEM text (RFC 7468 §2): what it says that it is, its bytes, and itself. */
export type PemBlock = { readonly label: string; readonly bytes: Uint8Array | undefined; readonly whole: string };

/** The blocks of a PEM text in their order; `bytes` is undefined where no base64 stands in one. */
export function pemBlocks(text: string): readonly PemBlock[] {
  return [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*(?:-(?!----)[^-]*)*)-----END \1-----/g)].map(
    ([whole, label = '', body = '']) => ({ label, bytes: bytesOf(body), whole }),
  );
}

/** Bytes as a PEM block, in lines of 64 characters. */
export function pemBlock(label: string, bytes: Uint8Array): string {
  const lines = base64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function bytesOf(body: string): Uint8Array | undefined {
  const bytes = fromBase64(body.replaceAll(/\s/g, ''));
  return bytes?.length === 0 ? undefined : bytes;
}
