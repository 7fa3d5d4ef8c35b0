import type { JsonTokenKind } from './json-tokens.ts';

/**
 * A text laid out in rows, without a copy of it: a row begins at an offset and reaches to where the next one begins.
 * Arrays of numbers, so that a million rows pass from a worker to the page without being copied.
 */
export type Rows = {
  readonly count: number;
  /** Offset of the row's first character. */
  readonly starts: Uint32Array;
  /** How deep the row stands, at most 65,535. */
  readonly depths: Uint16Array;
  /** The row that opens what the row stands in; its own number where it stands in nothing. */
  readonly parents: Uint32Array;
  /** The how-manieth value of its parent the row begins, from 0; for a row that closes, how many values there were. */
  readonly ordinals: Uint32Array;
  /** For a row that opens, the row that closes it, and the other way round; otherwise, or where it never closes, 0. */
  readonly partners: Uint32Array;
  /** See `rowIs`. */
  readonly flags: Uint8Array;
  /** Where the last row ends. */
  readonly end: number;
  /** False where the text goes on behind the last row: there were more rows than are laid out. */
  readonly isWhole: boolean;
};

/** What a row is, as bits. The kind of a token that goes on from the row before stands above them. */
export const rowIs = { opening: 1, closing: 2, named: 4, continued: 8 } as const;

const goingOn: readonly (JsonTokenKind | undefined)[] = [undefined, 'name', 'string', 'number', 'literal', 'odd'];
const goingOnShift = 4;

/** The bits for a row that begins in the middle of a token of this kind. */
export function continuedIn(kind: JsonTokenKind): number {
  return rowIs.continued | (Math.max(0, goingOn.indexOf(kind)) << goingOnShift);
}

/** The kind of the token that the row begins in the middle of; undefined where it begins with one. */
export function goesOnIn(rows: Rows, row: number): JsonTokenKind | undefined {
  return goingOn[(rows.flags[row] ?? 0) >> goingOnShift];
}

/** Where a row ends. */
export function rowEnd(rows: Rows, row: number): number {
  return row + 1 < rows.count ? (rows.starts[row + 1] ?? rows.end) : rows.end;
}

/** Whether all of these bits are set. */
export function isRow(rows: Rows, row: number, bits: number): boolean {
  return ((rows.flags[row] ?? 0) & bits) === bits;
}

/** The row that holds this offset, by bisection. */
export function rowAt(rows: Rows, offset: number): number {
  let low = 0;
  let high = Math.max(0, rows.count - 1);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rows.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
