import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '#core/jwt/make-json-fault.ts';
import { typedObject } from '#core/jwt/make-typed-object.ts';

describe('jsonFault says where a text stops being JSON (RFC 8259)', () => {
  it.each([
    ['{"a":1}', undefined],
    [' [1,-2.5e3,"\\u00e9",true,{"a":[]},{}] ', undefined],
    ['{\n  "a": 1\n  "b": 2\n}', 'Line 3, column 3: a comma or } is missing before this “"b"”.'],
    ['{\n  "a": 1,\n}', 'Line 3, column 1: there is a comma too many before this }.'],
    ['[1,]', 'Line 1, column 4: there is a comma too many before this ].'],
    ['{a: 1}', 'Line 1, column 2: a name in double quotes belongs here, not “a”.'],
    ['{"a" 1}', 'Line 1, column 6: a colon is missing before this “1”.'],
    ['{"é😀": x}', 'Line 1, column 8: a value belongs here, and “x” is none.'],
    ['{"a": \'b\'}', "Line 1, column 7: a value belongs here, and “'” is none; texts stand in double quotes."],
    ['{"a": 01}', 'Line 1, column 7: “01” is no number as JSON writes them.'],
    ['{"a": NaN}', 'Line 1, column 7: a value belongs here, and “NaN” is none.'],
    ['{} // done', 'Line 1, column 4: the JSON ends before this “/”; nothing may follow.'],
    ['{ // why', 'Line 1, column 3: a name in double quotes belongs here, not “/”.'],
    ['{"a": 1', 'Line 1, column 8: the text ends too early, its } is missing.'],
    ['{"a"', 'Line 1, column 5: the text ends too early, a colon and a value is missing.'],
    ['{"a": [1, 2}', 'Line 1, column 12: a comma or ] is missing before this “}”.'],
    ['{"a": "b}', 'Line 1, column 7: the text that begins here has no closing quote.'],
    [
      '{"a": "b,\n "c": 1}',
      'Line 1, column 7: the text that begins here runs over the end of its line: its closing quote is missing.',
    ],
    [
      '{"a": "\\x"}',
      'Line 1, column 7: the text that begins here has a backslash that JSON does not know; a backslash itself is written \\\\.',
    ],
    [
      '{\u00a0"a": 1}',
      'Line 1, column 2: there is a kind of space that JSON does not know, perhaps a no-break space; use an ordinary one.',
    ],
  ])('%j', (text, sentence) => {
    expect(jsonFault(text)).toBe(sentence);
  });

  it('finds a fault in exactly the texts that JSON.parse refuses', () => {
    const cut = fc.tuple(fc.json(), fc.nat(), fc.nat()).map(([json, from, count]) => {
      const at = from % (json.length + 1);
      return json.slice(0, at) + json.slice(at + (count % 3));
    });
    const odd = fc.string({
      unit: fc.constantFrom(...'{}[]":,\\ \n\t\u00a00123456789-+.eEtruefalsn'.split('')),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.oneof(fc.json(), cut, odd), (text) => {
        expect(jsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('survives a text that is nested a hundred thousand levels deep (T44)', () => {
    expect(jsonFault('['.repeat(100_000))).toBe('Line 1, column 100001: the text ends too early, its ] is missing.');
  });
});

describe('typedObject', () => {
  it.each([
    ['', 'This is empty; a JSON object belongs here, for example {}.'],
    [' \n', 'This is empty; a JSON object belongs here, for example {}.'],
    ['[]', 'This is JSON, but no JSON object, which begins with { and ends with } (RFC 7519 §3).'],
    ['null', 'This is JSON, but no JSON object, which begins with { and ends with } (RFC 7519 §3).'],
    ['{"a":"\ud800"}', 'There is half a character in this text, which UTF-8 cannot write.'],
  ])('refuses %j with a sentence', (text, reason) => {
    expect(typedObject(text)).toEqual({ kind: 'fault', reason });
  });

  it('reads an object as it is, __proto__ as a name like any other (T32)', () => {
    const typed = typedObject('{"__proto__":{"alg":"none"}}');
    expect(typed.kind === 'object' && Object.keys(typed.object)).toEqual(['__proto__']);
    expect(typed.kind === 'object' && typed.object['alg']).toBeUndefined();
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
