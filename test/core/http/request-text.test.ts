import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1, utf8 } from '#core/http/bytes.ts';
import { type HttpRequest, methods } from '#core/http/message.ts';
import { readRequestText, requestText } from '#core/http/request-text.ts';
import { requestFault, wireBytes } from '#core/http/wire-request.ts';

const origin = 'https://as.example';
const generated: HttpRequest = {
  method: 'POST',
  url: 'https://as.example/token?a=b',
  headers: [
    ['Accept', 'application/json'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Authorization', 'Basic bTpz'],
  ],
  body: utf8('grant_type=client_credentials'),
};
const text = [
  'POST /token?a=b HTTP/1.1',
  'Host: as.example',
  'Accept: application/json',
  'Content-Type: application/x-www-form-urlencoded',
  'Authorization: Basic bTpz',
  'Accept-Encoding: identity',
  '',
  'grant_type=client_credentials',
].join('\n');

const read = (edited: string): HttpRequest => {
  const result = readRequestText(edited, origin);
  if (result.kind === 'faults') throw new Error(JSON.stringify(result.faults));
  return result.request;
};
const faultsOf = (edited: string) => {
  const result = readRequestText(edited, origin);
  return result.kind === 'request'
    ? []
    : result.faults.map(({ start, end, sentence }) => [edited.slice(start, end), sentence]);
};
const withLine = (line: string) => text.replace('Accept: application/json', line);

/** The wire without what frames it, with the line ends of the text: it must be the text. */
const unframed = (request: HttpRequest): string => {
  const bytes = wireBytes(request);
  const headEnd = latin1(bytes).indexOf('\r\n\r\n');
  const head = latin1(bytes.subarray(0, headEnd))
    .split('\r\n')
    .filter((line) => !/^(Content-Length: \d+|Connection: close)$/.test(line));
  return `${head.join('\n')}\n\n${new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(headEnd + 4))}`;
};

describe('a request as text', () => {
  it('is the wire without the two lines that frame it', () => {
    expect(requestText(generated)).toBe(text);
  });

  it('read back unchanged, gives the very same bytes', () => {
    expect(latin1(wireBytes(read(text)))).toBe(latin1(wireBytes(generated)));
  });

  it('takes CRLF in the head as well, and leaves the body alone', () => {
    const request = read(`${text.replaceAll('\n', '\r\n')}\r\nmore\nlines`);
    expect(latin1(request.body)).toBe('grant_type=client_credentials\r\nmore\nlines');
    expect(latin1(wireBytes(request))).toMatch(/^POST [^\n]*\r\nHost: as\.example\r\n/);
  });

  it('adds nothing to what is written: no Accept, no Accept-Encoding, Host where it stands', () => {
    expect(latin1(wireBytes(read('GET /x HTTP/1.1\nX-A: 1\nhost: other.example\nX-A: 2\n\n')))).toBe(
      'GET /x HTTP/1.1\r\nX-A: 1\r\nhost: other.example\r\nX-A: 2\r\nConnection: close\r\n\r\n',
    );
  });

  it('counts the bytes of the body, not its characters (RFC 9112 §6.2)', () => {
    expect(latin1(wireBytes(read('POST / HTTP/1.1\nHost: a\n\nü€')))).toContain('\r\nContent-Length: 5\r\n');
  });

  it('reproduces every text that it takes, and gives a request that can be sent', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'Host: as.example',
        'Accept: */*',
        'X-A: b',
        'X-Empty: ',
        'Content-Length: 3',
        ' folded',
        'no colon',
        'X: é',
        'X:  two',
        'X: a ',
      ),
      fc
        .tuple(fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 8 }))
        .map(([name, value]) => `${name}: ${value}`),
    );
    const start = fc.oneof(
      fc.constantFrom(...methods).map((method) => `${method} /token HTTP/1.1`),
      fc.webPath().map((path) => `POST ${path} HTTP/1.1`),
      fc.string({ unit: 'binary', maxLength: 12 }).map((path) => `GET /${path} HTTP/1.1`),
    );
    let taken = 0;
    fc.assert(
      fc.property(start, fc.array(line, { maxLength: 4 }), fc.string({ unit: 'grapheme' }), (first, lines, body) => {
        const edited = [first, 'Host: a', ...lines, '', body].join('\n');
        const result = readRequestText(edited, origin);
        if (result.kind === 'faults') {
          for (const { start: from, end } of result.faults) expect(from <= end && end <= edited.length).toBe(true);
          return;
        }
        taken++;
        expect(requestFault(result.request)).toBeUndefined();
        expect(unframed(result.request)).toBe(
          edited.replaceAll(/\r\n/g, (end, at: number) => (at < edited.indexOf('\n\n') ? '\n' : end)),
        );
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});

describe('what cannot be sent so is refused at its place', () => {
  it.each([
    ['Content-Length: 5', 'Content-Length: 5', /frames the message/],
    ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked', /frames the message/],
    ['Connection: keep-alive', 'Connection: keep-alive', /frames the message/],
    ['TE: trailers', 'TE: trailers', /frames the message/],
    ['Trailer: X', 'Trailer: X', /frames the message/],
    ['Upgrade: h2c', 'Upgrade: h2c', /frames the message/],
    ['Expect: 100-continue', 'Expect: 100-continue', /frames the message/],
    ['Keep-Alive: 1', 'Keep-Alive: 1', /frames the message/],
    ['HTTP2-Settings: x', 'HTTP2-Settings: x', /frames the message/],
    ['Proxy-Authorization: x', 'Proxy-Authorization: x', /frames the message/],
    ['host: evil.example', 'host: evil.example', /Host may stand once/],
    ['Bad Name: x', 'Bad Name', /a token/],
    [': x', ':', /a token/],
    ['Accept : x', 'Accept ', /a token/],
    ['no colon', 'no colon', /a name, a colon and a value/],
    [' folded', ' folded', /in one line/],
    ['X-A: a\u0000b', '\u0000', /control character/],
    ['X-A: a\rb', '\r', /control character/],
    ['X-A: a€b', '€', /ISO 8859-1/],
    ['X-A:b', 'b', /exactly one space/],
    ['X-A:  b', ' ', /exactly one space/],
    ['X-A: b ', ' ', /end of a value/],
  ])('%j', (line, marked, sentence) => {
    expect(faultsOf(withLine(line))).toEqual([[marked, expect.stringMatching(sentence)]]);
  });

  it.each([
    ['TRACE / HTTP/1.1', 'TRACE', /one of GET, HEAD/],
    ['CONNECT as.example:443 HTTP/1.1', 'CONNECT', /one of GET, HEAD/],
    ['post / HTTP/1.1', 'post', /one of GET, HEAD/],
    ['POST https://as.example/ HTTP/1.1', 'https://as.example/', /an absolute address/],
    ['POST * HTTP/1.1', '*', /begins with \//],
    ['POST token HTTP/1.1', 'token', /begins with \//],
    ['POST  HTTP/1.1', '', /target is missing/],
    ['POST /a b HTTP/1.1', ' ', /%20/],
    ['POST /a#b HTTP/1.1', '#', /fragment/],
    ['POST /ü HTTP/1.1', 'ü', /percent-encoded/],
    ['POST /a/../b HTTP/1.1', '/a/../b', /go out as \/b/],
    ['POST /a\\b HTTP/1.1', '/a\\b', /go out as \/a\/b/],
    ['POST / HTTP/1.0', 'HTTP/1.0', /Write HTTP\/1\.1/],
    ['POST / HTTP/2', 'HTTP/2', /Write HTTP\/1\.1/],
    ['POST /', 'POST /', /a method, a target/],
    ['', '', /a method, a target/],
  ])('first line %j', (line, marked, sentence) => {
    expect(faultsOf(`${line}\nHost: a\n\n`)[0]).toEqual([marked, expect.stringMatching(sentence)]);
  });

  it('a request without Host, and a body with half a character', () => {
    expect(faultsOf('GET / HTTP/1.1\nX: a\n\n')).toEqual([['', expect.stringMatching(/Host line/)]]);
    expect(faultsOf('POST / HTTP/1.1\nHost: a\n\na\ud800b')).toEqual([
      ['\ud800', expect.stringMatching(/half a character/)],
    ]);
  });

  it('all at once, in their order', () => {
    expect(faultsOf('TRACE / HTTP/1.1\nHost: a\nTE: x\n\n').map(([marked]) => marked)).toEqual(['TRACE', 'TE: x']);
  });
});
