import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageView, type Place, type Segment } from '#core/http/message-view.ts';

const joined = (segments: readonly Segment[]) => segments.map(({ text }) => text).join('');
const kinds = (segments: readonly Segment[]) =>
  segments.filter(({ text }) => text.trim() !== '').map(({ kind, text }) => `${kind} ${text}`);
const at = (segments: readonly Segment[], place: Place) =>
  segments.filter((segment) => JSON.stringify(segment.place) === JSON.stringify(place)).map(({ text }) => text);

const request = [
  'POST /token?tenant=a&x HTTP/1.1',
  'Host: as.test',
  'Content-Type: application/x-www-form-urlencoded',
  '',
  'grant_type=client_credentials&client_secret=Secr3t%21&scope=',
].join('\r\n');
const response = [
  'HTTP/1.1 400 Bad Request',
  'Content-Type: application/json',
  '',
  '{"error":"invalid_scope","nested":{"error":[1,true]},"n":-1.5e3}',
].join('\r\n');

describe('a request', () => {
  it('is cut into request line, fields and parameters (RFC 9112 §3, RFC 6749 Appendix B)', () => {
    expect(kinds(messageView(request, 'request'))).toEqual([
      'method POST',
      'target /token',
      'punctuation ?',
      'parameter-name tenant',
      'punctuation =',
      'parameter-value a',
      'punctuation &',
      'parameter-name x',
      'version HTTP/1.1',
      'header-name Host',
      'punctuation :',
      'header-value as.test',
      'header-name Content-Type',
      'punctuation :',
      'header-value application/x-www-form-urlencoded',
      'parameter-name grant_type',
      'punctuation =',
      'parameter-value client_credentials',
      'punctuation &',
      'parameter-name client_secret',
      'punctuation =',
      'parameter-value Secr3t%21',
      'punctuation &',
      'parameter-name scope',
      'punctuation =',
    ]);
  });

  it('knows the places that findings point at', () => {
    const segments = messageView(request, 'request');
    expect(at(segments, { kind: 'request-header', name: 'Host' })).toEqual(['Host', 'as.test']);
    expect(at(segments, { kind: 'request-parameter', name: 'grant_type' })).toEqual([
      'grant_type',
      'client_credentials',
    ]);
  });

  it('is JSON where its body looks so, and has no places of a response', () => {
    const segments = messageView('POST / HTTP/1.1\r\n\r\n{"a":1}', 'request');
    expect(segments.filter(({ kind }) => kind === 'json-name').map(({ text, place }) => [text, place])).toEqual([
      ['"a"', undefined],
    ]);
  });
});

describe('a response', () => {
  it('is cut into status line, fields and JSON (RFC 9112 §4, RFC 8259)', () => {
    expect(kinds(messageView(response, 'response'))).toEqual([
      'version HTTP/1.1',
      'status 400',
      'reason Bad Request',
      'header-name Content-Type',
      'punctuation :',
      'header-value application/json',
      'punctuation {',
      'json-name "error"',
      'punctuation :',
      'json-string "invalid_scope"',
      'punctuation ,',
      'json-name "nested"',
      'punctuation :{',
      'json-name "error"',
      'punctuation :[',
      'json-number 1',
      'punctuation ,',
      'json-literal true',
      'punctuation ]},',
      'json-name "n"',
      'punctuation :',
      'json-number -1.5e3',
      'punctuation }',
    ]);
  });

  it('gives a nested member to the member at the top that holds it', () => {
    const segments = messageView(response, 'response');
    expect(at(segments, { kind: 'status' })).toEqual(['400', 'Bad Request']);
    expect(at(segments, { kind: 'response-member', name: 'error' })).toEqual(['"error"', '"invalid_scope"']);
    expect(at(segments, { kind: 'response-member', name: 'nested' })).toEqual(['"nested"', '"error"', '1', 'true']);
    expect(at(segments, { kind: 'response-member', name: 'n' })).toEqual(['"n"', '-1.5e3']);
  });

  it('reads escapes in member names', () => {
    const segments = messageView('HTTP/1.1 200 OK\r\n\r\n{"\\u0065rror":1}', 'response');
    expect(at(segments, { kind: 'response-member', name: 'error' })).toEqual(['"\\u0065rror"', '1']);
  });

  it('keeps HTML plain and places it as body', () => {
    const segments = messageView('HTTP/1.1 503 Busy\nContent-Type: text/html\n\n<h1>Busy</h1>', 'response');
    expect(at(segments, { kind: 'response-body' })).toEqual(['<h1>Busy</h1>']);
  });

  it('reads a form-encoded answer as form, its parameters as members', () => {
    const segments = messageView(
      'HTTP/1.1 200 OK\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\n\r\nerror=bad_code',
      'response',
    );
    expect(at(segments, { kind: 'response-member', name: 'error' })).toEqual(['error', 'bad_code']);
  });

  it('goes on after interim answers (RFC 9110 §15.2)', () => {
    const segments = messageView('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\n[]', 'response');
    expect(at(segments, { kind: 'status' })).toEqual(['100', 'Continue', '200', 'OK']);
    expect(at(segments, { kind: 'response-header', name: 'A' })).toEqual(['A', 'b']);
  });

  it('gives a folded line to the field above (RFC 9112 §5.2)', () => {
    const segments = messageView('HTTP/1.1 200 OK\r\nX-A: b\r\n\tc\r\nno colon\r\n\r\n', 'response');
    expect(at(segments, { kind: 'response-header', name: 'X-A' })).toEqual(['X-A', 'b', 'c']);
    expect(kinds(segments)).toContain('plain no colon');
  });

  it('without a status line is plain', () => {
    expect(messageView('SSH-2.0-OpenSSH\r\n', 'response')).toEqual([
      { kind: 'plain', text: 'SSH-2.0-OpenSSH\r\n', place: { kind: 'response-body' } },
    ]);
  });
});

