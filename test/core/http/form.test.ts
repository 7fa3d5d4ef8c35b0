import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formBody, formEncode } from '#core/http/form.ts';

describe('formEncode', () => {
  it.each([
    ['Secr3t!', 'Secr3t%21'],
    ['a b', 'a+b'],
    ['a+b', 'a%2Bb'],
    ['50%', '50%25'],
    ['~*-._', '%7E*-._'],
    ['über', '%C3%BCber'],
    ['§', '%C2%A7'],
    ['😀', '%F0%9F%98%80'],
    ['\uD800', '%EF%BF%BD'],
    ['a\0b\r\n', 'a%00b%0D%0A'],
    ['', ''],
  ])('writes %j as %s (RFC 6749 Appendix B)', (text, encoded) => {
    expect(formEncode(text)).toBe(encoded);
  });

  it('writes every text as URLSearchParams does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(`x=${formEncode(text)}`).toBe(new URLSearchParams([['x', text]]).toString());
      }),
    );
  });
});

describe('formBody', () => {
  it('keeps order and repetition', () => {
    const pairs = [
      ['resource', 'https://a.test/'],
      ['scope', 'read write'],
      ['resource', 'b'],
      ['', ''],
    ] as const;
    expect(formBody(pairs)).toBe('resource=https%3A%2F%2Fa.test%2F&scope=read+write&resource=b&=');
  });
});
