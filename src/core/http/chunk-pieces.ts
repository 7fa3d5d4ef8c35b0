/** A stretch of a chunked body: its content, or the framing around it. */
export type ChunkPiece = { readonly text: string; readonly framing: boolean };

const sizeLine = /(?:\r?\n)?([0-9A-Fa-f]{1,8})[^\S\n]*(?:;[^\n]*)?\n/y;
const nextSizeLine = /\r?\n[0-9A-Fa-f]{1,8}[^\S\n]*(?:;[^\n]*)?\n/y;

/**
 * Takes a chunked body (RFC 9112 §7.1), decoded as text, apart. Where it departs from the grammar the rest counts as
 * content, so that nothing escapes whoever looks for secrets in it.
 */
export function chunkPieces(body: string): readonly ChunkPiece[] {
  const pieces: ChunkPiece[] = [];
  let at = 0;
  while (at < body.length) {
    sizeLine.lastIndex = at;
    const match = sizeLine.exec(body);
    if (match === null) return withRest(pieces, body.slice(at));
    const size = Number.parseInt(match[1] ?? '', 16);
    if (size === 0) return [...pieces, { text: body.slice(at), framing: true }];
    pieces.push({ text: match[0], framing: true });
    const start = at + match[0].length;
    at = contentEnd(body, start, size);
    if (at > start) pieces.push({ text: body.slice(start, at), framing: false });
  }
  return pieces;
}

/** What cannot be read goes on with the content before it, so that a value is not cut where no border is. */
function withRest(pieces: readonly ChunkPiece[], rest: string): readonly ChunkPiece[] {
  const last = pieces.at(-1);
  if (last === undefined || last.framing) return [...pieces, { text: rest, framing: false }];
  return [...pieces.slice(0, -1), { text: last.text + rest, framing: false }];
}

/**
 * Where `size` bytes end, counted in text. A U+FFFD may stand for one to three bytes, so there can be several such
 * places: the first with a size line behind it is taken.
 */
function contentEnd(body: string, start: number, size: number): number {
  let least = 0;
  let most = 0;
  let first: number | undefined;
  let at = start;
  for (; at < body.length && least < size; at++) {
    if (most >= size) {
      first ??= at;
      nextSizeLine.lastIndex = at;
      if (nextSizeLine.test(body)) return at;
    }
    const code = body.charCodeAt(at);
    least += code === 0xfffd ? 1 : utf8Length(code);
    most += utf8Length(code);
  }
  if (first === undefined) return at;
  nextSizeLine.lastIndex = at;
  return nextSizeLine.test(body) ? at : first;
}

/** UTF-8 bytes of one UTF-16 code unit; the four of a pair are shared between its halves. */
function utf8Length(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code >= 0xd800 && code <= 0xdfff ? 2 : 3;
}
