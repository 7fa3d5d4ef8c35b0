import { describe, expect, it } from 'vitest';
import { jsonRows } from '#core/http/json-rows.ts';
import { isAmong, repeatedNames } from '#core/http/repeated-names.ts';
import { topLevelCount, topLevelOf } from '#core/http/top-level.ts';

/** The beginnings of the rows that are marked. */
function marked(text: string): string[] {
  const rows = jsonRows(text);
  return Array.from(repeatedNames(text, rows), (row) => text.slice(rows.starts[row], (rows.starts[row] ?? 0) + 8));
}

describe('names that an object has more than once', () => {
  it('are marked from the second on', () => {
    expect(marked('{"a":1,"b":2,"a":3,"a":44}')).toEqual(['"a":3,"a', '"a":44}']);
  });

  it('count by object, also behind what stands inside of it', () => {
    expect(marked('[{"a":1,"b":{"a":1}},{"a":1,"b":{"a":{},"c":0},"a":2}]')).toEqual(['"a":2}]']);
    expect(marked('{"a":1}{"a":2}')).toEqual([]);
  });

  it('are the same in another spelling', () => {
    expect(marked(String.raw`{"a":1,"\u0061":234,"A":5}`)).toEqual([String.raw`"\u0061"`]);
  });

  it('are told apart however long they are', () => {
    const name = 'n'.repeat(1000);
    expect(marked(`{"${name}":1,"${name}x":2,"${name}":3}`)).toHaveLength(1);
  });

  it('are found again by their row', () => {
    expect([0, 2, 3, 4, 9, 10].filter((row) => isAmong(Uint32Array.of(2, 4, 9), row))).toEqual([2, 4, 9]);
    expect(isAmong(new Uint32Array(0), 0)).toBe(false);
  });
});

describe('values behind one another', () => {
  const values = (text: string): number[] => {
    const rows = jsonRows(text);
    return Array.from({ length: rows.count }, (_, row) => topLevelOf(rows, row));
  };

  it('are counted, and each row knows its own', () => {
    expect(values('{"a":[1]}\n2\n[]\n[{"b":3}]')).toEqual([0, 0, 0, 0, 0, 1, 2, 3, 3, 3, 3, 3]);
    expect(topLevelCount(jsonRows('{"a":[1]}\n2\n[]'))).toBe(3);
    expect(topLevelCount(jsonRows('[1,2]'))).toBe(1);
    expect(topLevelCount(jsonRows(''))).toBe(0);
  });

  it('may be long, cut, or closed once too often', () => {
    expect(values(`1\n"${'x'.repeat(500)}"`)).toEqual([0, 1, 1, 1]);
    expect(values('{}\n{"a":[1')).toEqual([0, 1, 1, 1]);
    expect(values('[1]]')).toEqual([0, 0, 0, 0]);
  });
});
