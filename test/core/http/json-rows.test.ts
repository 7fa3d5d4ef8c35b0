import { describe, expect, it } from 'vitest';
import { pointerOf } from '#core/http/json-pointer.ts';
import { jsonRows, longestRow } from '#core/http/json-rows.ts';
import { isRow, rowAt, rowEnd, rowIs, type Rows } from '#core/http/rows.ts';
import { rowTokens } from '#core/http/row-tokens.ts';
import { valueSpan } from '#core/http/row-value.ts';
import { indentJson } from '#core/jwt/indent-json.ts';

/** The rows as lines, as they are drawn: indented, with one space behind each colon. */
function lines(text: string, rows: Rows = jsonRows(text)): string[] {
  return Array.from({ length: rows.count }, (_, row) => {
    const tokens = rowTokens(text, rows, row).map(
      ({ kind, start, end }) => text.slice(start, end) + (kind === 'colon' ? ' ' : ''),
    );
    return '  '.repeat(rows.depths[row] ?? 0) + tokens.join('').trimEnd();
  });
}

const pointers = (text: string): (string | undefined)[] => {
  const rows = jsonRows(text);
  return Array.from({ length: rows.count }, (_, row) => pointerOf(text, rows, row));
};

const values = (text: string): string[] => {
  const rows = jsonRows(text);
  return Array.from({ length: rows.count }, (_, row) => {
    const { start, end } = valueSpan(text, rows, row);
    return text.slice(start, end);
  });
};

describe('a JSON text in rows', () => {
  it('stands as it does when it is indented, whatever white space came', () => {
    const text = '{ "a":[1,\n {"b" : "c"},[ ]],"d":{},"e":null}';
    expect(lines(text)).toEqual(indentJson(text).split('\n'));
  });

  it('keeps every digit, every escape and every repeated name', () => {
    expect(lines(String.raw`{"n":1.0,"n":1e400,"big":12345678901234567890,"s":"\u0041\/"}`)).toEqual([
      '{',
      '  "n": 1.0,',
      '  "n": 1e400,',
      '  "big": 12345678901234567890,',
      String.raw`  "s": "\u0041\/"`,
      '}',
    ]);
  });

  it('pairs what opens with what closes, and leaves alone what is empty', () => {
    const rows = jsonRows('[[],{"a":1}]');
    const pairs = Array.from({ length: rows.count }, (_, row) =>
      isRow(rows, row, rowIs.opening) ? rows.partners[row] : undefined,
    );
    expect(pairs).toEqual([5, undefined, 4, undefined, undefined, undefined]);
  });

  it('lays several values out behind one another', () => {
    expect(lines('{"a":1}\n{"a":2}')).toEqual(['{', '  "a": 1', '}', '{', '  "a": 2', '}']);
    expect(lines('1\n"b" true[]')).toEqual(['1', '"b"', 'true', '[]']);
  });

  it.each([
    ['cut in a string', '{"a":"b', ['{', '  "a": "b']],
    ['cut behind a colon', '{"a":', ['{', '  "a":']],
    ['closed once too often', '[1]]', ['[', '  1', ']', ']']],
    ['with a word that is none', '{"a":tru%}', ['{', '  "a": tru%', '}']],
  ])('takes a text that is %s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('cuts a long value in rows, not within an escape or a pair of surrogates', () => {
    const value = `${'x'.repeat(longestRow - 8)}\\n${'😀'.repeat(200)}`;
    const text = `{"a":"${value}","b":1}`;
    const rows = jsonRows(text);
    const parts = lines(text, rows).map((line) => line.trim());
    expect(parts.join('')).toBe(`{"a": "${value}","b": 1}`);
    expect(
      parts.every((part) => part.length <= longestRow + 2 && !/^\\?n/.test(part) && !/^[\uDC00-\uDFFF]/.test(part)),
    ).toBe(true);
  });

  it('finds the row of an offset', () => {
    const text = '{"a":1,"b":2}';
    const rows = jsonRows(text);
    expect([0, 1, 6, 7, 12].map((offset) => rowAt(rows, offset))).toEqual([0, 1, 1, 2, 3]);
    expect(rowEnd(rows, 3)).toBe(text.length);
  });
});

describe('the place of a row', () => {
  it('is a JSON Pointer, with ~ and / escaped (RFC 6901 §3)', () => {
    expect(pointers('{"a":[1,{"b/~":"c"}],"":0,"\\u0065":2}')).toEqual([
      '',
      '/a',
      '/a/0',
      '/a/1',
      '/a/1/b~1~0',
      '/a/1',
      '/a',
      '/',
      '/e',
      '',
    ]);
  });

  it('is the same in each row of a long value', () => {
    expect(new Set(pointers(`["${'x'.repeat(1000)}"]`))).toEqual(new Set(['', '/0']));
  });

  it('is not spelt out where it is too deep', () => {
    const text = '['.repeat(300) + '1' + ']'.repeat(300);
    const rows = jsonRows(text);
    expect(pointerOf(text, rows, 100)).toBe('/0'.repeat(100));
    expect(pointerOf(text, rows, 300)).toBeUndefined();
  });
});

describe('the value of a row', () => {
  it('is what came, without the name before it and the comma behind it', () => {
    expect(values('{"a" : [1.0, 2],"b":"c:,"}')).toEqual([
      '{"a" : [1.0, 2],"b":"c:,"}',
      '[1.0, 2]',
      '1.0',
      '2',
      '[1.0, 2]',
      '"c:,"',
      '{"a" : [1.0, 2],"b":"c:,"}',
    ]);
  });

  it('is whole where it takes several rows, name and all', () => {
    const long = `"${'y'.repeat(700)}"`;
    expect(new Set(values(`{"${'n'.repeat(700)}":${long},"b":1}`).slice(1, -2))).toEqual(new Set([long]));
  });
});
