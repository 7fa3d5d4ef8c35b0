import { jsonTokenEnd, type JsonTokenKind, visitJson } from './json-tokens.ts';
import { goesOnIn, isRow, rowEnd, rowIs, type Rows } from './rows.ts';

/** A token, or the part of one that stands in a row, by its place in the text. */
export type RowToken = { readonly kind: JsonTokenKind; readonly start: number; readonly end: number };

/** The tokens of a row, without the white space between them. */
export function rowTokens(text: string, rows: Rows, row: number): readonly RowToken[] {
  const end = rowEnd(rows, row);
  const tokens: RowToken[] = [];
  let start = rows.starts[row] ?? 0;
  const inside = goesOnIn(rows, row);
  if (inside !== undefined) {
    const insideEnd = Math.min(end, jsonTokenEnd(text, start, inside));
    tokens.push({ kind: inside, start, end: insideEnd });
    start = insideEnd;
  }
  const isNamed = isRow(rows, row, rowIs.named);
  visitJson(text.slice(start, end), (kind, from, to) => {
    if (kind === 'space') return;
    // A name that is cut at the row's end has its colon in a later row.
    const isName = kind === 'string' && isNamed && tokens.length === 0;
    tokens.push({ kind: isName ? 'name' : kind, start: start + from, end: start + to });
  });
  return tokens;
}
