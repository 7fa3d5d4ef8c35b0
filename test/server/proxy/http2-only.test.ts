import { createSecureServer, createServer, type Http2Server } from 'node:http2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { selfSigned } from '../../support/certificates.ts';
import { close, listen, type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { type RawServer, startRawServer } from './raw-server.ts';
import { findingsOf } from './seen-through-proxy.ts';

let proxy: ProxyUnderTest;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy.close());

const started: (Http2Server | RawServer)[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await ('url' in server ? server.close() : close(server));
});

const { key, cert, sha256 } = selfSigned();

async function first(url: string): Promise<string | undefined> {
  return (await findingsOf(proxy, url, { kind: 'pinned', sha256 }))[0]?.id;
}

describe('a server that speaks HTTP/2 alone is recognised', () => {
  it('by its refusal of http/1.1 in the handshake (RFC 7301 §3.2)', async () => {
    const server = createSecureServer({ key, cert, allowHTTP1: false });
    started.push(server);
    expect(await first(`https://localhost:${await listen(server)}/`)).toBe('only-http2');
  });

  it('by its frames in clear text (RFC 9113 §3.4)', async () => {
    const server = createServer();
    server.on('sessionError', () => {});
    started.push(server);
    expect(await first(`http://localhost:${await listen(server)}/`)).toBe('answered-in-http2');
  });

  it.each([
    ['SETTINGS', [0, 0, 0, 4, 0, 0, 0, 0, 0]],
    ['GOAWAY', [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['the preface', [...Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')]],
  ])('by %s behind TLS without ALPN', async (_, bytes) => {
    const server = await startRawServer((socket) => socket.end(Buffer.from(bytes)), { key, cert });
    started.push(server);
    expect(await first(server.url)).toBe('answered-in-http2');
  });
});
