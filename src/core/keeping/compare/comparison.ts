import type { Place } from '../../http/message-view.ts';

/** What two runs differ in, and what cannot be told of them. */
export type Comparison = {
  /** What matters most first; what always differs stands last. */
  readonly differences: readonly Difference[];
  /** Full sentences: what could not be compared, and why. */
  readonly limits: readonly string[];
};

/** One difference, told as the way from the first run to the second. */
export type Difference = {
  /** Unique in a comparison and the same in both directions, for example `claim aud`. */
  readonly id: string;
  readonly area: Area;
  readonly weight: Weight;
  /** Plain words, no full stop; values of others stand in “quotation marks”. */
  readonly sentence: string;
  readonly before: Side;
  readonly after: Side;
  /** Where it shows in the messages, the token or the certificate; absent where it stands in none. */
  readonly place?: Place;
};

export const areas = ['outcome', 'request', 'response', 'token', 'timing', 'connection', 'findings'] as const;
export type Area = (typeof areas)[number];

/**
 * How much a difference can explain: `decisive` is the outcome itself, `important` what usually causes one, `minor` what
 * seldom does, and `expected` what differs between any two runs (times, ids, and what follows from another difference).
 */
export const weights = ['decisive', 'important', 'minor', 'expected'] as const;
export type Weight = (typeof weights)[number];

/** What one of the runs has to say. `hidden`: the browser does not show it to a page, so it may be there. */
export type Side =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'hidden' };

/** A value, or nothing. */
export function sideOf(text: string | undefined): Side {
  return text === undefined ? { kind: 'missing' } : { kind: 'value', text };
}
