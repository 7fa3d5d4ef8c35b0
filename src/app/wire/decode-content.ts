import { concatBytes } from '#core/http/bytes.ts';

export type Decoded =
  | { readonly kind: 'decoded'; readonly bytes: Uint8Array; readonly cut: boolean }
  /** `reason` is a sentence for the reader. */
  | { readonly kind: 'not-decoded'; readonly reason: string };

// A gigabyte of zeros fits into a megabyte of gzip; decoding stops here (security.md T24).
const limitBytes = 8 * 1024 * 1024;

/** One layer of gzip or deflate taken off a body, up to a limit. Never throws. */
export async function decodeContent(body: Uint8Array, coding: string): Promise<Decoded> {
  const format = ({ gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate' } as const)[coding];
  if (format === undefined) {
    return {
      kind: 'not-decoded',
      reason: `The body is coded as “${coding}”, which is shown as bytes and not decoded here.`,
    };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = new Blob([new Uint8Array(body)]).stream().pipeThrough(new DecompressionStream(format)).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { kind: 'decoded', bytes: concatBytes(parts), cut: false };
      parts.push(value.subarray(0, limitBytes - size));
      size += value.length;
      if (size < limitBytes) continue;
      await reader.cancel();
      return { kind: 'decoded', bytes: concatBytes(parts), cut: true };
    }
  } catch {
    if (size > 0) return { kind: 'decoded', bytes: concatBytes(parts), cut: true };
    return {
      kind: 'not-decoded',
      reason: `The body says it is coded as “${coding}”, but it cannot be decoded as that.`,
    };
  }
}
