import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText, type TextPiece } from '#core/http/text.ts';

const text = (value: string): TextPiece => ({ kind: 'text', text: value });
const replaced = (...bytes: number[]): TextPiece => ({ kind: 'replaced', bytes: Uint8Array.from(bytes) });

describe('readText', () => {
  it.each<[string, number[], TextPiece[]]>([
    ['plain text', [0x61, 0xc3, 0xbc], [text('aü')]],
    ['nothing', [], []],
    ['a byte order mark, which stays', [0xef, 0xbb, 0xbf, 0x61], [text('\uFEFFa')]],
    ['a U+FFFD that was really sent', [0xef, 0xbf, 0xbd], [text('\uFFFD')]],
    ['a stray continuation byte', [0x61, 0x80, 0x62], [text('a'), replaced(0x80), text('b')]],
    ['a character cut at the end', [0xe2, 0x82], [replaced(0xe2, 0x82)]],
    ['a cut character before another', [0xf0, 0x9f, 0x98, 0x41], [replaced(0xf0, 0x9f, 0x98), text('A')]],
    ['an overlong form, byte by byte', [0xc0, 0xaf], [replaced(0xc0), replaced(0xaf)]],
    ['a surrogate, byte by byte', [0xed, 0xa0, 0x80], [replaced(0xed), replaced(0xa0), replaced(0x80)]],
    ['Latin-1', [0x66, 0xfc, 0x72], [text('f'), replaced(0xfc), text('r')]],
  ])('reads %s', (_name, bytes, pieces) => {
    expect(readText(Uint8Array.from(bytes))).toEqual(pieces);
  });

  it('joins to what a tolerant decoder gives, and accounts for every byte', () => {
    // Mostly lead and continuation bytes, where decoders differ.
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), (values) => {
        const bytes = Uint8Array.from(values);
        const pieces = readText(bytes);
        const joined = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '\uFFFD')).join('');
        expect(joined).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        const back = pieces.flatMap((piece) => [
          ...(piece.kind === 'text' ? new TextEncoder().encode(piece.text) : piece.bytes),
        ]);
        expect(back).toEqual(values);
      }),
      { numRuns: 2000 },
    );
  });
});
