import { describe, expect, it } from 'vitest';
import { parameterAdvice } from '#core/oauth/parameter-advice.ts';

describe('authorization_details (RFC 9396 §2)', () => {
  it.each([
    ['', undefined],
    ['[{"type":"payment"}]', undefined],
    ['[{"type":"a"},{"type":"b","actions":[]}]', undefined],
    ['[{"type":"a"},]', 'It is no JSON. Line 1, column 15: there is a comma too many before this ].'],
    ['[\n  {"type" "a"}\n]', 'It is no JSON. Line 2, column 11: a colon is missing before this “"a"”.'],
    ['{"type":"a"}', 'It has to be a list in [ ], also around a single object (RFC 9396 §2).'],
    ['[]', 'The list is empty, so it asks for nothing (RFC 9396 §2).'],
    ['[{"type":"a"},"b"]', 'Entry 2 is no object in { } (RFC 9396 §2).'],
    ['[[]]', 'Entry 1 is no object in { } (RFC 9396 §2).'],
    ['[{"actions":[]}]', 'Entry 1 has no type, which says what kind of permission it is (RFC 9396 §2).'],
    ['[{"type":1}]', 'Entry 1 has a type that is no text (RFC 9396 §2).'],
  ])('%j: %s', (value, words) => {
    expect(parameterAdvice('authorization_details', value)).toBe(words);
  });
});

describe('resource (RFC 8707 §2)', () => {
  it.each([
    ['', true],
    ['https://api.test', true],
    ['urn:example:api', true],
    ['api.test', false],
    ['https://api.test/#a', false],
    ['https://api.test/a b', false],
    ['/api', false],
  ])('%j may stand there: %s', (value, may) => {
    expect(parameterAdvice('resource', value) === undefined).toBe(may);
  });
});
