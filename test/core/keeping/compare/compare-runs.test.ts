import { describe, expect, it } from 'vitest';
import { compareRuns } from '#core/keeping/compare/compare-runs.ts';
import type { Difference } from '#core/keeping/compare/comparison.ts';
import { readRun, writeRun } from '#core/keeping/codec.ts';
import { allCases } from './all-cases.ts';
import { apiRun, jwt, tokenRun, usualAnswer } from './runs.ts';

describe('the differences of two runs, in words', () => {
  it.each(allCases)('tells of $what', ({ before, after, origins, told, limits = [] }) => {
    const comparison = compareRuns(before, after, origins);

    expect(comparison.differences.map(({ sentence }) => sentence)).toEqual(told);
    expect(comparison.limits).toEqual(limits);
  });

  it('finds none between a run and itself', () => {
    for (const { before, after } of allCases)
      for (const run of [before, after]) expect(compareRuns(run, run).differences).toEqual([]);
  });

  it('finds none between a run and what is read of it again', () => {
    for (const { before } of allCases) {
      const read = readRun(writeRun(before));
      expect(read.kind === 'run' && compareRuns(before, read.run).differences).toEqual([]);
    }
  });

  it.each(allCases)('tells the same the other way round, sides changed: $what', ({ before, after, origins }) => {
    const there = compareRuns(before, after, origins).differences.map(withoutWords);
    const back = compareRuns(after, before, origins).differences.map(withoutWords);

    expect(back.map(swapped).toSorted(byId)).toEqual(there.toSorted(byId));
  });

  it('gives every difference an id of its own, and a sentence without a full stop', () => {
    for (const { before, after, origins } of allCases) {
      const { differences } = compareRuns(before, after, origins);
      expect(new Set(differences.map(({ id }) => id)).size).toBe(differences.length);
      for (const { sentence } of differences) expect(sentence).toMatch(/^[A-Z“\d].*[^.]$/);
    }
  });

  it('compares any two of all these runs without a throw', () => {
    const runs = allCases.flatMap(({ before, after }) => [before, after]);
    for (const [index, run] of runs.entries())
      for (const other of [runs[(index * 7 + 3) % runs.length], runs[(index * 31 + 11) % runs.length]])
        expect(compareRuns(run, other ?? run).differences.every(({ sentence }) => sentence !== '')).toBe(true);
  });
});

describe('what a difference carries', () => {
  it('stands the outcome before its likely causes, and what always differs last', () => {
    const answer = { ...usualAnswer, access_token: jwt({ aud: 'https://b.example', jti: 'b2' }) };
    const { differences } = compareRuns(
      tokenRun({ status: 400, answer: { error: 'invalid_target' } }),
      tokenRun({ connection: { scope: 'read' }, answer }),
    );
    expect(differences.map(({ weight }) => weight)).toEqual(['decisive', 'decisive', 'decisive', 'important']);

    const same = compareRuns(tokenRun(), tokenRun({ answer })).differences;
    expect(same.map(({ id, weight }) => [id, weight])).toEqual([
      ['token claim aud', 'important'],
      ['token claim jti', 'expected'],
    ]);
  });

  it('has both values whole, however short the sentence is', () => {
    const [difference] = compareRuns(
      apiRun({ answer: { note: 'x'.repeat(300) } }),
      apiRun({ answer: { other: 1 } }),
    ).differences;
    expect(difference).toMatchObject({
      sentence: 'Member “note” of the answer is gone',
      before: { kind: 'value', text: 'x'.repeat(300) },
      after: { kind: 'missing' },
      place: { kind: 'response-member', name: 'note' },
    });
  });

  it('calls hidden what the browser may only keep from the page', () => {
    const headers = [['content-type', 'application/json']] as const;
    const [difference] = compareRuns(
      apiRun({ way: 'browser', headers: [...headers, ['x-tenant', 'blue']] }),
      apiRun({ way: 'browser', headers }),
    ).differences;
    expect(difference?.after).toEqual({ kind: 'hidden' });
  });

  it('holds no secret in any sentence or value', () => {
    for (const { before, after } of allCases) {
      const text = JSON.stringify(compareRuns(before, after));
      expect(text).not.toContain('Secr3t!');
      expect(text).not.toContain('An0ther!');
    }
  });
});

type Wordless = Omit<Difference, 'sentence' | 'place'>;

/** The place is where the second run has it, so it may be another one the other way round. */
function withoutWords({ id, area, weight, before, after }: Difference): Wordless {
  return { id, area, weight, before, after };
}

function swapped({ before, after, ...rest }: Wordless): Wordless {
  return { ...rest, before: after, after: before };
}

function byId(one: Wordless, other: Wordless): number {
  return one.id < other.id ? -1 : 1;
}
