import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indentJson } from '#core/jwt/indent-json.ts';

describe('indentJson', () => {
  it('lays out lines and keeps every digit, escape and repeated name (T42, T43)', () => {
    expect(indentJson('{"n":12345678901234567890 ,"a":[ ],"o":{"x":"\\u00e9","x":[1,{}]}}')).toBe(
      [
        '{',
        '  "n": 12345678901234567890,',
        '  "a": [],',
        '  "o": {',
        '    "x": "\\u00e9",',
        '    "x": [',
        '      1,',
        '      {}',
        '    ]',
        '  }',
        '}',
      ].join('\n'),
    );
  });

  it('lays out as JSON.stringify does, for every value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('takes 100,000 levels (T44)', () => {
    expect(indentJson('['.repeat(100_000) + ']'.repeat(100_000)).endsWith(']')).toBe(true);
  });
});
