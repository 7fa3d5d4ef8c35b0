const lf = 10;
const cr = 13;

/**
 * Looks for the blank line that ends a head, across any number of pieces, each byte once. Lines may end with LF
 * alone (RFC 9112 §2.2), and blank lines before the first are skipped. Each call answers the index behind the blank
 * line within this piece, or undefined.
 */
export function headEndFinder(): (piece: Uint8Array) => number | undefined {
  let place: 'before' | 'in-line' | 'line-start' | 'line-start-cr' = 'before';
  return (piece) => {
    let at = 0;
    while (at < piece.length) {
      if (place === 'in-line') {
        const lineEnd = piece.indexOf(lf, at);
        if (lineEnd === -1) return undefined;
        at = lineEnd + 1;
        place = 'line-start';
        continue;
      }
      const byte = piece[at];
      at += 1;
      if (place === 'before') place = byte === lf || byte === cr ? 'before' : 'in-line';
      else if (byte === lf) return at;
      else place = byte === cr && place === 'line-start' ? 'line-start-cr' : 'in-line';
    }
    return undefined;
  };
}
