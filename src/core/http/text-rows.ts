import { beforeBreak, longestRow, mostRows } from './json-rows.ts';
import { rowList } from './row-list.ts';
import { continuedIn, type Rows } from './rows.ts';

/** Lays any text out in rows, one for each line and several for a long one. */
export function textRows(text: string, limit: number = mostRows): Rows {
  const rows = rowList();
  let at = 0;
  for (let line = 0; at < text.length && rows.count() < limit; line++) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed + 1;
    rows.add({ start: at, depth: 0, parent: undefined, ordinal: line, flags: 0 });
    for (let cut = at + longestRow; cut < end && rows.count() < limit; cut = at + longestRow) {
      at = beforeBreak(text, cut, at);
      rows.add({ start: at, depth: 0, parent: undefined, ordinal: line, flags: continuedIn('odd') });
    }
    at = rows.count() < limit ? end : at;
  }
  return rows.finish(at, at >= text.length);
}
