import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExactNumber } from '#core/jwt/exact-number.ts';
import { jsonFacts } from '#core/jwt/json-facts.ts';

describe('jsonFacts', () => {
  it('cuts out each value as it stands, with the place of its member', () => {
    const json = '{ "iss" : "a\\u0062" ,"n":12345678901234567890, "o":{"x":[1, 2]} ,"t":true}';
    const { members } = jsonFacts(json);
    expect(members.map(({ name, raw }) => [name, raw])).toEqual([
      ['iss', '"a\\u0062"'],
      ['n', '12345678901234567890'],
      ['o', '{"x":[1, 2]}'],
      ['t', 'true'],
    ]);
    expect(members.map(({ start, end }) => json.slice(start, end))).toEqual([
      '"iss" : "a\\u0062"',
      '"n":12345678901234567890',
      '"o":{"x":[1, 2]}',
      '"t":true',
    ]);
  });

  it('keeps every one of repeated names, and names them at any depth (T42)', () => {
    const facts = jsonFacts('{"a":1,"a":2,"b":[{"c/d":1,"c/d":2}],"\\u0061":3}');
    expect(facts.members.map(({ name, raw }) => [name, raw])).toEqual([
      ['a', '1'],
      ['a', '2'],
      ['b', '[{"c/d":1,"c/d":2}]'],
      ['a', '3'],
    ]);
    expect(facts.repeated).toEqual(['/a', '/b/0/c~1d']);
  });

  it('does not take the same name in two objects for a repetition', () => {
    expect(jsonFacts('{"a":{"x":1},"b":{"x":1},"x":[{"x":1},{"x":1}]}').repeated).toEqual([]);
  });

  it('names the numbers that would be rounded (T43)', () => {
    expect(jsonFacts('{"a":9007199254740993,"b":[1,{"c":1e400}],"d":1.5}').inexact).toEqual([
      { pointer: '/a', digits: '9007199254740993' },
      { pointer: '/b/1/c', digits: '1e400' },
    ]);
  });

  it('takes an empty object and one that is nested 100,000 deep (T44)', () => {
    expect(jsonFacts('{}').members).toEqual([]);
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(jsonFacts(deep).members).toHaveLength(1);
  });

  it('agrees with JSON.parse on every object (RFC 8259)', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2), (object, indent) => {
        const { members, repeated } = jsonFacts(JSON.stringify(object, null, indent));
        const read = new Map(members.map(({ name, raw }) => [name, JSON.parse(raw) as unknown]));
        expect([...read]).toEqual(Object.entries(JSON.parse(JSON.stringify(object)) as object));
        expect(repeated).toEqual([]);
      }),
    );
  });
});

describe('jsonFacts of a text that is written to be costly (security.md T44)', () => {
  const depth = 1000;
  const within = (text: string) => `${'{"a":'.repeat(depth)}${text}${'}'.repeat(depth)}`;

  it('lists no more than anybody reads, however many there are', () => {
    expect(jsonFacts(`{"n":[${'1e400,'.repeat(5000)}1]}`).inexact).toHaveLength(200);
    const names = Array.from({ length: 5000 }, (_, index) => `"k${index}":1,"k${index}":2`);
    expect(jsonFacts(`{${names.join(',')}}`).repeated).toHaveLength(200);
  });

  it('shortens a pointer that leads too deep, and keeps its beginning and its end', () => {
    const [pointer = ''] = jsonFacts(within('{"k":1,"k":2}')).repeated;
    expect(pointer).toMatch(/^(?:\/a){39}\/…\/k$/);
    expect(jsonFacts(within('1e400')).inexact[0]?.pointer).toMatch(/^(?:\/a){39}\/…\/a$/);
  });
});

describe('isExactNumber', () => {
  it.each(['0', '1', '-12', '1.10', '1e2', '0.1', '9007199254740992', '9007199254740994', '1700000000.25', '1E+3'])(
    'holds %s',
    (digits) => expect(isExactNumber(digits)).toBe(true),
  );
  it.each(['-0', '1e400', '-1e400', '9007199254740993', '12345678901234567890', '0.1000000000000000055', '1e-400'])(
    'does not hold %s',
    (digits) => expect(isExactNumber(digits)).toBe(false),
  );
  it('holds whatever JavaScript writes itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) =>
        Object.is(value, -0) ? true : isExactNumber(String(value)),
      ),
    );
  });
});
