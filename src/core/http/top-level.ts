import { isRow, rowIs, type Rows } from './rows.ts';

/** How many values stand behind one another outside of any other; a JSON text has one (RFC 8259 §2), a stream several. */
export function topLevelCount(rows: Rows): number {
  return rows.count === 0 ? 0 : topLevelOf(rows, rows.count - 1) + 1;
}

/** The how-manieth of them a row belongs to, from 0. */
export function topLevelOf(rows: Rows, row: number): number {
  let at = row;
  // By rows and not from parent to parent: where one is never closed, this is no slower.
  while (at > 0 && !isBeginning(rows, at)) {
    const isPaired = isRow(rows, at, rowIs.closing) && (rows.partners[at] ?? 0) > 0;
    at = isPaired ? (rows.partners[at] ?? 0) : at - 1;
  }
  return rows.ordinals[at] ?? 0;
}

function isBeginning(rows: Rows, row: number): boolean {
  return rows.depths[row] === 0 && !isRow(rows, row, rowIs.closing) && !isRow(rows, row, rowIs.continued);
}
