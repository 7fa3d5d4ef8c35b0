import { describe, expect, it } from 'vitest';
import { basic, postForm, runningPlayground, send } from '../running-playground.ts';

const form = 'grant_type=client_credentials';

describe('Basic that is not decoded', () => {
  it.each([
    ['', 'Secr3t%21', 200],
    ['', 'Secr3t!', 200],
    ['/faults/basic-not-decoded', 'Secr3t%21', 401],
    ['/faults/basic-not-decoded', 'Secr3t!', 200],
  ])('below “%s”, the secret sent as %s, gives %i', async (prefix, secret, status) => {
    const { http } = await runningPlayground();
    const answer = await postForm(`${http}${prefix}/oauth/v2/oauth-token`, form, { headers: basic('server', secret) });
    expect(answer.status).toBe(status);
  });

  it.each(['Basic', 'Basic %%%', `Basic ${Buffer.from('no colon').toString('base64')}`, 'Bearer x'])(
    'leaves a header that is none to the server: %s',
    async (value) => {
      const { http } = await runningPlayground();
      const headers = { Authorization: value };
      const answer = await postForm(`${http}/faults/basic-not-decoded/oauth/v2/oauth-token`, form, { headers });
      expect(answer.status).toBe(400);
    },
  );
});

describe('a DPoP nonce that is demanded', () => {
  it('refuses a request without a proof, which the ordinary server takes', async () => {
    const { http } = await runningPlayground();
    const headers = basic('server', 'Secr3t!');
    expect((await postForm(`${http}/oauth/v2/oauth-token`, form, { headers })).status).toBe(200);
    const answer = await postForm(`${http}/faults/dpop-nonce/oauth/v2/oauth-token`, form, { headers });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({
      error: 'invalid_grant',
      error_description: 'grant request is invalid: DPoP proof JWT not provided',
    });
  });

  it('is told in the metadata of its own issuer', async () => {
    const { http } = await runningPlayground();
    const { text } = await send(`${http}/faults/dpop-nonce/.well-known/oauth-authorization-server`);
    expect(JSON.parse(text)).toMatchObject({ issuer: `${http}/faults/dpop-nonce` });
  });
});
