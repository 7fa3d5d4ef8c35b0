import { describe, expect, it } from 'vitest';
import { latin1, latin1Bytes } from '#core/http/bytes.ts';
import type { Method } from '#core/http/message.ts';
import { readResponse } from '#core/http/response-reader.ts';

function read(text: string, { method, closed }: { method?: Method; closed?: boolean } = {}) {
  const result = readResponse(method ?? 'GET', latin1Bytes(text), closed ?? true);
  if (result.kind !== 'response') return result.kind;
  const { response, interim } = result;
  return {
    start: `${response.version} ${response.status} ${response.reason}`,
    headers: response.headers,
    body: latin1(response.body),
    deviations: response.deviations.map(({ code, evidence }) => `${code}: ${evidence}`),
    interim,
  };
}

const ok = 'HTTP/1.1 200 OK\r\n';

describe('readResponse, answers as they should be', () => {
  it('reads status line, fields in order with their casing, and the body (RFC 9112 §4, §5, §6)', () => {
    expect(read(`${ok}B-Name: 2\r\na-name:  1 \r\nB-Name: 3\r\nContent-Length: 5\r\n\r\nhello`)).toEqual({
      start: 'HTTP/1.1 200 OK',
      headers: [
        ['B-Name', '2'],
        ['a-name', '1'],
        ['B-Name', '3'],
        ['Content-Length', '5'],
      ],
      body: 'hello',
      deviations: [],
      interim: 0,
    });
  });

  it('removes the chunked coding, its extensions and its trailers (RFC 9112 §7.1)', () => {
    const chunks = '4;a="b"\r\nWiki\r\n5 \r\npedia\r\n00B\r\n\r\n in chunk\r\n0\r\nX-T: 1\r\n\r\n';
    expect(read(`${ok}Transfer-Encoding: chunked\r\n\r\n${chunks}`)).toMatchObject({
      body: 'Wikipedia\r\n in chunk',
      deviations: [],
    });
  });

  it('takes everything until the close where no length is stated (RFC 9112 §6.3)', () => {
    expect(read('HTTP/1.0 200 OK\r\n\r\nall of it')).toMatchObject({ body: 'all of it', deviations: [] });
  });

  it('passes over interim answers and counts them (RFC 9110 §15.2)', () => {
    const interim = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
    expect(read(`${interim}${ok}Content-Length: 1\r\n\r\nx`)).toMatchObject({ start: 'HTTP/1.1 200 OK', interim: 2 });
  });

  it('shows the interim answer where no other came', () => {
    expect(read('HTTP/1.1 100 Continue\r\n\r\n')).toMatchObject({
      start: 'HTTP/1.1 100 Continue',
      interim: 0,
      deviations: ['truncated-head: Only an interim answer came.'],
    });
  });

  it.each(['HEAD' as const, 'GET' as const])('gives %s no body where none belongs (RFC 9112 §6.3)', (method) => {
    const status = method === 'HEAD' ? '200 OK' : '304 Not Modified';
    expect(read(`HTTP/1.1 ${status}\r\nContent-Length: 5\r\n\r\n`, { method })).toMatchObject({
      body: '',
      deviations: [],
    });
  });

  it('keeps an empty reason phrase empty (RFC 9112 §4)', () => {
    expect(read('HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n')).toMatchObject({
      start: 'HTTP/1.1 200 ',
      deviations: [],
    });
  });

  it('keeps bytes beyond ASCII in values as ISO 8859-1, a no-break space at the end included', () => {
    expect(read(`${ok}X: caf\u00e9\u00a0\r\nContent-Length: 0\r\n\r\n`)).toMatchObject({
      headers: [
        ['X', 'caf\u00e9\u00a0'],
        ['Content-Length', '0'],
      ],
    });
  });

  it('finds no fault of the server in what has simply not been read to its end', () => {
    expect(read(`${ok}Content-Length: 9\r\n\r\nhel`, { closed: false })).toMatchObject({ body: 'hel', deviations: [] });
    expect(read(`${ok}X: 1\r\nY`, { closed: false })).toMatchObject({ headers: [['X', '1']], deviations: [] });
  });
});

