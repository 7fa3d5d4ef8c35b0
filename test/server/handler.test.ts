import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHandler } from '#server/handler.ts';
import { listenOnLoopback } from '#server/listen.ts';
import type { Listening } from '#server/listen.ts';
import { rawRequest } from '../support/raw-request.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((address) => address?.address === '::1');
let server: Listening;

beforeAll(async () => {
  const result = await listenOnLoopback(0, (port) => {
    const answered = createHandler({
      port,
      proxy: (request, response) => {
        if (request.url !== '/__proxy/v1/send') return false;
        response.end('proxy');
        return true;
      },
      administration: (request, response) => {
        if (request.url !== '/__playground/v1/rotate-key') return false;
        response.end('administration');
        return true;
      },
    });
    return (request, response) => {
      if (!answered(request, response)) response.end('page');
    };
  });
  if (result.kind === 'failed') throw new Error(result.code);
  server = result.listening;
});

afterAll(async () => {
  await server.close(0);
});

async function ask(requestLine: string, ...fields: string[]) {
  return rawRequest(server.port, [requestLine, ...fields.map((field) => field.replace('PORT', String(server.port)))]);
}

describe('Host', () => {
  it('lets the one origin through', async () => {
    expect((await ask('GET / HTTP/1.1', 'Host: localhost:PORT')).body).toBe('page');
  });

  it.each(['127.0.0.1', '[::1]'])('leads %s to the one origin and keeps path and query', async (name) => {
    const answer = await ask('GET /a/b?c=d HTTP/1.1', `Host: ${name}:PORT`);
    expect(answer.status).toBe(307);
    expect(answer.headers['location']).toBe(`http://localhost:${server.port}/a/b?c=d`);
  });

  it('cannot be led away by a path that begins like a host', async () => {
    const answer = await ask('GET //evil.example/ HTTP/1.1', 'Host: 127.0.0.1:PORT');
    expect(answer.headers['location']).toBe(`http://localhost:${server.port}//evil.example/`);
  });

  it('leads nothing but reading to another name', async () => {
    expect((await ask('POST / HTTP/1.1', 'Host: 127.0.0.1:PORT', 'Content-Length: 0')).status).toBe(421);
  });

  it.each([
    'localhost',
    'localhost:1',
    'LOCALHOST.:PORT',
    'evil.example',
    'rebind.test:PORT',
    'x.localhost:PORT',
    '0.0.0.0:PORT',
    '[::]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '127.1:PORT',
    '127.0.0.2:PORT',
    '2130706433:PORT',
    'localhost:PORT@evil.example',
    'localhost:PORT.evil.example',
  ])('refuses %s, saying where the page is (security.md T03, T04)', async (host) => {
    const answer = await ask('GET / HTTP/1.1', `Host: ${host}`);
    expect([answer.status, answer.headers['content-type']]).toEqual([421, 'text/plain; charset=utf-8']);
    expect(answer.body).toBe(`Grantscope answers at http://localhost:${server.port} only.\n`);
  });

  it.each([
    ['two of them', 'GET / HTTP/1.1', ['Host: localhost:PORT', 'Host: localhost:PORT']],
    ['none', 'GET / HTTP/1.0', []],
    ['an address in the request line', 'GET http://localhost/ HTTP/1.1', ['Host: localhost:PORT']],
  ])('refuses %s (security.md T04)', async (_name, line, fields) => {
    expect((await ask(line, ...fields)).status).toBe(421);
  });
});

describe('the proxy', () => {
  it('is asked before anything else, for it has a gate of its own', async () => {
    expect((await ask('POST /__proxy/v1/send HTTP/1.1', 'Host: evil.example', 'Content-Length: 0')).body).toBe('proxy');
  });
});

describe('the administration of the playground', () => {
  it('is asked before the Host is judged as well', async () => {
    const line = 'POST /__playground/v1/rotate-key HTTP/1.1';
    expect((await ask(line, 'Host: evil.example', 'Content-Length: 0')).body).toBe('administration');
  });
});

describe('listenOnLoopback', () => {
  it.runIf(hasIpv6)('answers on both families', async () => {
    const answer = await rawRequest(server.port, ['GET / HTTP/1.1', `Host: localhost:${server.port}`], '::1');
    expect(answer.body).toBe('page');
  });

  it('says which address is taken', async () => {
    const result = await listenOnLoopback(server.port, () => () => undefined);
    expect(result).toEqual({ kind: 'failed', address: '127.0.0.1', code: 'EADDRINUSE' });
  });
});
