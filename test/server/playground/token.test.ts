import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  accessToken,
  basic,
  bearer,
  postForm,
  runningPlayground,
  send,
  shownCertificate,
} from './running-playground.ts';

const tokenPath = '/oauth/v2/oauth-token';
const grant = 'grant_type=client_credentials';

describe('the tutorial, over https with the certificate of the playground', () => {
  it('gives an opaque token for 299 seconds, with the members in the order of the tutorial', async () => {
    const { https } = await runningPlayground();
    const answer = await postForm(`${https}${tokenPath}`, `${grant}&client_id=server&client_secret=Secr3t!`, {
      ca: await shownCertificate(https),
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/^\{"access_token":"[\w-]{43}","token_type":"bearer","expires_in":299\}$/);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('names the scope in the answer when one was asked for', async () => {
    const { https } = await runningPlayground();
    const answer = await postForm(
      `${https}${tokenPath}`,
      `${grant}&client_id=server&client_secret=Secr3t!&scope=read`,
      { ca: await shownCertificate(https) },
    );
    expect(answer.text).toMatch(
      /^\{"access_token":"[\w-]{43}","token_type":"bearer","expires_in":299,"scope":"read"\}$/,
    );
  });

  it('greets whoever calls /hello_world with the token', async () => {
    const { https } = await runningPlayground();
    const ca = await shownCertificate(https);
    const answer = await postForm(`${https}${tokenPath}`, `${grant}&client_id=server&client_secret=Secr3t!`, { ca });
    const { access_token } = JSON.parse(answer.text) as { access_token: string };
    const greeting = await send(`${https}/hello_world`, { headers: bearer(access_token), ca });
    expect(greeting.status).toBe(200);
    expect(JSON.parse(greeting.text)).toMatchObject({ message: 'Hello, world!', client_id: 'server' });
  });
});

describe('client authentication (RFC 6749 §2.3.1)', () => {
  it.each([
    ['as typed', 'Secr3t!'],
    ['form-encoded', 'Secr3t%21'],
  ])('accepts the secret in the Basic header %s', async (_, secret) => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${tokenPath}`, grant, { headers: basic('server', secret) });
    expect(answer.status).toBe(200);
  });

  it('answers a wrong secret in the Basic header with 401 and a Basic challenge (RFC 6749 §5.2)', async () => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${tokenPath}`, grant, { headers: basic('server', 'wrong') });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Basic realm="http:\/\/localhost:\d+", error="invalid_client"/);
    expect(JSON.parse(answer.text)).toEqual({
      error: 'invalid_client',
      error_description: 'client authentication failed: invalid secret provided',
    });
  });

  it('answers a wrong secret in the body with 401 and no challenge', async () => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${tokenPath}`, `${grant}&client_id=server&client_secret=wrong`);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBeUndefined();
  });

  it('says when it does not know the client, in JSON even to a browser that prefers HTML', async () => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${tokenPath}`, grant, {
      headers: { ...basic('nobody', 'x'), Accept: 'text/html' },
    });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toEqual({
      error: 'invalid_client',
      error_description: 'client authentication failed: client not found',
    });
  });
});

describe('what else a token request may ask for', () => {
  it.each([
    ['an unknown scope', 'scope=admin%20read', 'admin'],
    ['a scope that the library knows', 'scope=openid', 'openid'],
    ['an unknown scope for a named resource', 'resource=urn:grantscope:demo-api&scope=admin', 'admin'],
  ])('refuses %s with invalid_scope and names it (RFC 6749 §5.2)', async (_, form, named) => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${tokenPath}`, `${grant}&${form}`, { headers: basic('server', 'Secr3t!') });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({
      error: 'invalid_scope',
      error_description: `The client may not request ${named}. It may request read write, or leave the scope out.`,
    });
  });

  it('checks the secret before it says anything about scopes', async () => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${tokenPath}`, `${grant}&scope=admin`, { headers: basic('server', 'wrong') });
    expect(JSON.parse(answer.text)).toMatchObject({ error: 'invalid_client' });
  });

  it('refuses another grant type with unsupported_grant_type (RFC 6749 §5.2)', async () => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${tokenPath}`, 'grant_type=password', {
      headers: basic('server', 'Secr3t!'),
    });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ error: 'unsupported_grant_type' });
  });

  it('refuses a resource that is not its own with invalid_target (RFC 8707 §2)', async () => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${tokenPath}`, `${grant}&resource=urn:other`, {
      headers: basic('server', 'Secr3t!'),
    });
    expect(JSON.parse(answer.text)).toMatchObject({ error: 'invalid_target' });
  });

  it('gives the client short-lived 15 seconds', async () => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${tokenPath}`, grant, { headers: basic('short-lived', 'Sh0rt-Secr3t!') });
    expect(JSON.parse(answer.text)).toMatchObject({ expires_in: 15 });
  });
});

describe('the client with JWT access tokens (RFC 9068)', () => {
  it.each(['http', 'https'] as const)(
    'signs a token that the published keys verify, under its %s issuer',
    async (scheme) => {
      const playground = await runningPlayground();
      const ca = await shownCertificate(playground.https);
      const origin = playground[scheme];
      const answer = await postForm(`${origin}${tokenPath}`, `${grant}&scope=read`, {
        headers: basic('jwt-server', 'Jwt-Secr3t!'),
        ca,
      });
      const { access_token } = JSON.parse(answer.text) as { access_token: string };
      const { payload, protectedHeader } = await jwtVerify(
        access_token,
        createRemoteJWKSet(new URL(`${playground.http}/oauth/v2/oauth-anonymous/jwks`)),
        { issuer: origin, audience: 'urn:grantscope:demo-api', typ: 'at+jwt' },
      );
      expect(protectedHeader.alg).toBe('ES256');
      expect(payload).toMatchObject({ sub: 'jwt-server', client_id: 'jwt-server', scope: 'read' });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(299);
      expect(payload.jti).toMatch(/^[\w-]+$/);
    },
  );

  it('is accepted by the API on the other origin too', async () => {
    const { http, https } = await runningPlayground();
    const token = await accessToken(http, 'jwt-server', 'Jwt-Secr3t!', 'read');
    const answer = await send(`${https}/read`, { headers: bearer(token), ca: await shownCertificate(https) });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ client_id: 'jwt-server', scope: 'read', token_format: 'jwt' });
  });
});
