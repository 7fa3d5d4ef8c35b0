import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { accessToken, basic, bearer, postForm, runningPlayground, send } from '../running-playground.ts';

const jwtClient = ['jwt-server', 'Jwt-Secr3t!'] as const;
const opaqueClient = ['server', 'Secr3t!'] as const;

async function below(faults: string) {
  const { http, https } = await runningPlayground();
  const issuer = `${http}/faults/${faults}`;
  const call = async (token: string, at = issuer) => {
    const { status, text } = await send(`${at}/hello_world`, { headers: bearer(token) });
    return { status, said: (JSON.parse(text) as { error_description?: string }).error_description };
  };
  return { http, https, issuer, call };
}

describe('an issuer of its own', () => {
  it.each([
    '/.well-known/oauth-authorization-server/faults/no-cors',
    '/faults/no-cors/.well-known/oauth-authorization-server',
    '/faults/no-cors/.well-known/openid-configuration',
  ])('is described at %s, with every endpoint below the prefix', async (path) => {
    const { http, issuer } = await below('no-cors');
    expect(JSON.parse((await send(`${http}${path}`)).text)).toMatchObject({
      issuer,
      token_endpoint: `${issuer}/oauth/v2/oauth-token`,
      jwks_uri: `${issuer}/oauth/v2/oauth-anonymous/jwks`,
      introspection_endpoint: `${issuer}/oauth/v2/oauth-introspect`,
      revocation_endpoint: `${issuer}/oauth/v2/oauth-revoke`,
    });
  });

  it('stands in its tokens, which its API takes and the ordinary one does not, nor the other way round', async () => {
    const { http, issuer, call } = await below('no-cors');
    const token = await accessToken(issuer, ...jwtClient);
    expect(decodeJwt(token).iss).toBe(issuer);
    expect((await call(token)).status).toBe(200);
    const foreign = { status: 401, said: 'The token was issued by another server (iss).' };
    expect(await call(token, http)).toEqual(foreign);
    expect(await call(await accessToken(http, ...jwtClient))).toEqual(foreign);
  });

  it('introspects and revokes', async () => {
    const { issuer, call } = await below('no-cors+expires-in-missing');
    const token = await accessToken(issuer, ...opaqueClient);
    const headers = basic(...opaqueClient);
    const asked = () => postForm(`${issuer}/oauth/v2/oauth-introspect`, `token=${token}`, { headers });
    expect(JSON.parse((await asked()).text)).toMatchObject({ active: true });
    expect((await postForm(`${issuer}/oauth/v2/oauth-revoke`, `token=${token}`, { headers })).status).toBe(200);
    expect(JSON.parse((await asked()).text)).toEqual({ active: false });
    expect((await call(token)).said).toMatch(/^The token was revoked/);
  });

  it('echoes the target as it was sent', async () => {
    const { issuer } = await below('html-503');
    expect((await send(`${issuer}/echo?x=1`)).text).toMatch(/^GET \/faults\/html-503\/echo\?x=1 HTTP\/1\.1\r\n/);
  });

  it('is not there for a fault that nobody knows', async () => {
    const { http } = await below('no-cors');
    const answer = await send(`${http}/faults/nonsense/oauth/v2/oauth-token`, { method: 'POST' });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toEqual({
      error: 'not_found',
      error_description: 'There is no fault with this name. GET /faults lists them.',
    });
    const list = JSON.parse((await send(`${http}/faults`)).text) as { faults: { id: string; issuer?: string }[] };
    expect(list.faults.find(({ id }) => id === 'html-503')?.issuer).toBe(`${http}/faults/html-503`);
  });
});

describe('a wrong aud', () => {
  it.each([jwtClient, opaqueClient])('makes the API refuse the token of %s', async (...client) => {
    const { issuer, call } = await below('wrong-aud');
    const token = await accessToken(issuer, ...client);
    expect(await call(token)).toEqual({ status: 401, said: 'The token is meant for another API (aud).' });
  });

  it('is written into the token', async () => {
    const { issuer } = await below('wrong-aud');
    expect(decodeJwt(await accessToken(issuer, ...jwtClient)).aud).toBe('account');
  });
});

