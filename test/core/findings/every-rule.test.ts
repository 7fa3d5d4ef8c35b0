import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { type Group, groups } from '#core/findings/finding.ts';
import { rules } from '#core/findings/rules.ts';
import { casesByGroup } from './cases/all-cases.ts';

const chapters = (Object.keys(groups) as Group[]).filter((group) => casesByGroup[group].length > 0);

describe('the rules', () => {
  it('have ids of their own', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('explain only what is there', () => {
    const ids = new Set(rules.map(({ id }) => id));
    expect(rules.flatMap(({ explains }) => explains).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe.each(chapters)('the rules of the chapter “%s”', (group) => {
  const own = rules.filter((rule) => rule.group === group);
  const cases = casesByGroup[group];

  it('have a case each, in their order', () => {
    expect(cases.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
  });

  it.each(cases.map((each) => [each.id, each.example, each] as const))('%s speaks of %s', (id, _, { speaks }) => {
    const finding = examine(speaks).find((found) => found.id === id);
    expect(finding).toBeDefined();
    expect(finding?.title).not.toMatch(/[.:]$/);
    expect(finding?.explanation).toMatch(/[.?!”]$/);
    expect(finding?.explanation).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it.each(cases.map((each) => [each.id, each] as const))('%s is silent in the nearest run', (id, { silent }) => {
    expect(examine(silent).map((found) => found.id)).not.toContain(id);
  });
});
