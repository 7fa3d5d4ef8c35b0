import type { Rule } from './finding.ts';
import { ruleOf } from './rule.ts';
import { rfc } from './sources.ts';

/** Marks everything that is said of a call that was not the form's. */
export const apiEditedRule: Rule = ruleOf('api-edited-by-hand', 'api', (run) =>
  run.kind === 'api' && run.editedByHand === true
    ? {
        severity: 'note',
        title: 'This call was edited by hand',
        explanation:
          'It is not the one that the form makes. What is said here goes by what was really sent; “Send request” sends the form’s call. A token or a proof in the text is the one that stood there when you edited it: a new one does not come into it by itself.',
        source: rfc(6750, '2'),
      }
    : undefined,
);
