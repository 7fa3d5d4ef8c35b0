import { rfc } from './sources.ts';
import { ruleOf } from './rule.ts';
import type { Rule } from './finding.ts';

/** Marks everything that is said of a run whose request was not the form's. */
export const editedRule: Rule = ruleOf('edited-by-hand', 'before', (run) =>
  run.kind === 'token' && run.editedByHand === true
    ? {
        severity: 'note',
        title: 'This request was edited by hand',
        explanation:
          'It is not the one that the form makes. What is said here goes by what was really sent; the form on the left is not looked at, and “Get token” sends the form’s request again.',
        source: rfc(6749, '4.4.2'),
      }
    : undefined,
);
