/** Reads a body in the chunked transfer coding (RFC 9112 §7.1) piece by piece, each byte once. */
export type ChunkedScan = {
  readonly push: (piece: Uint8Array) => 'more' | 'complete' | 'bad';
  /** Bytes since the start of the body: behind the last CRLF, or where the first part that is no chunk begins. */
  readonly endedAt: () => number;
  /** A size line or a chunk ended with LF alone. */
  readonly sawBareLf: () => boolean;
};

type Place =
  | 'size'
  | 'extension'
  | 'size-lf'
  | 'content'
  | 'content-end'
  | 'content-lf'
  | 'trailer-start'
  | 'trailer-start-lf'
  | 'trailer'
  | 'complete'
  | 'bad';

const lf = 10;
const cr = 13;
const longestSizeLine = 16 * 1024;

/**
 * A new scan. `onContent` gets each stretch of content as a range since the start of the body. Extensions and
 * trailers are passed over; white space behind the size is tolerated, as everyone does.
 */
export function chunkedScan(onContent: (from: number, to: number) => void = () => {}): ChunkedScan {
  let place: Place = 'size';
  let position = 0;
  let markedAt = 0;
  let remaining = 0;
  let hasDigits = false;
  let previous = 0;
  let bareLf = false;

  const startSize = (): Place => {
    markedAt = position + 1;
    remaining = 0;
    hasDigits = false;
    return 'size';
  };
  const endSizeLine = (): Place => (remaining === 0 ? 'trailer-start' : 'content');
  const fail = (from: number): Place => {
    markedAt = from;
    return 'bad';
  };
  const noteBareLf = (): void => {
    if (previous !== cr) bareLf = true;
  };

  const inSize = (byte: number): Place => {
    const digit = hexDigit(byte);
    if (digit !== undefined) {
      remaining = remaining * 16 + digit;
      hasDigits = true;
      return Number.isSafeInteger(remaining) && position - markedAt < longestSizeLine ? 'size' : fail(markedAt);
    }
    if (!hasDigits) return fail(markedAt);
    if (byte === cr) return 'size-lf';
    if (byte === lf) noteBareLf();
    if (byte === lf) return endSizeLine();
    return byte === 59 || byte === 32 || byte === 9 ? 'extension' : fail(markedAt);
  };

  const inExtension = (byte: number): Place => {
    if (byte === lf) noteBareLf();
    if (byte === lf) return endSizeLine();
    return position - markedAt < longestSizeLine ? 'extension' : fail(markedAt);
  };

  const afterContent = (byte: number): Place => {
    if (byte === cr) return 'content-lf';
    if (byte !== lf) return fail(position);
    bareLf = true;
    return startSize();
  };

  const inTrailer = (byte: number): Place => {
    if (byte !== lf) return byte === cr && place === 'trailer-start' ? 'trailer-start-lf' : 'trailer';
    noteBareLf();
    return place === 'trailer' ? 'trailer-start' : 'complete';
  };

  const next = (byte: number): Place => {
    if (place === 'size') return inSize(byte);
    if (place === 'extension') return inExtension(byte);
    if (place === 'size-lf') return byte === lf ? endSizeLine() : fail(markedAt);
    if (place === 'content-end') return afterContent(byte);
    if (place === 'content-lf') return byte === lf ? startSize() : fail(position - 1);
    return inTrailer(byte);
  };

  const push = (piece: Uint8Array): 'more' | 'complete' | 'bad' => {
    let at = 0;
    while (at < piece.length && place !== 'complete' && place !== 'bad') {
      if (place === 'content') {
        const taken = Math.min(remaining, piece.length - at);
        onContent(position, position + taken);
        at += taken;
        position += taken;
        remaining -= taken;
        if (remaining === 0) place = 'content-end';
        continue;
      }
      const byte = piece[at] ?? 0;
      place = next(byte);
      previous = byte;
      position += 1;
      at += 1;
    }
    return place === 'complete' || place === 'bad' ? place : 'more';
  };

  return { push, endedAt: () => (place === 'bad' ? markedAt : position), sawBareLf: () => bareLf };
}

function hexDigit(byte: number): number | undefined {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : undefined;
}
