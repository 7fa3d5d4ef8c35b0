import type { TokenOddity, TokenPart } from './decode.ts';

const words: Readonly<Record<TokenOddity['code'], string>> = {
  padded: 'is padded with =, which a JWT leaves out',
  'base64-alphabet': 'holds + or /, so it is base64 where base64url is meant',
  'white-space': 'has white space or a line break in it',
  'loose-bits': 'ends in a character whose last bits belong to no byte and are not zero',
  'byte-order-mark': 'begins with a byte order mark',
};

/** Each departure of each part from the strict form, once, as a sentence (RFC 7515 §2; RFC 8259 §8.1 for the mark). */
export function oddities(parts: Readonly<Record<TokenPart, readonly TokenOddity['code'][]>>): readonly TokenOddity[] {
  const order: readonly TokenPart[] = ['header', 'claims', 'signature'];
  return order.flatMap((part) =>
    [...new Set(parts[part])].map((code) => ({
      code,
      part,
      sentence: `The ${part === 'claims' ? 'payload' : part} ${words[code]}: strict readers refuse it (${code === 'byte-order-mark' ? 'RFC 8259 §8.1' : 'RFC 7515 §2'}).`,
    })),
  );
}
