import type { Rule } from './finding.ts';

/**
 * Rules of which one speaks at most: each is silent where one before it has something to say. The telling cases stand
 * first, and the last one is for whatever is left.
 */
export function onlyFirst(rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule, place) => ({
    ...rule,
    examine: (run) => {
      const found = rule.examine(run);
      if (found === undefined) return undefined;
      return rules.slice(0, place).some((before) => before.examine(run) !== undefined) ? undefined : found;
    },
  }));
}
