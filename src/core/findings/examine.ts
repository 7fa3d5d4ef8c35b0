import { basicEncodingRules } from './basic-encoding-rules.ts';
import { editedRule } from './edited-rule.ts';
import type { ApiRun, ExaminedRun, Finding, Remedy, Severity, TokenRun } from './finding.ts';
import { rules } from './rules.ts';
import { unexplained } from './unexplained.ts';

const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2, good: 3 };
const causes = new Map(rules.map(({ id, explains }) => [id, explains]));

/**
 * What is wrong or worth knowing about a run: the likeliest cause first, then the heaviest. "Good" is said only where
 * nothing worse than a note was found, and a run that did not end well is never left without a finding.
 */
export function examine(run: ExaminedRun): readonly Finding[] {
  const found = isEdited(run) ? ofEdited(run) : rules.flatMap((rule) => rule.examine(run) ?? []);
  const isTroubled = found.some(({ severity }) => severity === 'error' || severity === 'warning');
  const said = isTroubled ? found.filter(({ severity }) => severity !== 'good') : found;
  const whole = said.length > 0 ? said : unexplained(run);
  return whole.toSorted((a, b) => rank(a, whole) - rank(b, whole));
}

function isEdited(run: ExaminedRun): run is TokenRun | ApiRun {
  return (run.kind === 'token' || run.kind === 'api') && run.editedByHand === true;
}

/** Of a request that was edited by hand nothing is said that only the form knows, and no click changes the form for it. */
function ofEdited(run: TokenRun | ApiRun): readonly Finding[] {
  return rules
    .filter((rule) => rule === editedRule || !(rule.group === 'before' || basicEncodingRules.includes(rule)))
    .flatMap((rule) => rule.examine(run) ?? [])
    .map((finding) => ({
      ...finding,
      evidence: finding.evidence.filter(({ kind }) => kind !== 'input'),
      remedies: finding.remedies.filter(({ kind }) => !formRemedies[run.kind].has(kind)),
    }));
}

/** The token of an edited call came from its own form, which stays the place to get another one. */
const formRemedies: Readonly<Record<'token' | 'api', ReadonlySet<Remedy['kind']>>> = {
  token: new Set(['change-connection', 'make-dpop-key', 'get-token', 'which-authentication', 'client-certificate']),
  api: new Set(['change-api-call']),
};

/** A cause stands before the heaviest thing that it explains: what to mend is more use than what went wrong. */
function rank({ id, severity }: Finding, found: readonly Finding[]): number {
  const explained = found.filter((other) => causes.get(id)?.includes(other.id) === true);
  return Math.min(weights[severity], ...explained.map((other) => weights[other.severity] - 0.5));
}
