/** A stretch of decoded text, or the bytes that are no UTF-8, for which one U+FFFD is shown. */
export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'replaced'; readonly bytes: Uint8Array };

// `ignoreBOM` means: leave the byte order mark in the text. It is a byte that came, so it is shown.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Bytes as UTF-8 without losing sight of what is none. Joined, with one U+FFFD for each replaced piece, the pieces
 * equal what a tolerant decoder gives; a U+FFFD that really was sent (EF BF BD) is text.
 */
export function readText(bytes: Uint8Array): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (at > start) pieces.push({ kind: 'text', text: strict.decode(bytes.subarray(start, at)) });
    start = at - length;
    pieces.push({ kind: 'replaced', bytes: bytes.subarray(at, start) });
    at = start;
  }
  if (bytes.length > start) pieces.push({ kind: 'text', text: strict.decode(bytes.subarray(start)) });
  return pieces;
}

/**
 * How many bytes the character at `at` takes; where there is none, minus the length of the ill-formed subpart that a
 * decoder replaces as one (Encoding standard §8.1.1, the UTF-8 decoder).
 */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const needed =
    lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
  if (needed === 0) return -1;
  for (let seen = 1; seen <= needed; seen++) {
    const next = bytes[at + seen];
    const [least, most] = seen === 1 ? secondByteRange(lead) : [0x80, 0xbf];
    if (next === undefined || next < least || next > most) return -seen;
  }
  return needed + 1;
}

/** The second byte excludes overlong forms, surrogates, and what is beyond U+10FFFF. */
function secondByteRange(lead: number): readonly [least: number, most: number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
