/** Bytes a row of a hex view holds. */
export const bytesPerRow = 16;

/** A row of a hex view: where it begins, its bytes in hex, and the printable ones as ASCII with a dot for any other. */
export type HexRow = { readonly offset: string; readonly hex: string; readonly ascii: string };

/** The row with this number, of bytes as a hex viewer shows them. */
export function hexRow(bytes: Uint8Array, row: number): HexRow {
  const start = row * bytesPerRow;
  const digits = Math.max(8, (bytes.length - 1).toString(16).length);
  const part = [...bytes.subarray(start, start + bytesPerRow)];
  const hex = part.map((byte) => byte.toString(16).padStart(2, '0'));
  const half = bytesPerRow / 2;
  return {
    offset: start.toString(16).padStart(digits, '0'),
    hex: `${hex.slice(0, half).join(' ')}  ${hex.slice(half).join(' ')}`.padEnd(bytesPerRow * 3),
    ascii: part.map((byte) => (byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '.')).join(''),
  };
}
