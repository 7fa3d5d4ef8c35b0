import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ServerLogEntry } from '#core/contract/playground-log.ts';
import { createServerLog } from '#server/playground/log/server-log.ts';
import { accessToken, basic, bearer, postForm, runningPlayground, send } from '../running-playground.ts';

const token = '/oauth/v2/oauth-token';
const form = 'grant_type=client_credentials';

async function watched() {
  const playground = await runningPlayground();
  /** The newest entry; it is written once the answer is out, which may be a turn later than the answer is read. */
  const newest = async (count: number): Promise<ServerLogEntry | undefined> => {
    while (playground.log(count - 1).length === 0) await new Promise(setImmediate);
    return playground.log(0).at(-1);
  };
  return { ...playground, newest };
}

describe('what the authorization server decided', () => {
  it('is told step by step for a token that was issued', async () => {
    const { http, newest } = await watched();
    await accessToken(http, 'server', 'Secr3t!', 'read');
    expect(await newest(1)).toMatchObject({
      number: 1,
      side: 'authorization server',
      asked: `POST ${token}`,
      prefix: '',
      status: 200,
      decisions: ['client server found', 'secret right', 'scope read allowed', 'token issued: opaque, for 299 s'],
    });
  });

  it.each([
    [basic('server', 'wrong'), form, 401, ['client server found', 'secret wrong', 'refused: invalid_client']],
    [basic('nobody', 'x'), form, 401, ['no client with this ID', 'refused: invalid_client']],
    [{}, form, 400, ['no client named', 'refused: invalid_request']],
    [
      basic('server', 'Secr3t!'),
      `${form}&scope=admin`,
      400,
      ['client server found', 'secret right', 'a scope that this client may not have', 'refused: invalid_scope'],
    ],
    [
      basic('server', 'Secr3t!'),
      'grant_type=password',
      400,
      ['client server found', 'secret right', 'a grant that is not offered here', 'refused: unsupported_grant_type'],
    ],
    [
      basic('dpop-server', 'Dpop-Secr3t!'),
      form,
      400,
      ['client dpop-server found', 'secret right', 'no DPoP proof', 'refused: invalid_grant'],
    ],
  ])('is told for a refusal (%#)', async (headers, body, status, decisions) => {
    const { http, newest } = await watched();
    await postForm(`${http}${token}`, body, { headers });
    expect(await newest(1)).toMatchObject({ status, decisions });
  });

  it('is told for introspection, revocation, keys and metadata', async () => {
    const { http, newest } = await watched();
    const headers = basic('server', 'Secr3t!');
    const issued = await accessToken(http, 'server', 'Secr3t!');
    await postForm(`${http}/oauth/v2/oauth-introspect`, `token=${issued}`, { headers });
    expect((await newest(2))?.decisions).toEqual([
      'client server found',
      'secret right',
      'the token is active, and described',
    ]);
    await postForm(`${http}/oauth/v2/oauth-revoke`, `token=${issued}`, { headers });
    expect((await newest(3))?.decisions.at(-1)).toBe('the token is revoked, if there was one');
    await send(`${http}/oauth/v2/oauth-anonymous/jwks`);
    expect((await newest(4))?.decisions).toEqual(['public keys shown']);
    await send(`${http}/.well-known/oauth-authorization-server`);
    expect((await newest(5))?.decisions).toEqual(['metadata shown']);
  });
});

describe('what the API decided', () => {
  it('is told for a token that is good, with its scope', async () => {
    const { http, newest } = await watched();
    const good = await accessToken(http, 'server', 'Secr3t!', 'read');
    await send(`${http}/read`, { headers: bearer(good) });
    expect(await newest(2)).toMatchObject({
      side: 'API',
      asked: 'GET /read',
      status: 200,
      decisions: ['token valid, of client server', 'scope read is there'],
    });
  });

  it('is told for no token, a bad one, and one without the scope', async () => {
    const { http, newest } = await watched();
    await send(`${http}/hello_world`);
    expect(await newest(1)).toMatchObject({ status: 401, decisions: ['no token sent'] });
    await send(`${http}/hello_world`, { headers: bearer('x') });
    expect((await newest(2))?.decisions).toEqual([
      'token refused',
      'The token is unknown here: mistyped, from another server, or long gone.',
    ]);
    const write = await accessToken(http, 'server', 'Secr3t!', 'write');
    await send(`${http}/read`, { headers: bearer(write) });
    expect(await newest(4)).toMatchObject({
      status: 403,
      decisions: ['token valid, of client server', 'scope read is missing'],
    });
  });
});

