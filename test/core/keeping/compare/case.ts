import type { Origins } from '#core/keeping/compare/fingerprints.ts';
import type { KeptRun } from '#core/keeping/kept-run.ts';

/** Two runs, and every sentence in which their differences are told, in order. */
export type Case = {
  readonly what: string;
  readonly before: KeptRun;
  readonly after: KeptRun;
  readonly origins?: Origins;
  readonly told: readonly string[];
  /** What is said of that which cannot be compared; only where a case is about that. */
  readonly limits?: readonly string[];
};
