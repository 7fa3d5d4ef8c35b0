import type { KeptRun } from '../kept-run.ts';
import { answerDifferences } from './answered.ts';
import { askedDifferences } from './asked.ts';
import { type Comparison, type Difference, weights } from './comparison.ts';
import { connectionDifferences } from './connected.ts';
import type { Origins } from './fingerprints.ts';
import { findingDifferences } from './found.ts';
import { requestHeaderDifferences, responseHeaderDifferences } from './headers.ts';
import { comparisonLimits } from './limits.ts';
import { outcomeDifferences } from './outcome.ts';
import { parameterDifferences } from './parameters.ts';
import { type Both, runFacts } from './run-facts.ts';
import { secretDifferences } from './secret.ts';
import { stepDifferences } from './steps.ts';
import { timingDifferences } from './timed.ts';
import { tokenDifferences } from './token.ts';

type Part = (both: Both, origins: Origins) => readonly Difference[];

// In the order in which they matter among equals in weight.
const parts: readonly Part[] = [
  outcomeDifferences,
  askedDifferences,
  secretDifferences,
  parameterDifferences,
  tokenDifferences,
  answerDifferences,
  requestHeaderDifferences,
  responseHeaderDifferences,
  timingDifferences,
  connectionDifferences,
  findingDifferences,
  stepDifferences,
];

/**
 * What two kept runs differ in, told as the way from `before` to `after`. A run compared with itself differs in nothing,
 * and the other way round the same differences come with their sides changed.
 *
 * Secrets were replaced when the runs were recorded: of two it is said at most that they are the same or not, and only
 * where both were recorded on one device (`origins`), since fingerprints are salted.
 */
export function compareRuns(before: KeptRun, after: KeptRun, origins: Origins = 'same-device'): Comparison {
  const both = { before: runFacts(before), after: runFacts(after) };
  const differences = parts.flatMap((part) => part(both, origins));
  return {
    differences: weights.flatMap((weight) => differences.filter((each) => each.weight === weight)),
    limits: comparisonLimits(both, origins),
  };
}
