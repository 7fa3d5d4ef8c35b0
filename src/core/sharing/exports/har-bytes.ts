import { base64 } from '../../http/bytes.ts';

/** Bytes as an HTTP Archive has them: text where they are UTF-8, base64 where they are none. */
export type HarBytes = { readonly text: string; readonly encoding?: 'base64' };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Exact: read back, the same bytes come out. */
export function harBytes(bytes: Uint8Array): HarBytes {
  try {
    return { text: strict.decode(bytes) };
  } catch {
    return { text: base64(bytes), encoding: 'base64' };
  }
}
