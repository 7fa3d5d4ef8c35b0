import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFacts } from '#core/jwt/json-facts.ts';
import { decodedPlace, encodedStretch } from '#core/jwt/token-stretch.ts';

const encoded = (text: string) => Buffer.from(text).toString('base64url');
const decoded = (part: string) => Buffer.from(part, 'base64url').toString();

describe('encodedStretch', () => {
  it('finds the characters that carry a claim (RFC 4648 §5)', () => {
    const json = '{"sub":"sërver","exp":1700000000}';
    const [, exp] = jsonFacts(json).members;
    expect(exp).toBeDefined();
    const { start, end } = encodedStretch(json, exp ?? { start: 0, end: 0 });
    const whole = start - (start % 4);
    expect(decoded(encoded(json).slice(whole, end))).toContain('"exp":1700000000');
  });

  it('begins with the character of the first bit and ends with that of the last, for every object', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(fc.dictionary(names, fc.oneof(names, fc.integer()), { minKeys: 1 }), (object) => {
        const json = JSON.stringify(object);
        for (const member of jsonFacts(json).members) {
          const { start, end } = encodedStretch(json, member);
          const first = Buffer.byteLength(json.slice(0, member.start));
          const last = first + Buffer.byteLength(json.slice(member.start, member.end));
          expect(start * 6).toBeLessThanOrEqual(first * 8);
          expect(start * 6 + 6).toBeGreaterThan(first * 8);
          expect(end * 6).toBeGreaterThanOrEqual(last * 8);
          expect(end * 6 - 6).toBeLessThan(last * 8);
        }
      }),
    );
  });
});

describe('decodedPlace', () => {
  it('finds the claim again from any of its characters', () => {
    const json = '{"sub":"sërver","exp":1700000000}';
    for (const member of jsonFacts(json).members) {
      const { start, end } = encodedStretch(json, member);
      for (let place = start + 1; place < end - 1; place++) {
        const at = decodedPlace(json, place);
        expect(at).toBeGreaterThanOrEqual(member.start);
        expect(at).toBeLessThan(member.end);
      }
    }
  });

  it('ends with the text', () => {
    expect(decodedPlace('{}', 99)).toBe(2);
  });
});
