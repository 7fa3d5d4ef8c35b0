import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned, type Alignable } from '#core/keeping/compare/beside/align.ts';

describe('two lists of lines laid side by side', () => {
  it('puts equal lines beside each other, and lines of the same key that changed', () => {
    expect(shown(['a: 1', 'b: 2', 'c: 3'], ['a: 1', 'b: 9', 'c: 3'])).toEqual([
      'a: 1 | a: 1',
      'b: 2 | b: 9',
      'c: 3 | c: 3',
    ]);
  });

  it('leaves a side empty where a line is missing', () => {
    expect(shown(['a: 1', 'b: 2', 'c: 3'], ['a: 1', 'c: 3'])).toEqual(['a: 1 | a: 1', 'b: 2 | ', 'c: 3 | c: 3']);
    expect(shown(['a: 1'], ['x: 0', 'a: 1'])).toEqual([' | x: 0', 'a: 1 | a: 1']);
    expect(shown([], ['a: 1'])).toEqual([' | a: 1']);
  });

  it('prefers an equal line to one that only has the same key', () => {
    expect(shown(['a: 1'], ['a: 0', 'a: 1'])).toEqual([' | a: 0', 'a: 1 | a: 1']);
  });

  it('keeps lines of different keys apart', () => {
    expect(shown(['a: 1'], ['b: 1'])).toEqual(['a: 1 | ', ' | b: 1']);
  });

  const lines = fc.array(fc.constantFrom('a: 1', 'a: 2', 'b: 1', 'c: 1', '', 'text'), { maxLength: 30 });

  it('loses no line and no order, whatever the lists hold', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const pairs = aligned(before.map(line), after.map(line));
        expect(pairs.flatMap((pair) => pair.before ?? [])).toEqual(before.map((_, index) => index));
        expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after.map((_, index) => index));
      }),
    );
  });

  it('takes no longer than a moment for thousands of lines that have nothing in common', () => {
    const [before, after] = ['x', 'y'].map((name) =>
      Array.from({ length: 5000 }, (_, index) => line(`${name}${index}`)),
    );
    expect(aligned(before ?? [], after ?? [])).toHaveLength(5000);
  });
});

function line(text: string): Alignable {
  return { text, key: text.includes(':') ? (text.split(':')[0] ?? '') : '' };
}

function shown(before: readonly string[], after: readonly string[]): readonly string[] {
  const at = (lines: readonly string[], index: number | undefined) => (index === undefined ? '' : (lines[index] ?? ''));
  return aligned(before.map(line), after.map(line)).map(
    (pair) => `${at(before, pair.before)} | ${at(after, pair.after)}`,
  );
}
