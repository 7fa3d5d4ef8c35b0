import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findText } from '#core/http/find-text.ts';
import { jsonRows } from '#core/http/json-rows.ts';
import { placesOutside } from '#core/http/places.ts';
import { visibleRows, type VisibleRows } from '#core/http/visible-rows.ts';

const none = new Uint32Array(0);
const shown = (visible: VisibleRows): number[] =>
  Array.from({ length: visible.count }, (_, index) => visible.rowOf(index));

describe('rows with some of them folded', () => {
  // 0 {, 1 "a": [, 2 1, 3 {, 4 "b", 5 }, 6 ], 7 "c", 8 }
  const rows = jsonRows('{"a":[1,{"b":2}],"c":3}');

  it('are all there while nothing is', () => {
    expect(shown(visibleRows(rows, new Set(), none))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('lose what stands inside, and what closes it', () => {
    expect(shown(visibleRows(rows, new Set([1]), none))).toEqual([0, 1, 7, 8]);
  });

  it('may be folded within one another, and only what opens can be', () => {
    expect(shown(visibleRows(rows, new Set([3, 1, 2]), none))).toEqual([0, 1, 7, 8]);
  });

  it('have a place on the screen; one that is folded away has that of what folds it', () => {
    const visible = visibleRows(rows, new Set([3]), none);
    expect([0, 3, 4, 5, 6, 8].map(visible.indexOf)).toEqual([0, 3, 3, 3, 4, 6]);
  });

  it('do not tell by their number how long a masked secret is', () => {
    const text = `["${'x'.repeat(5_000)}",1]`;
    const long = jsonRows(text);
    expect(long.count).toBeGreaterThan(20);
    expect(visibleRows(long, new Set(), new Uint32Array([2, 5_002])).count).toBeLessThan(6);
  });
});

describe('a search', () => {
  const places = (text: string, wanted: string, matchCase = false): number[] => [
    ...findText(text, wanted, { matchCase }).places,
  ];

  it('finds text as it is written, with or without its case', () => {
    expect(places('a.b A.B aXb', 'a.b')).toEqual([0, 3, 4, 7]);
    expect(places('a.b A.B aXb', 'A.B', true)).toEqual([4, 7]);
  });

  it('finds any word in itself, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }), (typed) => {
        const word = typed.replaceAll(/\s/g, '');
        fc.pre(word !== '');
        expect(places(word, word, true)).toEqual([0, word.length]);
      }),
      { numRuns: 500 },
    );
    expect(places('secret-1', 'secret-1')).toEqual([0, 8]);
  });

  it('takes the white space of the formatted view for none where none came', () => {
    expect(places('{"id":25,"x":[1]}', '"id": 25, "x": [')).toEqual([1, 14]);
  });

  it('finds nothing for nothing, and says when it stopped', () => {
    expect(places('abc', '  ')).toEqual([]);
    expect(findText('aaaa', 'a', { matchCase: false, limit: 3 })).toEqual({
      places: new Uint32Array([0, 1, 1, 2, 2, 3]),
      isWhole: false,
    });
  });

  it('does not tell what a mask hides', () => {
    expect([...placesOutside(new Uint32Array([0, 2, 4, 6, 9, 11]), new Uint32Array([5, 8]))]).toEqual([0, 2, 9, 11]);
  });
});
