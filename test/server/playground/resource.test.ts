import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { basic, bearer, postForm, runningPlayground, send } from './running-playground.ts';
import { refusalOf, witnessAt } from './witness-client.ts';

const resourceClient = { clientId: 'resource-server', authentication: oauth.ClientSecretBasic('Resource-Secr3t!') };
const detailsClient = { clientId: 'details-server', authentication: oauth.ClientSecretBasic('Details-Secr3t!') };

describe('resource (RFC 8707)', () => {
  it.each([
    ['urn:grantscope:calendar', 'ES256', 'calendar.read', '/calendar'],
    ['urn:grantscope:mail', 'PS256', 'mail.read', '/mail'],
  ])('%s gets a JWT of its own, signed with %s, for its API alone', async (resource, alg, scope, path) => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const parameters = { resource, scope: 'calendar.read mail.read' };
    const answer = await token({ ...resourceClient, parameters });
    expect(answer.scope).toBe(scope);
    const keys = createRemoteJWKSet(new URL(`${http}/oauth/v2/oauth-anonymous/jwks`));
    const { payload } = await jwtVerify(answer.access_token, keys, { audience: resource, algorithms: [alg] });
    expect(payload).toMatchObject({ client_id: 'resource-server', scope });
    const headers = bearer(answer.access_token);
    expect((await send(`${http}${path}`, { headers })).status).toBe(200);
    const others = ['/calendar', '/mail', '/hello_world', '/read'].filter((other) => other !== path);
    for (const other of others) {
      const refused = await send(`${http}${other}`, { headers });
      expect([refused.status, refused.text]).toEqual([401, expect.stringContaining('meant for another API (aud)')]);
    }
  });

  it.each([
    ['an unknown one', 'urn:grantscope:unknown', 'which may name urn:grantscope:calendar or urn:grantscope:mail.'],
    ['one of other clients', 'urn:grantscope:demo-api', 'not for this client'],
    ['none', undefined, 'has to name a resource: urn:grantscope:calendar or urn:grantscope:mail'],
    ['no URI', 'calendar', 'resource indicator must be an absolute URI'],
    ['a URI with a fragment', 'urn:grantscope:mail#inbox', 'must not contain a fragment'],
  ])('%s is refused with invalid_target (§2)', async (_, resource, reason) => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const parameters = resource === undefined ? {} : { resource };
    expect(await refusalOf(token({ ...resourceClient, parameters }))).toMatchObject({
      status: 400,
      error: 'invalid_target',
      error_description: expect.stringContaining(reason) as string,
    });
  });

  it('two at once are refused: a token is for one API', async () => {
    const { http } = await runningPlayground();
    const resources = ['calendar', 'mail'].map((name) => `&resource=urn%3Agrantscope%3A${name}`).join('');
    const answer = await postForm(`${http}/oauth/v2/oauth-token`, `grant_type=client_credentials${resources}`, {
      headers: basic('resource-server', 'Resource-Secr3t!'),
    });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('"invalid_target"')]);
  });

  it('a token without the scope of the API is let in by no endpoint that needs it', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const parameters = { resource: 'urn:grantscope:mail', scope: 'mail.send' };
    const { access_token } = await token({ ...resourceClient, parameters });
    const answer = await send(`${http}/mail`, { headers: bearer(access_token) });
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('This needs the scope mail.read')]);
  });

  it('a client of the demo API cannot name another one', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const authentication = oauth.ClientSecretBasic('Secr3t!');
    const parameters = { resource: 'urn:grantscope:mail' };
    expect(await refusalOf(token({ clientId: 'server', authentication, parameters }))).toMatchObject({
      error: 'invalid_target',
    });
  });

  it('an opaque token is not let in at an API that wants a JWT of its own', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const { access_token } = await token({
      clientId: 'server',
      authentication: oauth.ClientSecretBasic('Secr3t!'),
    });
    const answer = await send(`${http}/calendar`, { headers: bearer(access_token) });
    expect([answer.status, answer.text]).toEqual([401, expect.stringContaining('meant for another API (aud)')]);
  });
});

describe('authorization_details (RFC 9396)', () => {
  const good = '[{"type":"account_access","actions":["list_accounts"],"accounts":["demo-1"]}]';

  it('come back in the answer, stand in the JWT, and the API has them', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const answer = await token({ ...detailsClient, parameters: { authorization_details: good } });
    expect(answer.authorization_details).toEqual(JSON.parse(good));
    expect(decodeProtectedHeader(answer.access_token).alg).toBe('ES256');
    expect(decodeJwt(answer.access_token)['authorization_details']).toEqual(JSON.parse(good));
    const api = await send(`${http}/hello_world`, { headers: bearer(answer.access_token) });
    expect(JSON.parse(api.text)).toMatchObject({ authorization_details: JSON.parse(good) as unknown });
  });

  it.each([
    ['no JSON', '[{', 'could not parse'],
    ['no array', '{"type":"account_access"}', 'should be a JSON array'],
    ['no type', '[{"actions":["list_accounts"]}]', 'type attribute must be a non-empty string'],
    ['another type', '[{"type":"payment"}]', 'unsupported authorization details type'],
    ['no actions', '[{"type":"account_access"}]', 'needs actions: list_accounts, read_balances, read_transactions'],
    ['no action', '[{"type":"account_access","actions":[]}]', 'needs actions'],
    [
      'another action',
      '[{"type":"account_access","actions":["steal \\"all\\""]}]',
      'the action steal ?all? is none of',
    ],
    ['an unknown member', '[{"type":"account_access","actions":["list_accounts"],"x":1}]', 'no member x'],
    ['accounts of numbers', '[{"type":"account_access","actions":["list_accounts"],"accounts":[1]}]', 'list of texts'],
  ])('with %s are refused with invalid_authorization_details (§5)', async (_, details, reason) => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const parameters = { authorization_details: details };
    expect(await refusalOf(token({ ...detailsClient, parameters }))).toMatchObject({
      status: 400,
      error: 'invalid_authorization_details',
      error_description: expect.stringContaining(reason) as string,
    });
  });

  it('are refused for a client that is not registered for the type', async () => {
    const { http } = await runningPlayground();
    const { token } = await witnessAt(http);
    const authentication = oauth.ClientSecretBasic('Jwt-Secr3t!');
    const parameters = { authorization_details: good };
    expect(await refusalOf(token({ clientId: 'jwt-server', authentication, parameters }))).toMatchObject({
      error: 'invalid_authorization_details',
    });
  });
});