describe('readResponse, answers that depart from RFC 9112', () => {
  const end = 'Content-Length: 2\r\n\r\nhi';
  it.each([
    ['lines that end with LF alone', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nhi', ['bare-lf: HTTP/1.1 200 OK']],
    ['a blank line first', `\r\n${ok}${end}`, ['blank-line-before-status: 2']],
    ['version HTTP/2', `HTTP/2 200 OK\r\n${end}`, ['odd-version: HTTP/2']],
    ['version HTTP/1.2', `HTTP/1.2 200 OK\r\n${end}`, ['odd-version: HTTP/1.2']],
    ['version in lower case', `http/1.1 200 OK\r\n${end}`, ['odd-version: http/1.1']],
    ['no version', `HTTP 200 OK\r\n${end}`, ['odd-version: HTTP']],
    ['status 99', `HTTP/1.1 99 Low\r\n${end}`, ['odd-status: 99']],
    ['status 1000', `HTTP/1.1 1000 High\r\n${end}`, ['odd-status: 1000']],
    ['status 600', `HTTP/1.1 600 X\r\n${end}`, ['odd-status: 600']],
    ['two spaces', `HTTP/1.1  200 OK\r\n${end}`, ['odd-status-line: HTTP/1.1  200 OK']],
    ['no space before the reason', `HTTP/1.1 200OK\r\n${end}`, ['odd-status-line: HTTP/1.1 200OK']],
    ['no reason, no space', `HTTP/1.1 200\r\n${end}`, ['missing-reason-space: HTTP/1.1 200']],
    ['obs-fold', `${ok}X: a\r\n\t b\r\n${end}`, ['line-folding: \t b']],
    ['space before the colon', `${ok}X : a\r\n${end}`, ['space-before-colon: X : a']],
    ['an empty name', `${ok}: a\r\n${end}`, ['odd-header-name: : a']],
    ['a space in a name', `${ok}X Y: a\r\n${end}`, ['odd-header-name: X Y: a']],
    ['white space before the first name', `${ok} X: a\r\n${end}`, ['odd-header-name:  X: a']],
    ['no colon', `${ok}nonsense\r\n${end}`, ['header-without-colon: nonsense']],
    ['NUL in a value', `${ok}X: a\0b\r\n${end}`, ['control-character-in-header: X: a\0b']],
    ['CR within a line', `${ok}X: a\rb\r\n${end}`, ['control-character-in-header: X: a\rb']],
    ['the same length twice', `${ok}Content-Length: 2\r\n${end}`, ['repeated-content-length: 2, 2']],
    ['the same length twice in one', `${ok}Content-Length: 2, 2\r\n\r\nhi`, ['repeated-content-length: 2, 2']],
    ['two lengths', `${ok}Content-Length: 1\r\n${end}`, ['conflicting-content-length: 1, 2']],
    ['a negative length', `${ok}Content-Length: -2\r\n\r\nhi`, ['bad-content-length: -2']],
    ['a length with plus', `${ok}Content-Length: +2\r\n\r\nhi`, ['bad-content-length: +2']],
    ['a hexadecimal length', `${ok}Content-Length: 0x2\r\n\r\nhi`, ['bad-content-length: 0x2']],
    ['an empty length', `${ok}Content-Length:\r\n\r\nhi`, ['bad-content-length: ']],
    ['a huge length', `${ok}Content-Length: 99999999999999999999\r\n\r\nhi`, [`bad-content-length: ${'9'.repeat(20)}`]],
    ['bytes behind the body', `${ok}${end} there`, ['bytes-after-the-answer: 6']],
    ['a short body', `${ok}Content-Length: 5\r\n\r\nhi`, ['truncated-body: 2 of 5']],
    [
      'length and chunked',
      `${ok}Transfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n2\r\nhi\r\n0\r\n\r\n`,
      ['length-and-chunked: 9'],
    ],
    ['an unknown coding', `${ok}Transfer-Encoding: rot13\r\n\r\nhi`, ['unknown-transfer-coding: rot13']],
    ['identity', `${ok}Transfer-Encoding: identity\r\n${end}`, ['unknown-transfer-coding: identity']],
    [
      'a coding under chunked',
      `${ok}Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n`,
      ['unknown-transfer-coding: gzip, chunked'],
    ],
    ['chunks with LF alone', `${ok}Transfer-Encoding: chunked\r\n\r\n2\nhi\n0\n\n`, ['bare-lf: in the chunks']],
    [
      'no last chunk',
      `${ok}Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n`,
      ['truncated-body: The last chunk did not come.'],
    ],
    [
      'bytes behind the last chunk',
      `${ok}Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\nmore`,
      ['bytes-after-the-answer: 4'],
    ],
  ])('reads on over %s and says so', (_, text, deviations) => {
    expect(read(text)).toMatchObject({ body: 'hi', deviations });
  });

  it('keeps what came raw behind the good chunks', () => {
    expect(read(`${ok}Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\nzz\r\nrest`)).toMatchObject({
      body: 'hizz\r\nrest',
      deviations: ['bad-chunk: zz\r\nrest'],
    });
    expect(read(`${ok}Transfer-Encoding: chunked\r\n\r\n2\r\nhiX`)).toMatchObject({ body: 'hiX' });
    expect(read(`${ok}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhi`)).toMatchObject({
      body: 'fffffffffffffffff\r\nhi',
    });
  });

  it('counts the bytes behind an answer that has no body (RFC 9110 §15.3.5)', () => {
    expect(read('HTTP/1.1 204 No Content\r\n\r\nhello')).toMatchObject({
      body: '',
      deviations: ['body-where-none-belongs: 5'],
    });
  });

  it('gives the fields so far where the head stops in the middle', () => {
    expect(read(`${ok}A: 1\r\nB: 2`)).toMatchObject({
      headers: [
        ['A', '1'],
        ['B', '2'],
      ],
      deviations: ['truncated-head: B: 2'],
    });
    expect(read(`${ok}A: 1\r\nConte`)).toMatchObject({ headers: [['A', '1']] });
  });

  it.each([
    '',
    '\r\n\r\n',
    'hello',
    '<html>',
    'ICY 200 OK\r\n\r\n',
    'HTTP/1.1\r\n\r\n',
    'HTTP/1.1 OK\r\n\r\n',
    '\u0016\u0003\u0001',
  ])('does not call %j an HTTP answer', (text) => {
    expect(read(text)).toBe('not-http');
  });

  it('keeps a million faults of one kind to a few', () => {
    const result = readResponse('GET', latin1Bytes(`${ok}${'x\n'.repeat(400_000)}\r\n`), true);
    expect(result.kind === 'response' && result.response.deviations.length).toBe(17);
  });
});
