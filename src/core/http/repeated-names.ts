import { memberName } from './json-pointer.ts';
import { isRow, rowIs, type Rows } from './rows.ts';

/** The names of the object that is being read at a depth. */
type Names = { parent: number; readonly seen: Set<string> };

/**
 * The rows whose name their object has before already, in order. "When the names within an object are not unique, the
 * behavior of software that receives such an object is unpredictable" (RFC 8259 §4). Names are compared with their
 * escapes resolved, as such software does.
 */
export function repeatedNames(text: string, rows: Rows): Uint32Array {
  const repeated: number[] = [];
  // One for each depth, emptied for the next object there: as many sets as objects would be too much for memory.
  const open: Names[] = [];
  for (let row = 0; row < rows.count; row++) {
    if (!isRow(rows, row, rowIs.named)) continue;
    const parent = rows.parents[row] ?? 0;
    const names = (open[rows.depths[row] ?? 0] ??= { parent, seen: new Set() });
    if (names.parent !== parent) {
      names.parent = parent;
      names.seen.clear();
    }
    const name = memberName(text, rows, row);
    if (names.seen.has(name)) repeated.push(row);
    else names.seen.add(name);
  }
  return Uint32Array.from(repeated);
}

/** Whether a row is among some in order, by bisection. */
export function isAmong(among: Uint32Array, row: number): boolean {
  let low = 0;
  let high = among.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((among[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return among[low] === row;
}