describe('a chunked response', () => {
  const chunked = (body: string) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body}`;

  it('colours a value that a chunk border splits as one value (RFC 9112 §7.1)', () => {
    const text = chunked('8;x=y\r\n{"error"\r\n5\r\n:"inv\r\n6\r\nalid"}\r\n0\r\nTrailer: t\r\n\r\n');
    const segments = messageView(text, 'response');
    expect(joined(segments)).toBe(text);
    expect(segments.filter(({ framing }) => framing === true).map(({ text: line }) => line)).toEqual([
      '8;x=y\r\n',
      '\r\n5\r\n',
      '\r\n6\r\n',
      '\r\n0\r\nTrailer: t\r\n\r\n',
    ]);
    expect(at(segments, { kind: 'response-member', name: 'error' })).toEqual(['"error"', '"inv', 'alid"']);
  });

  it('counts chunk sizes in bytes, also across a character that a border splits', () => {
    // "ü" is C3 BC; cut in two, each half shows as U+FFFD.
    const segments = messageView(
      chunked('7\r\n{"\u00fc":1\r\n4\r\n,"\uFFFD\r\n4\r\n\uFFFD":2\r\n1\r\n}\r\n0\r\n\r\n'),
      'response',
    );
    const names = segments.filter(({ kind }) => kind === 'json-name').map(({ text }) => text);
    expect(names).toEqual(['"ü"', '"\uFFFD', '\uFFFD"']);
  });

  it('treats what follows a broken chunk size as content', () => {
    const segments = messageView(chunked('3\r\n{"a\r\nzz\r\n":1}'), 'response');
    expect(kinds(segments)).toContain('json-name "a\r\nzz\r\n"');
  });
});

describe('any text', () => {
  const line = fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    'HTTP/1.1 200 OK',
    'GET / HTTP/1.1',
    'Transfer-Encoding: chunked',
    'Content-Type: application/x-www-form-urlencoded',
    '3',
    '0',
    '{"a"',
    ':',
    '"b\\"',
    ',',
    '}',
    '[',
    ']',
    'a=b&c',
    ' x',
    '\uFFFD',
    'ü',
    '\uFEFF',
    '1.5',
    'true',
  );
  const message = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }).map((parts) => parts.join('')),
    fc
      .array(line, { maxLength: 30 })
      .map((parts) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${parts.join('')}`),
  );

  it('joins to itself exactly', () => {
    fc.assert(
      fc.property(message, fc.constantFrom('request' as const, 'response' as const), (text, side) => {
        const segments = messageView(text, side);
        expect(joined(segments)).toBe(text);
        expect(segments.every((segment) => segment.text !== '')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['open brackets', '['.repeat(256 * 1024)],
    ['one string without end', `{"a":"${'\\"'.repeat(128 * 1024)}`],
    ['spaces between', `{${'"a" '.repeat(64 * 1024)}`],
    ['a chunk of one byte each', `${'1\r\n[\r\n'.repeat(40 * 1024)}`],
    ['an object of many members', `{${'"access_token":"abcdefgh","n":12345,'.repeat(7 * 1024)}`],
  ])('of 256 KiB is cut in moments: %s', (_name, body) => {
    const text = `HTTP/1.1 200 OK\r\nTransfer-Encoding: ${body.startsWith('1') ? 'chunked' : 'x'}\r\n\r\n${body}`;
    const start = performance.now();
    const segments = messageView(text, 'response');
    // It takes some 20 ms. The bound is for busy machines, and still far from what anything quadratic would take.
    expect(performance.now() - start).toBeLessThan(5000);
    expect(joined(segments)).toBe(text);
  });

  it('with a query of very many parameters is cut all the same', () => {
    const text = `GET /?${'a=&'.repeat(100_000)} HTTP/1.1\r\n\r\n`;
    expect(joined(messageView(text, 'request'))).toBe(text);
  });
});
