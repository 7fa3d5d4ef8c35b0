import type { NameFacts } from '../jwt/claims.ts';

/** One thing that was, or could have been, asked for, beside what came. */
export type GrantedRow = {
  readonly name: 'scope' | 'audience' | 'resource' | 'lifetime' | 'binding' | 'token_type';
  /** As it was sent; undefined where it was not asked for. */
  readonly requested: string | undefined;
  /** As it came; undefined where nothing of the kind did, or nobody can see it. */
  readonly granted: string | undefined;
  readonly state: GrantedState;
  /** A sentence or two: what that means, and what to do. */
  readonly words: string;
  readonly source: NameFacts['source'];
};

/**
 * `less` lacks something, `more` has something on top, `other` both; `not-asked` was left to the server; `unknown`
 * cannot be seen or compared from here (an opaque token).
 */
export type GrantedState = 'same' | 'less' | 'more' | 'other' | 'not-asked' | 'unknown';

/** The state for how many are missing and how many came unasked. */
export function stateOf(missing: number, extra: number): GrantedState {
  if (missing === 0) return extra === 0 ? 'same' : 'more';
  return extra === 0 ? 'less' : 'other';
}
