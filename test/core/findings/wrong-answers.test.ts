import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { runFromBytes } from './bytes-run.ts';
import { refusals } from './wrong/wrong-refusals.ts';
import { vendorErrors } from './wrong/wrong-vendor-errors.ts';
import { bodies } from './wrong/wrong-bodies.ts';
import { pages } from './wrong/wrong-pages.ts';
import { statuses } from './wrong/wrong-statuses.ts';
import { framings } from './wrong/wrong-framings.ts';
import { tokens } from './wrong/wrong-tokens.ts';

const wrongAnswers = [...refusals, ...vendorErrors, ...bodies, ...pages, ...statuses, ...framings, ...tokens];

describe('the first thing that is said of an answer', () => {
  it.each(wrongAnswers.map((each) => [each[0], each] as const))('with %s', (_, [, answer, first, connection]) => {
    const found = examine(runFromBytes(answer, connection));
    expect(found[0]?.id, found.map(({ id }) => id).join()).toBe(first);
  });

  it('is plain words, without the secret, and never a parser’s', () => {
    for (const [what, answer, , connection] of wrongAnswers) {
      for (const { title, explanation } of examine(runFromBytes(answer, connection))) {
        expect(`${title} ${explanation}`, what).not.toMatch(
          /Secr3t!|opaque-access-token|SyntaxError|Unexpected token|undefined\b(?!, none| or)|\[object|NaN,|  /,
        );
        expect(title, what).not.toMatch(/[.:]$/);
        expect(explanation, what).toMatch(/[.?!”]$/);
      }
    }
  });
});
