import { describe, expect, it } from 'vitest';
import { jsonRows } from '#core/http/json-rows.ts';
import { copiedValue } from '#app/wire/copied-value.ts';
import { drawRow } from '#app/wire/draw-row.ts';

const none = new Uint32Array(0);

/** A row as text, a mask as `*`, a hit between `<` and `>` and the current one between `«` and `»`. */
function drawn(text: string, row: number, { masked = none, hits = none, currentHit = -1 } = {}): string {
  return drawRow({ text, rows: jsonRows(text), row, form: 'json', masked, hits, currentHit })
    .map((piece) => {
      if (piece.kind === 'mask') return '*';
      return { none: piece.text, other: `<${piece.text}>`, current: `«${piece.text}»` }[piece.hit];
    })
    .join('');
}

describe('a row of a body', () => {
  const text = '{"token":"abcdef","n":1}';

  it('has one mask in place of a secret, whatever its length', () => {
    expect(drawn(text, 1, { masked: new Uint32Array([10, 16]) })).toBe('"token": "*",');
  });

  it('has its mask in the row where a secret begins, and nothing of it in the rows that it goes on in', () => {
    const long = `["${'x'.repeat(500)}"]`;
    const rows = jsonRows(long);
    const masked = new Uint32Array([2, 502]);
    const lines = Array.from({ length: rows.count }, (_, row) => drawn(long, row, { masked }));
    expect(lines).toEqual(['[', '"*', '', '"', ']']);
  });

  it('shows what was found, also across tokens, and the hit that one stands at in another way', () => {
    expect(drawn(text, 1, { hits: new Uint32Array([2, 4, 7, 10]), currentHit: 7 })).toBe('"<to>ken«"»«:» «"»abcdef",');
  });

  it('shows no hit inside of a mask', () => {
    expect(drawn(text, 1, { masked: new Uint32Array([10, 16]), hits: new Uint32Array([11, 13]) })).toBe(
      '"token": "*",',
    );
  });
});

describe('a value that is copied', () => {
  const text = String.raw`{"a":"tab\tand \u0041","token":"abc","n":1.0}`;
  const at = (value: string) => ({ start: text.indexOf(value), end: text.indexOf(value) + value.length });

  it('is what a string says, and all else exactly as it came', () => {
    expect(copiedValue(text, at(String.raw`"tab\tand \u0041"`), none)).toBe('tab\tand A');
    expect(copiedValue(text, at('1.0'), none)).toBe('1.0');
  });

  it('holds a mask for each secret that is not shown', () => {
    const { start, end } = at('abc');
    const masked = new Uint32Array([start, end]);
    expect(copiedValue(text, at('"abc"'), masked)).toBe('••••••••');
    expect(copiedValue(text, { start: 0, end: text.length }, masked)).toBe(text.replace('abc', '••••••••'));
  });
});
