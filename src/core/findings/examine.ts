import type { ExaminedRun, Finding, Severity } from './finding.ts';
import { rules } from './rules.ts';
import { unexplained } from './unexplained.ts';

const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2, good: 3 };
const causes = new Map(rules.map(({ id, explains }) => [id, explains]));

/**
 * What is wrong or worth knowing about a run: the likeliest cause first, then the heaviest. "Good" is said only where
 * nothing worse than a note was found, and a run that did not end well is never left without a finding.
 */
export function examine(run: ExaminedRun): readonly Finding[] {
  const found = rules.flatMap((rule) => rule.examine(run) ?? []);
  const isTroubled = found.some(({ severity }) => severity === 'error' || severity === 'warning');
  const said = isTroubled ? found.filter(({ severity }) => severity !== 'good') : found;
  const whole = said.length > 0 ? said : unexplained(run);
  return whole.toSorted((a, b) => rank(a, whole) - rank(b, whole));
}

/** A cause stands before the heaviest thing that it explains: what to mend is more use than what went wrong. */
function rank({ id, severity }: Finding, found: readonly Finding[]): number {
  const explained = found.filter((other) => causes.get(id)?.includes(other.id) === true);
  return Math.min(weights[severity], ...explained.map((other) => weights[other.severity] - 0.5));
}
