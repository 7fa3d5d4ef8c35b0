import { describe, expect, it } from 'vitest';
import { bodyView } from '#core/http/body-view.ts';
import { concatBytes, latin1Bytes, utf8 } from '#core/http/bytes.ts';
import { hexRow } from '#core/http/hex-row.ts';
import { pictureFacts } from '#core/http/picture-facts.ts';

const kind = (body: Uint8Array | string, type = ''): string =>
  bodyView(typeof body === 'string' ? utf8(body) : body, type).kind;

describe('how a body is looked at', () => {
  it.each([
    ['', 'application/json', 'raw'],
    ['{"a":1}', 'text/plain', 'json'],
    ['  [1', '', 'json'],
    ['hello', 'application/json', 'raw'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'image/svg+xml', 'raw'],
    ['data: 1\n\n', 'text/event-stream; charset=utf-8', 'records'],
    ['{"a":1}\n{"a":2}\n', 'application/x-ndjson', 'records'],
    ['x'.repeat(300_000), 'text/plain', 'text'],
  ])('is told by its bytes, and of streams by their type: %s', (body, type, expected) => {
    expect(kind(body.slice(0, 300_000), type)).toBe(expected);
  });

  it('is hex for what is no text, whatever its type says', () => {
    expect(kind(latin1Bytes('{"a":"\x00"}'), 'application/json')).toBe('hex');
    expect(kind(latin1Bytes('caf\xE9'), 'text/plain')).toBe('hex');
  });

  it('is not hex for a character that only the look at the first bytes cuts', () => {
    expect(kind(`[${' '.repeat(4094)}"ä"]`)).toBe('json');
  });
});

describe('a picture', () => {
  const png = latin1Bytes('\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\x68\x08\x06\0\0\0');
  it.each([
    ['image/png', png, { width: 640, height: 360 }],
    ['image/gif', latin1Bytes('GIF89a\x80\x02\x68\x01\0'), { width: 640, height: 360 }],
    [
      'image/jpeg',
      latin1Bytes(`\xFF\xD8\xFF\xE0\0\x04JF\xFF\xC4\0\x03x\xFF\xC2\0\x11\x08\x01\x68\x02\x80\x03${'\0'.repeat(12)}`),
      { width: 640, height: 360 },
    ],
    [
      'image/webp',
      latin1Bytes('RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\x7F\x02\0\x67\x01\0'),
      { width: 640, height: 360 },
    ],
    [
      'image/webp',
      latin1Bytes('RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9D\x01\x2A\x80\x02\x68\x01'),
      { width: 640, height: 360 },
    ],
    ['image/webp', latin1Bytes('RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x7F\xC2\x59\0'), { width: 640, height: 360 }],
    ['image/avif', latin1Bytes('\0\0\0\x1CftypavifxxxxispeXXXX\0\0\x02\x80\0\0\x01\x68'), { width: 640, height: 360 }],
    ['image/jpeg', latin1Bytes('\xFF\xD8\xFF\xE0\0\0\0\0\0\0\0\0\0\0\0'), undefined],
  ])('says what it is and how large, before it is decoded: %s', (type, bytes, size) => {
    expect(pictureFacts(bytes)).toEqual({ type, size });
  });

  it.each([1, 8, 12, 20, 24])('is not misread when only %i bytes of it came', (length) => {
    const facts = pictureFacts(png.subarray(0, length));
    expect(facts?.size).toEqual(length < 24 ? undefined : { width: 640, height: 360 });
  });
});

describe('a row of a hex view', () => {
  const bytes = concatBytes([utf8('GET / HTTP/1.1\r\n'), latin1Bytes('\xFFa')]);
  it('has offset, bytes in two halves and the printable ones as ASCII', () => {
    expect(hexRow(bytes, 0)).toEqual({
      offset: '00000000',
      hex: '47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a',
      ascii: 'GET / HTTP/1.1..',
    });
  });

  it('is as wide where fewer bytes are left', () => {
    const row = hexRow(bytes, 1);
    expect([row.offset, row.hex.trim(), row.hex.length, row.ascii]).toEqual(['00000010', 'ff 61', 48, '.a']);
  });
});
