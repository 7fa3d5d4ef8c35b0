import type { ExaminedRun } from '#core/findings/finding.ts';

/**
 * One rule at work: the run in which it speaks, and the nearest run in which it has to be silent. The documentation
 * shows what it says in the first, so that is an example a reader can recognise.
 */
export type RuleCase = {
  readonly id: string;
  /** What the example shows, as the end of "for example": "a secret that ends in a blank". */
  readonly example: string;
  readonly speaks: ExaminedRun;
  readonly silent: ExaminedRun;
};