describe('what a fault did', () => {
  it('is told with its prefix', async () => {
    const { http, newest } = await watched();
    await postForm(`${http}/faults/html-503${token}`, form);
    expect(await newest(1)).toMatchObject({
      asked: `POST ${token}`,
      prefix: '/faults/html-503',
      status: 503,
      decisions: ['answered by the fault, in place of the server'],
    });
  });

  it('is told for a preflight and for a client that went away', async () => {
    const { http, newest } = await watched();
    await send(`${http}${token}`, {
      method: 'OPTIONS',
      headers: { Origin: 'http://localhost:1', 'Access-Control-Request-Method': 'POST' },
    });
    expect(await newest(1)).toMatchObject({ status: 204, decisions: ['a browser asks first; any page may send this'] });
    const { port } = new URL(http);
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nx`, () => socket.destroy());
    });
    expect(await newest(2)).toMatchObject({ status: 0, decisions: ['the client went away before it had an answer'] });
  });
});

describe('what came with a request', () => {
  it('is nowhere in the log, wherever it stood', async () => {
    const { http, log, newest } = await watched();
    const canary = 'c4nary-7f3a';
    const good = await accessToken(http, 'server', 'Secr3t!');
    const requests = [
      () => postForm(`${http}${token}`, `${form}&scope=${canary}`, { headers: basic('server', 'Secr3t!') }),
      () => postForm(`${http}${token}`, `${form}&resource=urn:${canary}`, { headers: basic('server', 'Secr3t!') }),
      () => postForm(`${http}${token}?${canary}`, `grant_type=${canary}`, { headers: basic('server', 'Secr3t!') }),
      () => postForm(`${http}${token}`, form, { headers: basic(canary, canary) }),
      () => postForm(`${http}${token}`, form, { headers: basic('server', canary) }),
      () => postForm(`${http}${token}`, `${form}&client_id=key-server&client_assertion=${canary}`),
      () => postForm(`${http}${token}`, form, { headers: { DPoP: canary, ...basic('dpop-server', 'Dpop-Secr3t!') } }),
      () => postForm(`${http}/oauth/v2/oauth-introspect`, `token=${canary}`, { headers: basic('server', 'Secr3t!') }),
      () => send(`${http}/hello_world?x=${canary}`, { headers: { Host: canary, ...bearer(canary) } }),
      () => send(`${http}/hello_world`, { headers: { Authorization: `DPoP ${good}`, DPoP: canary } }),
      () => send(`${http}/${canary}`, { method: 'DELETE', headers: { [canary]: canary } }),
      () => send(`${http}/faults/${canary}/${canary}`),
      () => send(`${http}/faults/no-cors/${canary}?${canary}`),
    ];
    for (const request of requests) await request();
    await newest(1 + requests.length);
    const text = JSON.stringify(log(0));
    expect(log(0)).toHaveLength(1 + requests.length);
    for (const secret of [canary, 'Secr3t', good]) expect(text).not.toContain(secret);
  });
});

describe('the log', () => {
  it('remembers the last three hundred, and is asked for what is new', () => {
    const { add, after } = createServerLog();
    const entry = { atMs: 0, side: 'front', asked: 'GET /', prefix: '', status: 200, decisions: [] } as const;
    for (let index = 0; index < 1000; index++) add(entry);
    expect(after(0)).toHaveLength(300);
    expect(after(0)[0]?.number).toBe(701);
    expect(after(998).map(({ number }) => number)).toEqual([999, 1000]);
  });
});
