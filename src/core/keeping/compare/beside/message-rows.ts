import type { MessageSide } from '../../../http/message-view.ts';
import { type Origins, sameness } from '../fingerprints.ts';
import { hiddenFields } from '../headers.ts';
import type { Both } from '../run-facts.ts';
import { aligned } from './align.ts';
import { type MessageLine, messageLines, type Reading } from './message-lines.ts';

/** How the two sides of a row stand to each other. */
export type RowState = 'same' | 'changed' | 'lost' | 'added' | 'hidden' | 'unknown';

/** Two lines beside each other. `hidden`: the browser does not show this field to a page. */
export type MessageRow = {
  readonly state: RowState;
  readonly before: MessageLine | undefined;
  readonly after: MessageLine | undefined;
};

/** Longer than this a message is no longer read line by line. */
export const mostRows = 1500;

/** Both messages of one side in rows; undefined where one of the runs has none. */
export function messageRows(both: Both, side: MessageSide, origins: Origins): readonly MessageRow[] | undefined {
  const [from, to] = [both.before.exchange, both.after.exchange];
  if (from === undefined || to === undefined) return undefined;
  const reading: Reading = from.way === 'proxy' && to.way === 'proxy' ? 'wire' : 'page';
  const [before, after] = [messageLines(from, side, reading), messageLines(to, side, reading)];
  if (before === undefined || after === undefined) return undefined;
  const hidden = new Set(side === 'response' ? hiddenFields(both).map((name) => name.toLowerCase()) : []);
  return aligned(before, after).map((pair) => {
    const row = {
      before: pair.before === undefined ? undefined : before[pair.before],
      after: pair.after === undefined ? undefined : after[pair.after],
    };
    return { ...row, state: stateOf(row.before, row.after, hidden, origins) };
  });
}

function stateOf(
  before: MessageLine | undefined,
  after: MessageLine | undefined,
  hidden: ReadonlySet<string>,
  origins: Origins,
): RowState {
  if (before !== undefined && after !== undefined) return rowStates[sameness(before.text, after.text, origins)];
  const only = before ?? after;
  const isField = only?.segments.some(({ place }) => place?.kind === 'response-header') === true;
  if (isField && only !== undefined && hidden.has(only.key)) return 'hidden';
  return before === undefined ? 'added' : 'lost';
}

export const rowStates = { same: 'same', different: 'changed', unknown: 'unknown' } as const;

/** Where two texts differ: from the first to the last character that is not the same, in each of them. */
export function differingStretch(text: string, other: string): { readonly start: number; readonly end: number } {
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === other.at(-1 - end)) end++;
  return { start, end: text.length - end };
}
