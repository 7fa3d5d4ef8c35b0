import fc from 'fast-check';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concatBytes, latin1Bytes } from '#core/http/bytes.ts';
import { type HeaderField, type HttpRequest, methods } from '#core/http/message.ts';
import { readRequestText } from '#core/http/request-text.ts';
import { readResponse } from '#core/http/response-reader.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { selfSigned } from '../../support/certificates.ts';
import { bytesOf, endOf, type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { type RawServer, startRawServer } from './raw-server.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_';
const word = fc.string({ unit: fc.constantFrom(...letters.split('')), minLength: 1, maxLength: 12 });
const value = fc
  .array(fc.oneof(fc.integer({ min: 0x21, max: 0x7e }), fc.integer({ min: 0xa1, max: 0xff })), { maxLength: 30 })
  .map((codes) => String.fromCharCode(...codes));
const name = word.map((text) => `X-${text}`);
const repeatable = fc.constantFrom('X-Same', 'x-same', 'X-SAME');
const fields = fc.array(fc.tuple(fc.oneof(name, repeatable), value), { maxLength: 8 });
const body = fc.uint8Array({ maxLength: 3000 });
const cuts = fc.array(fc.nat(4000), { maxLength: 6 });

type Answer = { readonly bytes: Uint8Array; readonly body: Uint8Array; readonly end: 'complete' | 'closed' };

function answerOf(status: number, headers: readonly HeaderField[], content: Uint8Array, shape: string): Answer {
  const head = (...more: string[]): Uint8Array =>
    latin1Bytes(
      [`HTTP/1.1 ${status} \u00fc`, ...headers.map(([key, text]) => `${key}: ${text}`), ...more, '', ''].join('\r\n'),
    );
  if (shape === 'close') return { bytes: concatBytes([head(), content]), body: content, end: 'closed' };
  if (shape === 'length') {
    const bytes = concatBytes([head(`Content-Length: ${content.length}`), content]);
    return { bytes, body: content, end: 'complete' };
  }
  const half = content.length >> 1;
  const chunks = [content.subarray(0, half), content.subarray(half)].filter((chunk) => chunk.length > 0);
  const coded = chunks.flatMap((chunk) => [
    latin1Bytes(`${chunk.length.toString(16)};x\r\n`),
    chunk,
    latin1Bytes('\r\n'),
  ]);
  const bytes = concatBytes([head('Transfer-Encoding: chunked'), ...coded, latin1Bytes('0\r\nX-Trailer: 1\r\n\r\n')]);
  return { bytes, body: content, end: 'complete' };
}

const exchange = fc.record({
  method: fc.constantFrom(...methods),
  path: fc.array(word, { maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
  query: fc.option(fc.webQueryParameters(), { nil: undefined }),
  headers: fields,
  body,
  cuts,
  answer: fc
    .tuple(
      fc.constantFrom(200, 201, 302, 400, 401, 407, 500),
      fields,
      body,
      fc.constantFrom('length', 'chunked', 'close'),
    )
    .map((parts) => answerOf(...parts)),
});

/** Writes in pieces, each in a turn of its own, and closes. */
async function writeInPieces(socket: Socket, bytes: Uint8Array, at: readonly number[]): Promise<void> {
  let from = 0;
  for (const to of [...at.toSorted((a, b) => a - b), bytes.length]) {
    if (to <= from && to < bytes.length) continue;
    socket.write(bytes.subarray(from, to));
    from = to;
    await new Promise((resolve) => setImmediate(resolve));
  }
  socket.end();
}

let proxy: ProxyUnderTest;
let servers: readonly RawServer[];
let current: { readonly answer: Answer; readonly cuts: readonly number[] };
let received: Buffer = Buffer.alloc(0);
beforeAll(async () => {
  proxy = await startProxy();
  const { key, cert } = selfSigned();
  const answer = (socket: Socket, bytes: Buffer): void => {
    received = bytes;
    void writeInPieces(socket, current.answer.bytes, current.cuts);
  };
  servers = [await startRawServer(answer), await startRawServer(answer, { key, cert })];
});
afterAll(async () => {
  await proxy.close();
  for (const server of servers) await server.close();
});

const count = process.env['GRANTSCOPE_LONG'] === '1' ? 1500 : 300;

describe('what the proxy shows and what the server saw', () => {
  it.each([0, 1])(
    'are the same bytes, both ways, over http (0) and https (1): %i',
    async (which) => {
      const server = servers[which];
      if (server === undefined) throw new Error('no server');
      for (const each of fc.sample(exchange, { numRuns: count, seed: 20261122 + which })) {
        current = each.method === 'HEAD' ? { ...each, answer: answerOf(200, [], new Uint8Array(0), 'length') } : each;
        const query = each.query === undefined || each.query === '' ? '' : `?${each.query}`;
        const request: HttpRequest = {
          method: each.method,
          url: `${server.url}${each.path}${query}`,
          headers: each.headers,
          body: each.method === 'GET' || each.method === 'HEAD' ? new Uint8Array(0) : each.body,
        };
        const frames = await proxy.send({
          method: request.method,
          url: request.url,
          headers: request.headers,
          bodyBase64: Buffer.from(request.body).toString('base64'),
          trust: { kind: 'off' },
        });
        const shown = bytesOf(frames, 'response-bytes');
        expect(received.equals(bytesOf(frames, 'request-bytes'))).toBe(true);
        expect(received.equals(wireBytes(request))).toBe(true);
        expect(shown.equals(current.answer.bytes)).toBe(true);
        expect(endOf(frames)).toEqual({ kind: current.answer.end });
        const read = readResponse(request.method, shown, true);
        expect(read.kind === 'response' && Buffer.from(read.response.body).equals(current.answer.body)).toBe(true);
      }
      expect(server.connections()).toBe(count);
    },
    120_000,
  );

  it('are the edited text and its framing, for a request that was written by hand', async () => {
    const [server] = servers;
    if (server === undefined) throw new Error('no server');
    current = { answer: answerOf(200, [], new Uint8Array(0), 'length'), cuts: [] };
    const text = 'PUT /a?b=%20 HTTP/1.1\nX-First: 1\nhost: other.example\nx-first: \u00fc\n\nb\u00f6dy\nmore';
    const read = readRequestText(text, server.url);
    if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
    const { method, url, headers, body: sent } = read.request;
    const bodyBase64 = Buffer.from(sent).toString('base64');
    await proxy.send({ method, url, headers, bodyBase64, asWritten: true, trust: { kind: 'off' } });
    expect(received.toString('latin1')).toBe(
      'PUT /a?b=%20 HTTP/1.1\r\nX-First: 1\r\nhost: other.example\r\nx-first: \u00fc\r\nContent-Length: 10\r\nConnection: close\r\n\r\nb\u00c3\u00b6dy\nmore',
    );
  });
});
