import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { accessToken, postForm, runningPlayground, send } from './running-playground.ts';

const paths = [
  ['POST', '/oauth/v2/oauth-token'],
  ['POST', '/oauth/v2/oauth-introspect'],
  ['POST', '/oauth/v2/oauth-revoke'],
  ['GET', '/oauth/v2/oauth-anonymous/jwks'],
  ['GET', '/.well-known/oauth-authorization-server'],
  ['GET', '/.well-known/openid-configuration'],
  ['GET', '/hello_world'],
  ['GET', '/read'],
  ['PUT', '/echo'],
] as const;

describe('CORS (Fetch §3.2)', () => {
  it.each(paths)('answers the preflight for %s %s from any origin', async (method, path) => {
    const { http } = await runningPlayground();
    const answer = await send(`${http}${path}`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://localhost:8400',
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': 'authorization,x-own',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-methods']?.split(', ')).toContain(method);
    expect(answer.headers['access-control-allow-headers']).toBe('authorization,x-own');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it.each(paths)('lets any origin read the answer to %s %s, errors included', async (method, path) => {
    const { http } = await runningPlayground();
    const answer = await send(`${http}${path}`, { method, headers: { Origin: 'https://any.example' } });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-expose-headers']).toBe('WWW-Authenticate, DPoP-Nonce');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });
});

describe('what may be reached', () => {
  it.each(['/auth', '/me', '/session/end', '/interaction/x', '/reg', '/request', '/device', '//oauth/v2/oauth-token'])(
    'is nothing at %s',
    async (path) => {
      const { http } = await runningPlayground();
      const answer = await send(`${http}${path}`, { method: 'POST' });
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text)).toEqual({
        error: 'not_found',
        error_description: `Nothing is here. GET ${http}/ lists what is.`,
      });
    },
  );

  it.each(['/', '/oauth/v2/oauth-anonymous/jwks', '/.well-known/oauth-authorization-server', '/echo'])(
    'answers HEAD at %s like GET, without a body (RFC 9110 §9.3.2)',
    async (path) => {
      const { http } = await runningPlayground();
      const answer = await send(`${http}${path}`, { method: 'HEAD' });
      expect(answer.status).toBe(200);
      expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
      expect(answer.text).toBe('');
    },
  );

  it('is listed at /, every client with how it authenticates and without a secret where it has none', async () => {
    const { http } = await runningPlayground();
    const page = JSON.parse((await send(`${http}/`)).text) as { clients: { client_id: string }[] };
    expect(page.clients.find(({ client_id }) => client_id === 'dpop-nonce-server')).toMatchObject({
      token_endpoint_auth_method: 'client_secret_basic',
      dpop: 'nonce-required',
    });
    expect(Object.keys(page.clients.find(({ client_id }) => client_id === 'key-server') ?? {})).not.toContain(
      'client_secret',
    );
    expect({ ...page, clients: page.clients.slice(0, 7) }).toMatchObject({
      issuer: http,
      authorization_server: { token: `${http}/oauth/v2/oauth-token` },
      clients: [
        { client_id: 'server', client_secret: 'Secr3t!' },
        { client_id: 'jwt-server' },
        { client_id: 'short-lived' },
        { client_id: 'rs256-server', token: 'JWT, RS256' },
        { client_id: 'ps256-server', token: 'JWT, PS256' },
        { client_id: 'eddsa-server', token: 'JWT, EdDSA' },
        { client_id: 'hs256-server', token: 'JWT, HS256' },
      ],
    });
  });

  it('never becomes a page: no type is guessed, nothing is loaded, nothing kept', async () => {
    const { http } = await runningPlayground();
    const { headers } = await send(`${http}/echo`);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['set-cookie']).toBeUndefined();
  });
});

describe('requests that cannot be read', () => {
  function answerTo(origin: string, bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
      let text = '';
      socket.setEncoding('latin1').on('data', (part: string) => (text += part));
      socket.on('close', () => resolve(text)).on('error', reject);
    });
  }

  it.each([
    ['400 Bad Request', 'no HTTP at all', 'nonsense\r\n\r\n'],
    [
      '400 Bad Request',
      'two lengths',
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx',
    ],
    [
      '431 Request Header Fields Too Large',
      'an endless header',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
    ],
  ])('are answered with %s: %s', async (status, _, bytes) => {
    const { http } = await runningPlayground();
    expect(await answerTo(http, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}\\r\\n`));
  });

  it('leave the server as it was', async () => {
    const { http, notices, ready } = await runningPlayground();
    await ready;
    const hostile = [
      'GET * HTTP/1.1\r\nHost: x\r\n\r\n',
      'POST /oauth/v2/oauth-token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na',
      '\0\0\0\0\r\n\r\n',
      'GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n',
    ];
    for (const bytes of hostile) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(http).port), '127.0.0.1', () => socket.end(bytes, 'latin1'));
        socket.resume().on('close', () => resolve());
      });
    }
    expect(await accessToken(http, 'server', 'Secr3t!')).toMatch(/^[\w-]{43}$/);
    expect(notices).toEqual([]);
  });

  it('refuse a token request that is larger than any token request', async () => {
    const { http } = await runningPlayground();
    const answer = await postForm(
      `${http}/oauth/v2/oauth-token`,
      `grant_type=client_credentials&x=${'x'.repeat(80_000)}`,
    );
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ error: 'invalid_request' });
  });
});
