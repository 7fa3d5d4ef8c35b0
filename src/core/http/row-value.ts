import { beginning } from './json-pointer.ts';
import { isRow, rowEnd, rowIs, type Rows } from './rows.ts';
import { rowTokens } from './row-tokens.ts';
import type { Span } from './secret-forms.ts';

/**
 * Where the value stands that a row belongs to, exactly as it came: without the member's name before it and the comma
 * behind it.
 */
export function valueSpan(text: string, rows: Rows, row: number): Span {
  const first = beginning(rows, row);
  const last = isRow(rows, first, rowIs.opening) ? (rows.partners[first] ?? first) : lastOf(rows, first);
  const start = valueStart(text, rows, first, last);
  return { start, end: Math.max(start, valueEnd(text, rows, last)) };
}

/** The last row that goes on with what begins in this one. */
function lastOf(rows: Rows, first: number): number {
  let at = first;
  while (at + 1 < rows.count && isRow(rows, at + 1, rowIs.continued)) at++;
  return at;
}

function valueStart(text: string, rows: Rows, first: number, last: number): number {
  if (!isRow(rows, first, rowIs.named)) return rows.starts[first] ?? 0;
  for (let row = first; row <= last; row++) {
    const tokens = rowTokens(text, rows, row);
    const colon = tokens.findIndex(({ kind }) => kind === 'colon');
    if (colon >= 0) return tokens[colon + 1]?.start ?? rows.starts[row + 1] ?? tokens[colon]?.end ?? 0;
  }
  return rows.starts[first] ?? 0;
}

function valueEnd(text: string, rows: Rows, last: number): number {
  const end = rowTokens(text, rows, last).findLast(({ kind }) => kind !== 'comma')?.end;
  return end ?? rowEnd(rows, last);
}
