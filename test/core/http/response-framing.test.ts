import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, latin1Bytes } from '#core/http/bytes.ts';
import type { Method } from '#core/http/message.ts';
import { responseFraming } from '#core/http/response-framing.ts';
import { readResponse } from '#core/http/response-reader.ts';

const ok = 'HTTP/1.1 200 OK\r\n';
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`;

function pushAll(text: string, method: Method = 'GET') {
  const framing = responseFraming(method);
  return [framing.push(latin1Bytes(text)), framing.closing(), framing.status()];
}

describe('responseFraming', () => {
  it.each<[string, string, unknown[], Method?]>([
    ['a body of known length', `${ok}Content-Length: 2\r\n\r\nhi`, ['complete', 'complete', 200]],
    ['the same with bytes behind it', `${ok}Content-Length: 2\r\n\r\nhi there`, ['complete', 'complete', 200]],
    ['a shorter one', `${ok}Content-Length: 3\r\n\r\nhi`, ['more', 'truncated', 200]],
    ['an empty one', `${ok}Content-Length: 0\r\n\r\n`, ['complete', 'complete', 200]],
    ['the last chunk', `${chunked}2\r\nhi\r\n0\r\n\r\n`, ['complete', 'complete', 200]],
    ['a trailer', `${chunked}0\r\nA: 1\r\n\r\n`, ['complete', 'complete', 200]],
    ['a trailer that has not ended', `${chunked}0\r\nA: 1\r\n`, ['more', 'truncated', 200]],
    ['a bad chunk', `${chunked}2\r\nhi\r\nzz\r\n`, ['more', 'truncated', 200]],
    ['no length', `${ok}\r\nhi`, ['more', 'closed', 200]],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nhi', ['more', 'closed', 200]],
    ['two lengths', `${ok}Content-Length: 1\r\nContent-Length: 2\r\n\r\nhi`, ['more', 'closed', 200]],
    ['status 204', 'HTTP/1.1 204 No Content\r\n\r\n', ['complete', 'complete', 204]],
    ['status 304', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n', ['complete', 'complete', 304]],
    ['the answer to HEAD', `${ok}Content-Length: 9\r\n\r\n`, ['complete', 'complete', 200], 'HEAD'],
    ['an interim answer', 'HTTP/1.1 100 Continue\r\n\r\n', ['more', 'truncated', undefined]],
    [
      'the one behind it',
      `HTTP/1.1 103 Early Hints\r\n\r\n${ok}Content-Length: 0\r\n\r\n`,
      ['complete', 'complete', 200],
    ],
    ['switched protocols', 'HTTP/1.1 101 Switching Protocols\r\n\r\n', ['complete', 'complete', 101]],
    ['a head that has not ended', `${ok}A: 1\r\n`, ['more', 'truncated', undefined]],
    ['LF alone', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nhi', ['complete', 'complete', 200]],
    ['what is no HTTP', 'hello\r\n\r\nworld', ['more', 'closed', undefined]],
    ['a head over a mebibyte', `${ok}A: ${'a'.repeat(1024 * 1024)}`, ['more', 'truncated', undefined]],
  ])('knows about %s whether it is over, and what a close would mean (RFC 9112 §6.3)', (_, text, expected, method) => {
    expect(pushAll(text, method)).toEqual(expected);
  });
});

const line = fc.constantFrom(
  'HTTP/1.1 200 OK',
  'HTTP/1.1 100 Continue',
  'HTTP/1.1 204 No Content',
  'HTTP/2 99',
  'HTTP/1.0 1000 X',
  'nonsense',
  'Content-Length: 5',
  'Content-Length: 3',
  'Content-Length: -1',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding : gzip',
  ' folded',
  ': x',
  'X: \0',
  '5',
  '0',
  'hello',
  '3;ext',
  'abc',
  'ffffffffffffffff',
  '',
  '',
);
const ending = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', '\r', '');
const hostileAnswer = fc
  .tuple(
    fc.constantFrom('HTTP/1.1 200 OK\r\n', chunked, `${ok}Content-Length: 5\r\n\r\n`, ''),
    fc.array(fc.tuple(line, ending), { maxLength: 14 }),
    fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 6 }),
  )
  .map(([start, lines, noise]) =>
    concatBytes([latin1Bytes(start + lines.map(([a, b]) => a + b).join('')), Uint8Array.from(noise)]),
  );
const method = fc.constantFrom<Method>('GET', 'HEAD', 'POST');

describe('responseFraming and readResponse over any bytes', () => {
  it('comes to the same end byte by byte as at once, and at the same byte', () => {
    fc.assert(
      fc.property(method, hostileAnswer, (asked, bytes) => {
        const whole = responseFraming(asked);
        whole.push(bytes);
        const slow = responseFraming(asked);
        for (const byte of bytes) slow.push(Uint8Array.of(byte));
        expect([slow.closing(), slow.status()]).toEqual([whole.closing(), whole.status()]);
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees with the reader on what is missing and what is surplus', () => {
    fc.assert(
      fc.property(method, hostileAnswer, (asked, bytes) => {
        const framing = responseFraming(asked);
        const seen = framing.push(bytes);
        const result = readResponse(asked, bytes, true);
        const codes = result.kind === 'response' ? result.response.deviations.map(({ code }) => code) : [];
        const isShort = codes.includes('truncated-head') || codes.includes('truncated-body');
        if (seen === 'complete') expect(isShort).toBe(false);
        if (isShort && framing.status() !== undefined) expect(framing.closing()).toBe('truncated');
        if (codes.includes('bytes-after-the-answer') && framing.status() !== undefined) expect(seen).toBe('complete');
      }),
      { numRuns: 3000 },
    );
  });

  it('loses and invents no byte of a body without a coding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(400), (body, stated) => {
        const answer = concatBytes([latin1Bytes(`${ok}Content-Length: ${stated}\r\n\r\n`), body]);
        const result = readResponse('GET', answer, true);
        expect(result.kind === 'response' && [...result.response.body]).toEqual([...body.subarray(0, stated)]);
      }),
    );
  });

  it('gives back what was cut into chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })), (parts) => {
        const chunks = parts.map((part) =>
          concatBytes([latin1Bytes(`${part.length.toString(16)}\r\n`), part, latin1Bytes('\r\n')]),
        );
        const answer = concatBytes([latin1Bytes(chunked), ...chunks, latin1Bytes('0\r\n\r\n')]);
        const result = readResponse('GET', answer, true);
        expect(result.kind === 'response' && [...result.response.body]).toEqual([...concatBytes(parts)]);
        expect(result.kind === 'response' && result.response.deviations).toEqual([]);
      }),
    );
  });

  it.each([
    ['interim answers', 'HTTP/1.1 100 C\n\n'.repeat(200_000)],
    ['header lines', `${ok}${'a: b\n'.repeat(200_000)}\n`],
    ['folded lines', `${ok}X: a\n${' b\n'.repeat(200_000)}\n`],
    ['chunks', `${chunked}${'1\n.\n'.repeat(200_000)}0\n\n`],
  ])('comes to an end with 200,000 %s, whole and piece by piece', (_name, text) => {
    // Anything quadratic would take minutes here and run into the time limit of the test.
    const bytes = latin1Bytes(text);
    expect(readResponse('GET', bytes, true).kind).toBe('response');
    expect(pieceByPiece(bytes)).toBeDefined();
  });
});

function pieceByPiece(bytes: Uint8Array): unknown {
  const framing = responseFraming('GET');
  for (let at = 0; at < bytes.length; at += 7) framing.push(bytes.subarray(at, at + 7));
  return framing.closing();
}
