import { latin1 } from './bytes.ts';

/** What a picture says of itself, without being decoded. Width and height in pixels; undefined where it does not say. */
export type PictureFacts = {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif';
  readonly size: { readonly width: number; readonly height: number } | undefined;
};

type Size = PictureFacts['size'];

/** The kind of picture that bytes begin as (WHATWG MIME Sniffing §6.1), or undefined where they are none of these. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | undefined {
  const start = latin1(bytes.subarray(0, 32));
  if (start.startsWith('\x89PNG\r\n\x1A\n')) return { type: 'image/png', size: pngSize(bytes) };
  if (/^GIF8[79]a/.test(start)) return { type: 'image/gif', size: sizeOf(little(bytes, 6, 2), little(bytes, 8, 2)) };
  if (start.startsWith('\xFF\xD8\xFF')) return { type: 'image/jpeg', size: jpegSize(bytes) };
  if (/^RIFF[^]{4}WEBPVP/.test(start)) return { type: 'image/webp', size: webpSize(bytes, start.slice(12, 16)) };
  if (/^[^]{4}ftypavi[fs]/.test(start)) return { type: 'image/avif', size: avifSize(bytes) };
  return undefined;
}

/** PNG §11.2.1: IHDR comes first. */
function pngSize(bytes: Uint8Array): Size {
  return sizeOf(big(bytes, 16, 4), big(bytes, 20, 4));
}

/** The first frame header (ISO/IEC 10918-1 §B.2.2); the segments before it are passed over. */
function jpegSize(bytes: Uint8Array): Size {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return sizeOf(big(bytes, at + 7, 2), big(bytes, at + 5, 2));
    if (marker === 0xff) at++;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9)) at += 2;
    else at += 2 + Math.max(2, big(bytes, at + 2, 2));
  }
  return undefined;
}

/** RFC 9649 §2.5 to §2.7: lossy, lossless and extended each have their own place for it. */
function webpSize(bytes: Uint8Array, chunk: string): Size {
  if (chunk === 'VP8X') return sizeOf(little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1);
  if (chunk === 'VP8 ') return sizeOf(little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff);
  const bits = little(bytes, 21, 4);
  return sizeOf((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

/** The `ispe` property (ISO/IEC 23008-12 §6.5.3) stands near the beginning; of several, the largest is the picture. */
function avifSize(bytes: Uint8Array): Size {
  const head = latin1(bytes.subarray(0, 4096));
  let best: Size;
  for (let at = head.indexOf('ispe'); at >= 0; at = head.indexOf('ispe', at + 4)) {
    const size = sizeOf(big(bytes, at + 8, 4), big(bytes, at + 12, 4));
    if (size !== undefined && size.width * size.height > (best === undefined ? 0 : best.width * best.height))
      best = size;
  }
  return best;
}

function sizeOf(width: number, height: number): Size {
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function big(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let next = 0; next < length; next++) value = value * 256 + (bytes[at + next] ?? 0);
  return value;
}

function little(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let next = length - 1; next >= 0; next--) value = value * 256 + (bytes[at + next] ?? 0);
  return value;
}