describe('a clock that is off', () => {
  it.each([-10, 10])('by %i minutes dates tokens and answers', async (minutes) => {
    const { issuer } = await below(`clock-off${minutes < 0 ? minutes : `+${minutes}`}`);
    const { iat = 0, exp = 0 } = decodeJwt(await accessToken(issuer, ...jwtClient));
    const { date = '' } = (await send(`${issuer}/oauth/v2/oauth-anonymous/jwks`)).headers;
    const nowSeconds = Date.now() / 1000;
    expect(Math.abs(iat - nowSeconds - minutes * 60)).toBeLessThan(10);
    expect(exp - iat).toBe(299);
    expect(Math.abs(Date.parse(date) / 1000 - nowSeconds - minutes * 60)).toBeLessThan(10);
  });

  it.each([jwtClient, opaqueClient])('backwards ends the tokens of %s before they begin', async (...client) => {
    const { issuer, call } = await below('clock-off-10');
    const refused = await call(await accessToken(issuer, ...client));
    expect(refused.status).toBe(401);
    expect(refused.said).toMatch(/^The token expired \d+ s ago\.$/);
  });

  it('leaves the date of the API right', async () => {
    const { issuer } = await below('clock-off+10');
    const { date = '' } = (await send(`${issuer}/hello_world`)).headers;
    expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(10_000);
  });
});

describe('a key that was rotated after signing', () => {
  it('is not in the JWKS, and the API says so', async () => {
    const { issuer, call } = await below('key-rotated');
    const token = await accessToken(issuer, ...jwtClient);
    const jwks = JSON.parse((await send(`${issuer}/oauth/v2/oauth-anonymous/jwks`)).text) as {
      keys: { kid: string }[];
    };
    expect(jwks.keys.map(({ kid }) => kid)).not.toContain(decodeProtectedHeader(token).kid);
    expect(jwks.keys).toHaveLength(1);
    expect((await call(token)).said).toBe(
      'The token is signed with a key that this server has withdrawn since: it was rotated.',
    );
  });

  it('is where it should be without the prefix', async () => {
    const { http } = await below('key-rotated');
    const token = await accessToken(http, ...jwtClient);
    const jwks = JSON.parse((await send(`${http}/oauth/v2/oauth-anonymous/jwks`)).text) as { keys: { kid: string }[] };
    expect(jwks.keys.map(({ kid }) => kid)).toContain(decodeProtectedHeader(token).kid);
  });
});

describe('the same token each time', () => {
  it.each([jwtClient, opaqueClient])('is what %s gets, and the API takes it', async (...client) => {
    const { issuer, http, call } = await below('same-token');
    const token = await accessToken(issuer, ...client);
    expect(await accessToken(issuer, ...client)).toBe(token);
    expect((await call(token)).status).toBe(200);
    expect(await accessToken(http, ...client)).not.toBe(await accessToken(http, ...client));
  });

  it('has no more than the seconds that are left, another scope is another token, and a revoked one is not repeated', async () => {
    const { issuer } = await below('same-token');
    const token = await accessToken(issuer, ...opaqueClient);
    expect(await accessToken(issuer, ...opaqueClient, 'read')).not.toBe(token);
    const headers = basic(...opaqueClient);
    const again = await postForm(`${issuer}/oauth/v2/oauth-token`, 'grant_type=client_credentials', { headers });
    const { expires_in } = JSON.parse(again.text) as { expires_in: number };
    expect(expires_in).toBeLessThan(299);
    expect(expires_in).toBeGreaterThan(280);
    await postForm(`${issuer}/oauth/v2/oauth-revoke`, `token=${token}`, { headers });
    expect(await accessToken(issuer, ...opaqueClient)).not.toBe(token);
  });
});
