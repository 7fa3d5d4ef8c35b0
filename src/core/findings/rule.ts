import type { ExaminedRun, Finding, Group, Rule } from './finding.ts';

/** A finding as a rule writes it down: what is left out has no evidence, no source, no remedy, and is certain. */
export type Said = Pick<Finding, 'severity' | 'title' | 'explanation'> & Partial<Omit<Finding, 'id'>>;

/** A rule with the defaults filled in. */
export function ruleOf(
  id: string,
  group: Group,
  say: (run: ExaminedRun) => Said | undefined,
  explains: readonly string[] = [],
): Rule {
  return {
    id,
    group,
    explains,
    examine: (run) => {
      const said = say(run);
      if (said === undefined) return undefined;
      return { id, certainty: 'certain', evidence: [], source: undefined, remedies: [], ...said };
    },
  };
}
