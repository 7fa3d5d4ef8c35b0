import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { responseFraming } from '#core/http/response-framing.ts';
import { type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { type RawServer, startRawServer } from './raw-server.ts';

let proxy: ProxyUnderTest;
let upstream: RawServer;
let envelope: string;
beforeAll(async () => {
  proxy = await startProxy();
  upstream = await startRawServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
  const trust = { kind: 'system' };
  envelope = JSON.stringify({
    method: 'GET',
    url: upstream.url,
    headers: [],
    bodyBase64: '',
    trust,
    maxResponseBytes: 99,
  });
});
afterAll(async () => {
  await proxy.close();
  await upstream.close();
});

const paths = [
  '/__proxy/v1/send',
  '/__proxy/v1/key',
  '/__proxy/v1/',
  '/__proxy',
  '/__proxy/v1/send?x=1',
  '/__PROXY/v1/send',
];

/** Writes a request as it stands, keeps the connection open, and reads one answer. */
function raw(lines: readonly string[], body: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const framing = responseFraming('POST');
    const socket = connect(proxy.port, '127.0.0.1', () =>
      socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1'),
    );
    socket.on('data', (piece) => {
      text += piece.toString('latin1');
      if (framing.push(piece) === 'complete') socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}

function expectBlocked(answer: string): void {
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer.toLowerCase()).not.toContain('access-control');
  expect(answer).not.toContain(proxy.key);
  expect(upstream.connections()).toBe(0);
}

type Place = { readonly name: string; readonly origin: () => string; readonly site: string | undefined };
const places: readonly Place[] = [
  { name: 'another site', origin: () => 'https://evil.example', site: 'cross-site' },
  { name: 'another port of this machine', origin: () => `http://localhost:${proxy.port + 1}`, site: 'same-site' },
  { name: 'a sandboxed frame', origin: () => 'null', site: 'cross-site' },
  { name: 'a name rebound to this machine', origin: () => `http://rebind.test:${proxy.port}`, site: undefined },
  { name: 'https on the same port', origin: () => `https://localhost:${proxy.port}`, site: 'cross-site' },
];

/** How a page can cause a request, and what the browser writes for it. */
const vectors: Readonly<
  Record<string, { readonly method: string; readonly headers: readonly string[]; readonly origin?: false }>
> = {
  'fetch with a simple body': { method: 'POST', headers: ['Content-Type: text/plain', 'Sec-Fetch-Mode: no-cors'] },
  'fetch with JSON, as if the preflight had passed': {
    method: 'POST',
    headers: ['Content-Type: application/json', 'Sec-Fetch-Mode: cors'],
  },
  'a preflight': {
    method: 'OPTIONS',
    headers: ['Access-Control-Request-Method: POST', 'Access-Control-Request-Headers: x-proxy-key'],
  },
  'a form': {
    method: 'POST',
    headers: ['Content-Type: application/x-www-form-urlencoded', 'Sec-Fetch-Mode: navigate'],
  },
  'a multipart form': { method: 'POST', headers: ['Content-Type: multipart/form-data; boundary=x'] },
  'a beacon': {
    method: 'POST',
    headers: ['Content-Type: application/json', 'Sec-Fetch-Dest: empty', 'Sec-Fetch-Mode: no-cors'],
  },
  'an image': { method: 'GET', headers: ['Sec-Fetch-Dest: image'], origin: false },
  'a script': { method: 'GET', headers: ['Sec-Fetch-Dest: script'], origin: false },
  'a frame': { method: 'GET', headers: ['Sec-Fetch-Dest: iframe', 'Sec-Fetch-Mode: navigate'], origin: false },
  'a WebSocket': {
    method: 'GET',
    headers: [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ],
  },
  'a fetch with another method': { method: 'PUT', headers: ['Content-Type: application/json'] },
};

describe('the gate, against pages of other origins (T01 to T07)', () => {
  const attacks = Object.keys(vectors).flatMap((vector) => places.map((place) => ({ vector, place })));
  it.each(attacks)('stops $vector from $place.name, with the right key even', async ({ vector, place }) => {
    const { method, headers, origin } = vectors[vector] ?? { method: 'GET', headers: [] };
    const host = place.site === undefined ? `rebind.test:${proxy.port}` : `localhost:${proxy.port}`;
    for (const path of paths) {
      const lines = [
        `${method} ${path} HTTP/1.1`,
        `Host: ${host}`,
        ...(origin === false ? [] : [`Origin: ${place.origin()}`]),
        ...(place.site === undefined ? [] : [`Sec-Fetch-Site: ${place.site}`]),
        ...headers,
        `X-Proxy-Key: ${proxy.key}`,
        `Content-Length: ${envelope.length}`,
        ...(headers.includes('Connection: Upgrade') ? [] : ['Connection: close']),
      ];
      expectBlocked(await raw(lines, envelope));
    }
  });
});

describe('the gate, against odd requests (T03, T04)', () => {
  const own = () => [
    `Origin: http://localhost:${proxy.port}`,
    'Content-Type: application/json',
    `X-Proxy-Key: ${proxy.key}`,
    `Content-Length: ${envelope.length}`,
    'Connection: close',
  ];

  it.each([
    'HOST:0',
    'localhost',
    '127.0.0.1',
    'localhost:1',
    'LOCALHOST:PORT',
    'localhost.:PORT',
    'a.localhost:PORT',
    'localhost:PORT:PORT',
    '127.0.0.1:0PORT',
    '127.1:PORT',
    '2130706433:PORT',
    '0x7f.0.0.1:PORT',
    '0177.0.0.1:PORT',
    '127.0.0.2:PORT',
    '0.0.0.0:PORT',
    '0:PORT',
    '[::]:PORT',
    '[0:0:0:0:0:0:0:1]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '::1:PORT',
    '[::1%25lo]:PORT',
    '10.1.2.3:PORT',
    'evil.example:PORT',
    'localhost:PORT.evil.example',
    'localhost:PORT@evil.example',
    'user@localhost:PORT',
    'localhost:PORT, evil.example',
    'localhost:PORT/',
    '',
    'http://localhost:PORT',
    'localhost\t:PORT',
    'xn--lcalhost-75a:PORT',
    '*',
    'null',
  ])('does not answer to the Host %j', async (host) => {
    const line = `Host: ${host.replaceAll('PORT', String(proxy.port))}`;
    expectBlocked(await raw(['POST /__proxy/v1/send HTTP/1.1', line, ...own()], envelope));
  });

  it.each([
    ['POST /__proxy/v1/send HTTP/1.1'],
    ['POST /__proxy/v1/send HTTP/1.1', 'Host: localhost:PORT', 'Host: localhost:PORT'],
    ['POST /__proxy/v1/send HTTP/1.1', 'Host: localhost:PORT', 'Host: evil.example'],
    ['POST /__proxy/v1/send HTTP/1.1', 'Host: evil.example', 'Host: localhost:PORT'],
    ['POST /__proxy/v1/send HTTP/1.0'],
    ['POST /__proxy/v1/send HTTP/1.0', 'Host: localhost:PORT'],
    ['POST http://localhost:PORT/__proxy/v1/send HTTP/1.1', 'Host: localhost:PORT'],
    ['POST http://evil.example/__proxy/v1/send HTTP/1.1', 'Host: localhost:PORT'],
    ['POST //localhost:PORT/__proxy/v1/send HTTP/1.1', 'Host: localhost:PORT'],
    ['POST /../__proxy/v1/send HTTP/1.1', 'Host: localhost:PORT'],
    ['POST /__proxy/v1/send/ HTTP/1.1', 'Host: localhost:PORT'],
    ['POST /__proxy/v1/send%20 HTTP/1.1', 'Host: localhost:PORT'],
    ['POST /__proxy/v1/send#x HTTP/1.1', 'Host: localhost:PORT'],
    ['CONNECT /__proxy/v1/send HTTP/1.1', 'Host: localhost:PORT'],
    ['GET /__proxy/v1/send HTTP/1.1', 'Host: localhost:PORT'],
    ['post /__proxy/v1/send HTTP/1.1', 'Host: localhost:PORT'],
  ])('does not answer %j (%#)', async (...lines) => {
    const written = lines.map((line) => line.replaceAll('PORT', String(proxy.port)));
    const answer = await raw([...written, ...own()], envelope);
    if (answer !== '') expectBlocked(answer);
    expect(upstream.connections()).toBe(0);
  });

  it.each([
    ['no Origin', [/^Origin/, '']],
    ['two of them', [/^Origin.*/, '$&\r\n$&']],
    ['Origin in capitals', [/^Origin: http:\/\/localhost/, 'Origin: HTTP://LOCALHOST']],
    ['an Origin with a path', [/^Origin.*/, '$&/']],
    ['Sec-Fetch-Site none', [/^Connection: close/, '$&\r\nSec-Fetch-Site: none']],
    ['Sec-Fetch-Site twice', [/^Connection: close/, '$&\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site']],
    ['no key', [/^X-Proxy-Key.*/, '']],
    ['an empty key', [/^X-Proxy-Key.*/, 'X-Proxy-Key:']],
    ['half the key', [/^(X-Proxy-Key: .{20}).*/, '$1']],
    ['another key', [/^(X-Proxy-Key: ).*/, `$1${'A'.repeat(43)}`]],
    ['the key twice', [/^X-Proxy-Key.*/, '$&\r\n$&']],
    ['no content type', [/^Content-Type.*/, '']],
    ['a content type with a parameter', [/^Content-Type.*/, '$&; charset=utf-8']],
    ['an encoded body', [/^Connection: close/, '$&\r\nContent-Encoding: gzip']],
    ['a body over the limit', [/^Content-Length.*/, 'Content-Length: 99999999']],
    ['a head over 16 KiB', [/^Connection: close/, `$&\r\nX: ${'x'.repeat(17_000)}`]],
  ] as const)('does not open for %s', async (_, [pattern, instead]) => {
    const lines = [`Host: localhost:${proxy.port}`, ...own()]
      .map((line) => line.replace(pattern, instead))
      .filter((line) => line !== '');
    expectBlocked(await raw(['POST /__proxy/v1/send HTTP/1.1', ...lines], envelope));
  });

  it.each(['{', '[]', '"x"', '', '{"method":"GET"}', '{"__proto__":{}}'])(
    'says that %j is no request',
    async (body) => {
      const lines = own().map((line) => line.replace(/^Content-Length.*/, `Content-Length: ${body.length}`));
      const answer = await raw(['POST /__proxy/v1/send HTTP/1.1', `Host: localhost:${proxy.port}`, ...lines], body);
      expectBlocked(answer);
      expect(answer).toContain('"code":"malformed"');
    },
  );

  it('counts what it has turned away', () => {
    expect(proxy.handler.blocked()).toBeGreaterThan(300);
  });
});

describe('the gate, for the page itself', () => {
  it.each(['localhost', '127.0.0.1', '[::1]'])('opens under the name %s', async (name) => {
    const before = upstream.connections();
    const lines = [
      'POST /__proxy/v1/send HTTP/1.1',
      `Host: ${name}:${proxy.port}`,
      `Origin: http://${name}:${proxy.port}`,
      'Sec-Fetch-Site: same-origin',
      'Content-Type: application/json',
      `X-Proxy-Key: ${proxy.key}`,
      `Content-Length: ${envelope.length}`,
      'Connection: close',
    ];
    expect(await raw(lines, envelope)).toContain('{"kind":"complete"}');
    expect(upstream.connections()).toBe(before + 1);
  });

  it('answers with its fixed headers and nothing of the upstream (T27)', async () => {
    const reply = await proxy.call({ path: '/__proxy/v1/key' });
    const names = reply.headers.filter((_, at) => at % 2 === 0);
    expect(reply.status).toBe(200);
    expect(names).toEqual([
      'Content-Type',
      'Cache-Control',
      'X-Content-Type-Options',
      'Cross-Origin-Resource-Policy',
      'Content-Security-Policy',
      'Referrer-Policy',
      'Date',
      'Connection',
      'Transfer-Encoding',
    ]);
  });

  it('leaves every other path to others', async () => {
    expect((await proxy.call({ path: '/token' })).status).toBe(404);
    expect((await proxy.call({ path: '/token' })).text).toBe('');
  });

  it('does not start where certificates are unchecked in the whole process (T25)', async () => {
    await expect(startProxy({ environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } })).rejects.toThrow('Unset it');
  });
});
