import { type JsonTokenKind, visitJson } from './json-tokens.ts';
import { type RowList, rowList } from './row-list.ts';
import { continuedIn, rowIs, type Rows } from './rows.ts';

/** A row is cut beyond this many characters of the text, so that none is too long to be drawn. */
export const longestRow = 200;
/** No more rows than this are laid out: it is the least that a screen can scroll through. */
export const mostRows = 2_000_000;

/** What is open at a depth: the row that opened it, and how many values it has so far. */
type Open = { readonly row: number; readonly parent: number | undefined; values: number };

/**
 * Lays a JSON text out in rows, one for each member or element and one for each closing bracket, as `indentJson` does.
 * It takes everything, as `visitJson` does, and several values behind one another; no recursion, so no depth is too deep
 * (security.md T44).
 */
export function jsonRows(text: string, limit: number = mostRows): Rows {
  const rows = rowList();
  const open: Open[] = [];
  const outermost: Open = { row: 0, parent: undefined, values: 0 };
  let start = -1;
  let last: JsonTokenKind | undefined;
  let cutAt: number | undefined;

  const begin = (at: number, kind: JsonTokenKind): void => {
    const inside = open.at(-1);
    const flags = kind === 'name' ? rowIs.named : 0;
    const { values } = inside ?? outermost;
    (inside ?? outermost).values++;
    rows.add({ start: at, depth: open.length, parent: inside?.row, ordinal: values, flags });
    start = at;
  };
  const beginClosing = (at: number): void => {
    const closed = open.pop();
    const row = rows.add({
      start: at,
      depth: open.length,
      parent: closed?.parent,
      ordinal: closed?.values ?? 0,
      flags: rowIs.closing,
    });
    if (closed !== undefined) rows.pair(closed.row, row);
    start = at;
  };
  const goOn = (at: number, kind: JsonTokenKind | undefined): void => {
    const inside = open.at(-1);
    const { values } = inside ?? outermost;
    const flags = kind === undefined ? rowIs.continued : continuedIn(kind);
    rows.add({ start: at, depth: open.length, parent: inside?.row, ordinal: Math.max(0, values - 1), flags });
    start = at;
  };

  const take = (kind: JsonTokenKind, from: number, to: number): void => {
    if (kind === 'close' && last === 'open') open.pop();
    else if (kind === 'close') beginClosing(from);
    else if (start < 0 || last === 'open' || last === 'comma' || (open.length === 0 && isNextValue(last, kind)))
      begin(from, kind);
    else if (from - start >= longestRow) goOn(from, undefined);
    cutLong(text, kind, from, to, () => start, goOn);
    if (kind === 'open') {
      const row = rows.count() - 1;
      open.push({ row, parent: open.at(-1)?.row, values: 0 });
    }
    last = kind;
  };

  visitJson(text, (kind, from, to) => {
    if (kind === 'space' || cutAt !== undefined) return;
    if (rows.count() >= limit) cutAt = from;
    else take(kind, from, to);
  });
  return finished(rows, cutAt ?? text.length, cutAt === undefined);
}

/** Whether another value begins behind one that has ended, outside of all. */
function isNextValue(last: JsonTokenKind | undefined, kind: JsonTokenKind): boolean {
  if (last === 'close') return kind !== 'comma';
  return last !== undefined && scalars.has(last) && (kind === 'open' || kind === 'name' || scalars.has(kind));
}

const scalars: ReadonlySet<JsonTokenKind> = new Set(['string', 'number', 'literal']);

/** A token that is longer than a row goes on in the next ones. */
function cutLong(
  text: string,
  kind: JsonTokenKind,
  from: number,
  to: number,
  rowStart: () => number,
  goOn: (at: number, kind: JsonTokenKind) => void,
): void {
  for (let at = rowStart() + longestRow; at < to && at > from; at = rowStart() + longestRow) {
    goOn(beforeBreak(text, at, Math.max(from, rowStart())), kind);
  }
}

/** Not between the halves of a surrogate pair, and not behind the backslash of an escape. */
export function beforeBreak(text: string, at: number, from: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return at - 1;
  let backslashes = 0;
  while (at - backslashes > from && text.charAt(at - backslashes - 1) === '\\') backslashes++;
  return backslashes % 2 === 1 ? at - 1 : at;
}

/** What opened and has a row that closes it can be folded. */
function finished(rows: RowList, end: number, isWhole: boolean): Rows {
  const laidOut = rows.finish(end, isWhole);
  for (let row = 0; row < laidOut.count; row++) {
    const partner = laidOut.partners[row] ?? 0;
    if (partner > row) laidOut.flags[row] = (laidOut.flags[row] ?? 0) | rowIs.opening;
  }
  return laidOut;
}
