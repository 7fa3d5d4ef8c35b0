import { jsonStringValue, jsonTokenEnd } from './json-tokens.ts';
import { isRow, rowIs, type Rows } from './rows.ts';

/** Deeper than this no pointer is spelt out: nobody reads it, and it may be megabytes long (security.md T44). */
const deepestPointer = 200;

/**
 * Where in the document a row stands, as a JSON Pointer (RFC 6901 §3), empty for the whole; undefined where it is too
 * deep. A row that closes or goes on is where its beginning is.
 */
export function pointerOf(text: string, rows: Rows, row: number): string | undefined {
  const parts: string[] = [];
  for (let at = beginning(rows, row); (rows.depths[at] ?? 0) > 0; at = beginning(rows, rows.parents[at] ?? 0)) {
    if (parts.length >= deepestPointer) return undefined;
    parts.push(partOf(text, rows, at));
  }
  return parts.toReversed().join('');
}

/** The row in which the value begins that this row closes or goes on with. */
export function beginning(rows: Rows, row: number): number {
  let at = row;
  while (at > 0 && isRow(rows, at, rowIs.continued)) at--;
  return isRow(rows, at, rowIs.closing) ? beginning(rows, rows.partners[at] ?? 0) : at;
}

function partOf(text: string, rows: Rows, row: number): string {
  if (!isRow(rows, row, rowIs.named)) return `/${rows.ordinals[row] ?? 0}`;
  return `/${memberName(text, rows, row).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The name of the member that a row begins, with its escapes resolved. */
export function memberName(text: string, rows: Rows, row: number): string {
  const start = rows.starts[row] ?? 0;
  const end = jsonTokenEnd(text, start + 1, 'name');
  const written = text.slice(start + 1, end - 1);
  return written.includes('\\') ? jsonStringValue(text.slice(start, end)) : written;
}
