import { claimText } from './claim-text.ts';
import type { NameFacts } from './claims.ts';

/** One thing that RFC 9068 asks for, beside what the token has. */
export type ProfileRow = {
  /** A claim or header parameter, or several with commas between. */
  readonly name: string;
  readonly state: RowState;
  /** The value as it stands, shortened where it is long; undefined where it is absent. */
  readonly found: string | undefined;
  /** A sentence: what the profile wants. */
  readonly wanted: string;
  /** Sentences: what that means for real APIs, and which vendors do it differently. */
  readonly practice: string;
  readonly source: NameFacts['source'];
};

/** `odd` is there and not as the profile wants it; `optional-absent` may be absent, and is. */
export type RowState = 'fits' | 'missing' | 'odd' | 'optional-absent';

const longestFound = 200;

/** A row for `value`: absent is missing, and what is there fits or is odd, unless the state is given. */
export function profileRow(
  name: string,
  value: unknown,
  judged: boolean | RowState,
  words: Pick<ProfileRow, 'wanted' | 'practice' | 'source'>,
): ProfileRow {
  const found = value === undefined ? undefined : shortened(claimText(value));
  if (typeof judged === 'string') return { name, state: judged, found, ...words };
  return { name, state: value === undefined ? 'missing' : judged ? 'fits' : 'odd', found, ...words };
}

/** A value for a sentence or a cell: the first 200 characters, with dots where there is more. */
export function shortened(text: string): string {
  return text.length > longestFound ? `${text.slice(0, longestFound)}…` : text;
}
