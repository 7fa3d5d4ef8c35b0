/** A stretch of a text, in characters; `end` is behind its last one. */
export type Stretch = { readonly start: number; readonly end: number };

/**
 * The characters of a base64url part that carry a stretch of its JSON text. Three bytes share four characters, so the
 * stretch may begin or end within a character that its neighbour shares (RFC 4648 §5).
 */
export function encodedStretch(json: string, { start, end }: Stretch): Stretch {
  const firstByte = utf8Length(json, 0, start);
  const bytes = utf8Length(json, start, end);
  return { start: Math.floor((firstByte * 4) / 3), end: Math.ceil(((firstByte + bytes) * 4) / 3) };
}

/** The place in the JSON text that the character at `place` of the base64url part begins to carry. */
export function decodedPlace(json: string, place: number): number {
  const byte = Math.floor((place * 3) / 4);
  let seen = 0;
  for (let at = 0; at < json.length; at++) {
    seen += bytesAt(json, at);
    if (seen > byte) return at;
  }
  return json.length;
}

function utf8Length(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let at = from; at < to; at++) bytes += bytesAt(text, at);
  return bytes;
}

/** UTF-8 bytes of one code unit; a pair of surrogates takes four, two for each half. */
function bytesAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code >= 0xd800 && code <= 0xdfff ? 2 : 3;
}
