import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { accessToken, basic, postForm, runningPlayground, send, shownCertificate } from './running-playground.ts';

const insecure = { [oauth.allowInsecureRequests]: true } as const;
const client: oauth.Client = { client_id: 'server' };

async function discovered() {
  const { http } = await runningPlayground();
  const issuer = new URL(http);
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure });
  return { http, server: await oauth.processDiscoveryResponse(issuer, response) };
}

describe('an independent client library accepts what the playground answers', () => {
  it.each([
    ['Basic', oauth.ClientSecretBasic('Secr3t!')],
    ['post', oauth.ClientSecretPost('Secr3t!')],
  ])('to a token request with %s', async (_, authentication) => {
    const { server } = await discovered();
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      authentication,
      { scope: 'read' },
      insecure,
    );
    const token = await oauth.processClientCredentialsResponse(server, client, response);
    expect(token.token_type).toBe('bearer');
    expect(token.expires_in).toBe(299);
    expect(token.scope).toBe('read');
  });

  it('to introspection, before and after revocation (RFC 7662 §2.2, RFC 7009 §2.2)', async () => {
    const { http, server } = await discovered();
    const token = await accessToken(http, 'server', 'Secr3t!', 'read');
    const authentication = oauth.ClientSecretBasic('Secr3t!');
    const introspect = async () =>
      oauth.processIntrospectionResponse(
        server,
        client,
        await oauth.introspectionRequest(server, client, authentication, token, insecure),
      );
    expect(await introspect()).toMatchObject({ active: true, client_id: 'server', scope: 'read', iss: http });
    const revoked = await oauth.revocationRequest(server, client, authentication, token, insecure);
    await oauth.processRevocationResponse(revoked);
    expect(await introspect()).toEqual({ active: false });
  });
});

const overHttp = ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt'];
const secretAlgs = ['HS256', 'HS384', 'HS512'];
const keyAlgs = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 Ed25519 EdDSA'.split(' ');

describe('metadata (RFC 8414)', () => {
  it('is the same under both well-known paths and names only what works', async () => {
    const { http } = await runningPlayground();
    const oauthMetadata = await send(`${http}/.well-known/oauth-authorization-server`);
    const openidMetadata = await send(`${http}/.well-known/openid-configuration`);
    expect(openidMetadata.text).toBe(oauthMetadata.text);
    expect(JSON.parse(oauthMetadata.text)).toEqual({
      issuer: http,
      token_endpoint: `${http}/oauth/v2/oauth-token`,
      registration_endpoint: `${http}/oauth/v2/oauth-register`,
      jwks_uri: `${http}/oauth/v2/oauth-anonymous/jwks`,
      introspection_endpoint: `${http}/oauth/v2/oauth-introspect`,
      revocation_endpoint: `${http}/oauth/v2/oauth-revoke`,
      scopes_supported: ['read', 'write', 'calendar.read', 'calendar.write', 'mail.read', 'mail.send'],
      response_types_supported: [],
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: [...overHttp, 'none'],
      token_endpoint_auth_signing_alg_values_supported: [...secretAlgs, ...keyAlgs],
      introspection_endpoint_auth_methods_supported: overHttp,
      introspection_endpoint_auth_signing_alg_values_supported: [...secretAlgs, ...keyAlgs],
      introspection_signing_alg_values_supported: ['ES256'],
      revocation_endpoint_auth_methods_supported: [...overHttp, 'none'],
      revocation_endpoint_auth_signing_alg_values_supported: [...secretAlgs, ...keyAlgs],
      dpop_signing_alg_values_supported: keyAlgs,
      authorization_details_types_supported: ['account_access'],
    });
  });

  it('names client certificates under the https issuer only, where they can be shown (RFC 8705 §3.3)', async () => {
    const { https } = await runningPlayground();
    const { text } = await send(`${https}/.well-known/oauth-authorization-server`, {
      ca: await shownCertificate(https),
    });
    expect(JSON.parse(text)).toMatchObject({
      issuer: https,
      token_endpoint_auth_methods_supported: [...overHttp, 'tls_client_auth', 'self_signed_tls_client_auth', 'none'],
      tls_client_certificate_bound_access_tokens: true,
    });
  });

  it('does not follow the Host header of the request', async () => {
    const { http } = await runningPlayground();
    const answer = await send(`${http}/.well-known/oauth-authorization-server`, { headers: { Host: 'evil.example' } });
    expect(answer.text).not.toContain('evil.example');
  });

  it('publishes no private part of a key', async () => {
    const { http } = await runningPlayground();
    const { keys } = JSON.parse((await send(`${http}/oauth/v2/oauth-anonymous/jwks`)).text) as { keys: object[] };
    expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
      ['alg', 'e', 'kid', 'kty', 'n', 'use'],
      ['alg', 'e', 'kid', 'kty', 'n', 'use'],
      ['alg', 'crv', 'kid', 'kty', 'use', 'x'],
    ]);
  });
});

