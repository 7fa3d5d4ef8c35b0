/** One row of two texts laid side by side: the index of its line on either side; undefined where the line is missing. */
export type AlignedPair = { readonly before: number | undefined; readonly after: number | undefined };

/** A line as far as alignment is concerned. Lines with the same key belong together also where their text differs. */
export type Alignable = { readonly text: string; readonly key: string };

// Above this many cells the table would take longer to fill than a person waits for a keystroke.
const mostCells = 400_000;

/**
 * Lays two lists of lines side by side so that as many as possible stand beside an equal one, and others beside one of
 * the same key. Order is kept on both sides.
 */
export function aligned(before: readonly Alignable[], after: readonly Alignable[]): readonly AlignedPair[] {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const [from, to] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const middle = from.length * to.length > mostCells ? byPosition(from.length, to.length) : best(from, to);
  const shift = (index: number | undefined) => (index === undefined ? undefined : index + start);
  return [
    ...range(start).map((index) => ({ before: index, after: index })),
    ...middle.map((pair) => ({ before: shift(pair.before), after: shift(pair.after) })),
    ...range(end).map((index) => ({ before: before.length - end + index, after: after.length - end + index })),
  ];
}

function commonStart(before: readonly Alignable[], after: readonly Alignable[]): number {
  let count = 0;
  while (count < before.length && count < after.length && before[count]?.text === after[count]?.text) count++;
  return count;
}

function commonEnd(before: readonly Alignable[], after: readonly Alignable[], start: number): number {
  let count = 0;
  const most = Math.min(before.length, after.length) - start;
  while (count < most && before.at(-1 - count)?.text === after.at(-1 - count)?.text) count++;
  return count;
}

function byPosition(before: number, after: number): readonly AlignedPair[] {
  return range(Math.max(before, after)).map((index) => ({
    before: index < before ? index : undefined,
    after: index < after ? index : undefined,
  }));
}

/** The alignment of the highest worth, by filling a table of the worth of all ends (Needleman and Wunsch). */
function best(before: readonly Alignable[], after: readonly Alignable[]): readonly AlignedPair[] {
  const width = after.length + 1;
  const worth = new Int32Array((before.length + 1) * width);
  const at = (row: number, column: number) => worth[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--) {
      const together = worthOf(before[row], after[column]);
      const paired = together === 0 ? 0 : together + at(row + 1, column + 1);
      worth[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  const pairs: AlignedPair[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const together = worthOf(before[row], after[column]);
    if (together > 0 && at(row, column) === together + at(row + 1, column + 1))
      pairs.push({ before: row++, after: column++ });
    else if (column >= after.length || (row < before.length && at(row, column) === at(row + 1, column)))
      pairs.push({ before: row++, after: undefined });
    else pairs.push({ before: undefined, after: column++ });
  }
  return pairs;
}

function worthOf(one: Alignable | undefined, other: Alignable | undefined): number {
  if (one === undefined || other === undefined) return 0;
  if (one.text === other.text) return 3;
  return one.key !== '' && one.key === other.key ? 2 : 0;
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
