import { type Places, placeAt } from './places.ts';
import { isRow, rowAt, rowEnd, rowIs, type Rows } from './rows.ts';

/** The rows that are to be seen, where some are folded away. */
export type VisibleRows = {
  readonly count: number;
  /** The row that stands at this place on the screen. */
  readonly rowOf: (index: number) => number;
  /** Where a row stands on the screen; of one that is folded away, where the row stands that folds it. */
  readonly indexOf: (row: number) => number;
};

/** Rows from one to before another. */
type Range = { readonly from: number; readonly to: number };

/**
 * What is to be seen while these rows are folded. Rows that hold nothing but a part of a masked secret are hidden as
 * well: how many there are would tell how long it is.
 */
export function visibleRows(rows: Rows, folded: ReadonlySet<number>, masked: Places): VisibleRows {
  const hidden = joinedRanges([...foldedRanges(rows, folded), ...maskedRanges(rows, masked)]);
  // How many rows are seen before each hidden range begins.
  const seenBefore: number[] = [];
  const begins = hidden.map(({ from }) => from);
  let gone = 0;
  for (const { from, to } of hidden) {
    seenBefore.push(from - gone);
    gone += to - from;
  }
  const goneBefore = (at: number): number => (at === 0 ? 0 : (hidden[at - 1]?.to ?? 0) - (seenBefore[at - 1] ?? 0));
  return {
    count: rows.count - gone,
    rowOf: (index) => index + goneBefore(firstAbove(seenBefore, index)),
    indexOf: (row) => {
      const at = firstAbove(begins, row);
      const last = hidden[at - 1];
      if (last !== undefined && row < last.to) return Math.max(0, (seenBefore[at - 1] ?? 0) - 1);
      return row - goneBefore(at);
    },
  };
}

function foldedRanges(rows: Rows, folded: ReadonlySet<number>): readonly Range[] {
  return [...folded]
    .filter((row) => isRow(rows, row, rowIs.opening))
    .map((row) => ({ from: row + 1, to: (rows.partners[row] ?? row) + 1 }));
}

function maskedRanges(rows: Rows, masked: Places): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < masked.length / 2; at++) {
    const place = placeAt(masked, at);
    if (place === undefined || place.start >= rows.end) break;
    const from = rowAt(rows, place.start) + 1;
    let to = from;
    while (to < rows.count && rowEnd(rows, to) <= place.end) to++;
    if (to > from) ranges.push({ from, to });
  }
  return ranges;
}

function joinedRanges(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last === undefined || range.from > last.to) joined.push(range);
    else if (range.to > last.to) joined[joined.length - 1] = { from: last.from, to: range.to };
  }
  return joined;
}

/** The number of the first of these ascending numbers that is above a value. */
function firstAbove(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((numbers[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