describe('introspection as a JWT (RFC 9701)', () => {
  const accept = { Accept: 'application/token-introspection+jwt' };

  it('is signed with a published key, for the caller, as an independent client library wants it', async () => {
    const { http, server } = await discovered();
    const token = await accessToken(http, 'server', 'Secr3t!', 'read');
    const response = await oauth.introspectionRequest(server, client, oauth.ClientSecretBasic('Secr3t!'), token, {
      ...insecure,
      requestJwtResponse: true,
    });
    const signed: oauth.Client = { ...client, introspection_signed_response_alg: 'ES256' };
    const text = await response.clone().text();
    expect(await oauth.processIntrospectionResponse(server, signed, response)).toMatchObject({
      active: true,
      client_id: 'server',
    });
    await oauth.validateApplicationLevelSignature(server, response, insecure);
    const keys = JSON.parse((await send(`${http}/oauth/v2/oauth-anonymous/jwks`)).text) as JSONWebKeySet;
    const { payload } = await jwtVerify(text, createLocalJWKSet(keys), {
      issuer: http,
      audience: 'server',
      typ: 'token-introspection+jwt',
    });
    expect(payload['token_introspection']).toMatchObject({ active: true, scope: 'read', token_type: 'Bearer' });
    expect([payload.sub, payload.exp]).toEqual([undefined, undefined]);
  });

  it('says of a revoked token that it is not active, and nothing more (§5)', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'server', 'Secr3t!');
    const headers = { ...basic('server', 'Secr3t!'), ...accept };
    await postForm(`${http}/oauth/v2/oauth-revoke`, `token=${token}`, { headers });
    const answer = await postForm(`${http}/oauth/v2/oauth-introspect`, `token=${token}`, { headers });
    expect(answer.headers['content-type']).toMatch(/^application\/token-introspection\+jwt(;|$)/);
    const [, claims = ''] = answer.text.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      token_introspection: { active: false },
    });
    expect((await send(`${http}/hello_world`, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(401);
  });

  it.each(['application/json', '*/*', 'application/json, application/token-introspection+jwt;q=0.5'])(
    'is not what Accept: %s asks for',
    async (value) => {
      const { http } = await runningPlayground();
      const answer = await postForm(`${http}/oauth/v2/oauth-introspect`, 'token=x', {
        headers: { ...basic('server', 'Secr3t!'), Accept: value },
      });
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(JSON.parse(answer.text)).toEqual({ active: false });
    },
  );
});

describe('introspection and revocation', () => {
  it('tell any client of the playground about any token, as each may stand in for an API (RFC 7662 §2.1)', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'server', 'Secr3t!', 'read');
    const answer = await postForm(`${http}/oauth/v2/oauth-introspect`, `token=${token}`, {
      headers: basic('jwt-server', 'Jwt-Secr3t!'),
    });
    expect(JSON.parse(answer.text)).toMatchObject({ active: true, client_id: 'server', scope: 'read' });
  });

  it('ask the caller to authenticate (RFC 7662 §2.1)', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'server', 'Secr3t!');
    const answer = await postForm(`${http}/oauth/v2/oauth-introspect`, `token=${token}`, {
      headers: basic('server', 'wrong'),
    });
    expect(answer.status).toBe(401);
  });

  it('let a client revoke its own tokens only, and say so (RFC 7009 §2.1)', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'server', 'Secr3t!');
    const answer = await postForm(`${http}/oauth/v2/oauth-revoke`, `token=${token}`, {
      headers: basic('short-lived', 'Sh0rt-Secr3t!'),
    });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({
      error: 'invalid_request',
      error_description: 'The token was issued to another client; only that client may revoke it.',
    });
  });

  it('refuse JWT access tokens, which the server keeps no record of', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'jwt-server', 'Jwt-Secr3t!');
    const answer = await postForm(`${http}/oauth/v2/oauth-introspect`, `token=${token}`, {
      headers: basic('jwt-server', 'Jwt-Secr3t!'),
    });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ error: 'unsupported_token_type' });
  });
});
