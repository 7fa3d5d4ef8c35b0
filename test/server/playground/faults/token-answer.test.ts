import { describe, expect, it } from 'vitest';
import { accessToken, basic, bearer, postForm, runningPlayground, send } from '../running-playground.ts';

const secret = basic('server', 'Secr3t!');

/** One token request below the prefix of these faults, or without one. */
async function tokenAnswer(faults: string, headers = secret) {
  const { http } = await runningPlayground();
  const prefix = faults === '' ? '' : `/faults/${faults}`;
  const answer = await postForm(`${http}${prefix}/oauth/v2/oauth-token`, 'grant_type=client_credentials', { headers });
  return { ...answer, http };
}

describe('without a prefix', () => {
  it('nothing of all this happens', async () => {
    const { status, text } = await tokenAnswer('');
    expect(status).toBe(200);
    expect(text).toMatch(/^\{"access_token":"[\w-]{43}","token_type":"bearer","expires_in":299\}$/);
  });
});

describe('the token answer', () => {
  it('has expires_in as a string', async () => {
    expect((await tokenAnswer('expires-in-string')).text).toMatch(/"token_type":"bearer","expires_in":"299"\}$/);
  });

  it('has no expires_in', async () => {
    expect((await tokenAnswer('expires-in-missing')).text).toMatch(
      /^\{"access_token":"[\w-]{43}","token_type":"bearer"\}$/,
    );
  });

  it('is a refusal with status 200, for those with the right secret too', async () => {
    const { status, text } = await tokenAnswer('ok-with-error');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ error: 'temporarily_unavailable' });
    const refused = await tokenAnswer('ok-with-error', basic('server', 'wrong'));
    expect(refused.status).toBe(200);
    expect(JSON.parse(refused.text)).toMatchObject({ error: 'invalid_client' });
  });

  it('is a web page with status 503', async () => {
    const { status, text, headers } = await tokenAnswer('html-503');
    expect(status).toBe(503);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['retry-after']).toBe('30');
    expect(text).toMatch(/^<html>/);
  });

  it('is a form, its errors too', async () => {
    const answer = await tokenAnswer('form-encoded');
    expect(answer.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(answer.text).toMatch(/^access_token=[\w-]{43}&token_type=bearer&expires_in=299$/);
    const refused = await tokenAnswer('form-encoded', basic('server', 'wrong'));
    expect(refused.status).toBe(401);
    expect(refused.text).toMatch(/^error=invalid_client&/);
  });

  it('is GitHub’s with two faults at once', async () => {
    const { status, text } = await tokenAnswer('form-encoded+ok-with-error');
    expect(status).toBe(200);
    expect(text).toMatch(/^error=temporarily_unavailable&error_description=/);
  });

  it('is two megabytes long', async () => {
    const { text, headers } = await tokenAnswer('oversized-body');
    expect(text.length).toBeGreaterThan(2_097_152);
    expect(Number(headers['content-length'])).toBe(text.length);
    expect(JSON.parse(text)).toMatchObject({ expires_in: 299 });
  });

  it('leaves refusals and HEAD as they are', async () => {
    const { status, text, http } = await tokenAnswer('expires-in-string', basic('server', 'wrong'));
    expect(status).toBe(401);
    expect(JSON.parse(text)).toMatchObject({ error: 'invalid_client' });
    const head = await send(`${http}/faults/expires-in-string/oauth/v2/oauth-anonymous/jwks`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
  });
});

describe('other answers of the authorization server', () => {
  const metadata = '/.well-known/oauth-authorization-server';
  const jwks = '/oauth/v2/oauth-anonymous/jwks';
  const introspection = '/oauth/v2/oauth-introspect';

  it('end at the load balancer too, and the API does not', async () => {
    const { http } = await runningPlayground();
    const below = `${http}/faults/html-503`;
    for (const path of [metadata, jwks]) {
      const { status, text } = await send(`${below}${path}`);
      expect(status).toBe(503);
      expect(text).toMatch(/^<html>/);
    }
    expect((await postForm(`${below}${introspection}`, 'token=x', { headers: secret })).status).toBe(503);
    expect((await send(`${below}/hello_world`)).status).toBe(401);
  });

  it('are two megabytes long, and say the same', async () => {
    const { http } = await runningPlayground();
    const below = `${http}/faults/oversized-body`;
    const described = await send(`${below}${metadata}`);
    expect(described.text.length).toBeGreaterThan(2_097_152);
    expect(JSON.parse(described.text)).toMatchObject({ issuer: below });
    const keys = await send(`${below}${jwks}`);
    expect(keys.text.length).toBeGreaterThan(2_097_152);
    expect((JSON.parse(keys.text) as { keys: unknown[] }).keys.length).toBeGreaterThan(0);
    const token = await accessToken(below, 'server', 'Secr3t!');
    const asked = await postForm(`${below}${introspection}`, `token=${token}`, { headers: secret });
    expect(asked.text.length).toBeGreaterThan(2_097_152);
    expect(JSON.parse(asked.text)).toMatchObject({ active: true });
  });

  it('are JSON where the token answer is a form, as at the servers that do so', async () => {
    const { http } = await runningPlayground();
    const described = await send(`${http}/faults/form-encoded${metadata}`);
    expect(described.headers['content-type']).toMatch(/^application\/json/);
  });
});

describe('a redirect', () => {
  it.each([302, 307])('with %i leads to the same without the redirect, from token endpoint and API', async (status) => {
    const { http, headers, ...answer } = await tokenAnswer(`redirect-${status}+no-cors`);
    expect(answer.status).toBe(status);
    expect(headers.location).toBe(`${http}/faults/no-cors/oauth/v2/oauth-token`);
    const api = await send(`${http}/faults/redirect-${status}/hello_world?x=1`);
    expect(api.status).toBe(status);
    expect(api.headers.location).toBe(`${http}/hello_world?x=1`);
  });
});

describe('bearer in lower case', () => {
  it('is what the answer says and the API refuses, while Bearer is taken', async () => {
    const { http } = await runningPlayground();
    const below = `${http}/faults/token-type-lower-case`;
    const token = await accessToken(below, 'server', 'Secr3t!');
    const refused = await send(`${below}/hello_world`, { headers: { Authorization: `bearer ${token}` } });
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toBe('Bearer realm="demo-api"');
    expect((await send(`${below}/hello_world`, { headers: bearer(token) })).status).toBe(200);
    expect((await send(`${http}/hello_world`, { headers: { Authorization: `bearer ${token}` } })).status).toBe(200);
  });
});
