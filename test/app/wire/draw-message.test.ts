import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { concatBytes, utf8 } from '#core/http/bytes.ts';
import { drawMessage } from '#app/wire/draw-message.ts';

const textOf = (bytes: Uint8Array, secrets: readonly string[] = []): string =>
  drawMessage(bytes, 'response', secrets)
    .map(({ text }) => text)
    .join('');

describe('a drawn message', () => {
  it('is the message exactly, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('request', 'response'), (bytes, message) => {
        const drawn = drawMessage(bytes, message, ['abcd'])
          .map(({ text }) => text)
          .join('');
        expect(drawn).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('marks bytes that are no UTF-8, and not a replacement character that was really sent', () => {
    const bytes = concatBytes([utf8('HTTP/1.1 200 OK\r\n\r\n\ufffd'), Uint8Array.of(0xff)]);
    const replaced = drawMessage(bytes, 'response', []).filter(({ kind }) => kind === 'replaced');
    expect(replaced.map((segment) => segment.replaced)).toEqual([Uint8Array.of(0xff)]);
  });

  it('masks a known secret in a body that is too long to colour', () => {
    const body = `${'x'.repeat(60_000)}canary-secret${'y'.repeat(1000)}`;
    const drawn = drawMessage(utf8(`HTTP/1.1 200 OK\r\n\r\n${body}`), 'response', ['canary-secret']);
    expect(drawn.filter(({ secret }) => secret).map(({ text }) => text)).toEqual(['canary-secret']);
    expect(textOf(utf8(body))).toBe(body);
  });

  it('marks so many bytes of a picture that a page can hold, and loses none', () => {
    const bytes = new Uint8Array(50_000).fill(0xff);
    expect(drawMessage(bytes, 'response', []).length).toBeLessThan(3_000);
    expect(textOf(bytes)).toBe('\uFFFD'.repeat(50_000));
  });
});
