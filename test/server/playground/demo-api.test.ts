import { connect } from 'node:net';
import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { accessToken, basic, bearer, postForm, runningPlayground, send } from './running-playground.ts';

describe('/hello_world', () => {
  it('challenges a request without a token, without calling it an error (RFC 6750 §3.1)', async () => {
    const { http } = await runningPlayground();
    const answer = await send(`${http}/hello_world`);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="demo-api"');
  });

  it('takes a token from the Authorization header only (RFC 6750 §2.3)', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'server', 'Secr3t!');
    const answer = await send(`${http}/hello_world?access_token=${token}`);
    expect(answer.status).toBe(401);
  });

  it.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer "abc"'])(
    'calls %j malformed: 400 invalid_request',
    async (value) => {
      const { http } = await runningPlayground();
      const answer = await send(`${http}/hello_world`, { headers: { Authorization: value } });
      expect(answer.status).toBe(400);
      expect(answer.headers['www-authenticate']).toMatch(
        /^Bearer realm="demo-api", error="invalid_request", error_desc/,
      );
    },
  );

  it('refuses a token that it does not know with 401 invalid_token', async () => {
    const { http } = await runningPlayground();
    const answer = await send(`${http}/hello_world`, { headers: bearer('wrong') });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe(
      'Bearer realm="demo-api", error="invalid_token", error_description="The token is unknown here: mistyped, from another server, or long gone."',
    );
  });

  it.each([
    ['server', 'Secr3t!'],
    ['jwt-server', 'Jwt-Secr3t!'],
  ])('tells how long ago a token of %s expired', async (clientId, secret) => {
    let aheadMs = 0;
    const { http } = await runningPlayground({ nowMs: () => Date.now() + aheadMs });
    const token = await accessToken(http, clientId, secret);
    aheadMs = 400_000;
    const answer = await send(`${http}/hello_world`, { headers: bearer(token) });
    expect(answer.status).toBe(401);
    expect(answer.text).toMatch(/"error": "invalid_token",\s+"error_description": "The token expired 10[01] s ago\."/);
  });

  it('tells that a token was revoked', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'server', 'Secr3t!');
    await postForm(`${http}/oauth/v2/oauth-revoke`, `token=${token}`, { headers: basic('server', 'Secr3t!') });
    const answer = await send(`${http}/hello_world`, { headers: bearer(token) });
    expect(answer.text).toMatch(/The token was revoked [01] s ago\./);
  });

  it('takes GET and says so to others (RFC 9110 §15.5.6)', async () => {
    const { http } = await runningPlayground();
    const answer = await send(`${http}/hello_world`, { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
  });
});

describe('JWTs that are not ours', () => {
  async function refusalOf(change: (jwt: SignJWT) => SignJWT): Promise<string> {
    const { http } = await runningPlayground();
    const { privateKey } = await generateKeyPair('ES256');
    const jwt = new SignJWT({ client_id: 'x' })
      .setIssuer(http)
      .setAudience('urn:grantscope:demo-api')
      .setExpirationTime('1m');
    const token = await change(jwt).sign(privateKey);
    return (await send(`${http}/hello_world`, { headers: bearer(token) })).text;
  }

  it('are refused when another key signed them', async () => {
    expect(await refusalOf((jwt) => jwt.setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' }))).toContain(
      'The signature of the token does not match the key that it names.',
    );
  });

  it('are refused when they name an unknown key', async () => {
    expect(await refusalOf((jwt) => jwt.setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'other' }))).toContain(
      'The token is signed with a key that this server does not have.',
    );
  });

  it('are refused unsigned (RFC 8725 §2.1)', async () => {
    const { http } = await runningPlayground();
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none', typ: 'at+jwt' })}.${part({ iss: http, aud: 'urn:grantscope:demo-api' })}.`;
    const answer = await send(`${http}/hello_world`, { headers: bearer(token) });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('The token is not signed with ES256');
  });
});

describe('/read', () => {
  it('answers a token with the scope read', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'server', 'Secr3t!', 'read');
    const answer = await send(`${http}/read`, { headers: bearer(token) });
    expect(answer.status).toBe(200);
  });

  it('refuses a token without it: 403 insufficient_scope, naming the scope (RFC 6750 §3.1)', async () => {
    const { http } = await runningPlayground();
    const token = await accessToken(http, 'server', 'Secr3t!', 'write');
    const answer = await send(`${http}/read`, { headers: bearer(token) });
    expect(answer.status).toBe(403);
    expect(answer.headers['www-authenticate']).toBe(
      'Bearer realm="demo-api", error="insufficient_scope", error_description="This needs the scope read; the token has only write.", scope="read"',
    );
  });
});

describe('/echo', () => {
  /** Writes bytes and reads until the server closes. */
  function exchangeBytes(origin: string, bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
      let text = '';
      socket.setEncoding('latin1').on('data', (part: string) => (text += part));
      socket.on('end', () => resolve(text)).on('error', reject);
    });
  }

  it.each([
    [
      'odd casing, repeated fields and white space',
      'PATCH /echo?a=%20b HTTP/1.1\r\nhOST: x\r\nX-A:   1  \r\nx-a:2\r\nConnection: close\r\nContent-Length: 5\r\n\r\n\xe4\0b\r\n',
    ],
    [
      'chunks',
      'POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nhi\r\n0\r\nX-T: 1\r\n\r\n',
    ],
    ['a plain OPTIONS', 'OPTIONS /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ])('shows the request byte for byte: %s', async (_, bytes) => {
    const { http } = await runningPlayground();
    const answer = await exchangeBytes(http, bytes);
    const headEnd = answer.indexOf('\r\n\r\n') + 4;
    expect(answer.slice(0, headEnd)).toContain('Content-Type: text/plain');
    expect(answer.slice(headEnd)).toBe(bytes);
  });

  it('shows each of two requests on one connection', async () => {
    const { http } = await runningPlayground();
    const first = 'GET /echo?1 HTTP/1.1\r\nHost: x\r\n\r\n';
    const second = 'GET /echo?2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const answer = await exchangeBytes(http, first + second);
    expect(answer).toContain(`\r\n\r\n${first}HTTP/1.1 200 OK`);
    expect(answer.endsWith(`\r\n\r\n${second}`)).toBe(true);
  });

  it('refuses more than a mebibyte', async () => {
    const { http } = await runningPlayground();
    const answer = await send(`${http}/echo`, { method: 'POST', body: 'x'.repeat(1_048_577) });
    expect(answer.status).toBe(413);
  });
});
