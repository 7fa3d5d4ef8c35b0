import { isRow, rowIs, type Rows } from '#core/http/rows.ts';

/** What is to be folded so that only the outermost values stand there, one line each. */
export function topLevel(rows: Rows): ReadonlySet<number> {
  const folded = new Set<number>();
  const outermost = rows.depths.indexOf(1) < 0 ? 0 : 1;
  for (let row = 0; row < rows.count; row++) {
    if (rows.depths[row] === outermost && isRow(rows, row, rowIs.opening)) folded.add(row);
  }
  return folded;
}

/** What stays folded if a row is to be seen: nothing that it stands in. */
export function foldedToShow(rows: Rows, folded: ReadonlySet<number>, row: number): ReadonlySet<number> {
  const around = [...folded].filter((each) => each < row && row <= (rows.partners[each] ?? 0));
  if (around.length === 0) return folded;
  const kept = new Set(folded);
  for (const each of around) kept.delete(each);
  return kept;
}
