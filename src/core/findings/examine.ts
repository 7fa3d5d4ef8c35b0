import { answerRules } from './answer-rules.ts';
import { apiRules } from './api-rules.ts';
import { clockRules } from './clock-rules.ts';
import { failureRule } from './failure-rules.ts';
import type { ExaminedRun, Finding, Rule, Severity } from './finding.ts';
import { issuedRules } from './issued-rules.ts';
import { lookupRules } from './lookup-rules.ts';
import { refusalRules } from './refusal-rules.ts';
import { tokenContentRules } from './token-content-rules.ts';
import { unexplained } from './unexplained.ts';
import { unreadableRules } from './unreadable-rules.ts';

/** All rules, each looking at a run on its own. */
const rules: readonly Rule[] = [
  failureRule,
  ...answerRules,
  ...refusalRules,
  ...unreadableRules,
  ...issuedRules,
  ...clockRules,
  ...tokenContentRules,
  ...apiRules,
  ...lookupRules,
];

const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2, good: 3 };

/**
 * What is wrong or worth knowing about a run, the heaviest first. "Good" is said only where nothing worse than a note
 * was found, and a run that did not end well is never left without a finding.
 */
export function examine(run: ExaminedRun): readonly Finding[] {
  const found = rules.flatMap((rule) => rule.examine(run) ?? []);
  const isTroubled = found.some(({ severity }) => severity === 'error' || severity === 'warning');
  const said = isTroubled ? found.filter(({ severity }) => severity !== 'good') : found;
  const whole = said.length > 0 ? said : unexplained(run);
  return whole.toSorted((a, b) => weights[a.severity] - weights[b.severity]);
}
