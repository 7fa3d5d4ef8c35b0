import { describe, expect, it } from 'vitest';
import { readRegistration, registrationRequest } from '#core/oauth/client-registration.ts';
import { answered, unanswered } from '../../support/exchanges.ts';

const form = {
  endpoint: 'https://as.example/register',
  initialAccessToken: '',
  clientName: '',
  clientAuthentication: 'client_secret_basic',
  scope: '',
};

function bodyOf(change: Partial<typeof form>): string {
  return new TextDecoder().decode(registrationRequest({ ...form, ...change }).body);
}

it('registers for client credentials alone, and leaves out what was not typed (RFC 7591 §2)', () => {
  expect(bodyOf({})).toBe(
    '{"grant_types":["client_credentials"],"response_types":[],"token_endpoint_auth_method":"client_secret_basic"}',
  );
  expect(bodyOf({ clientName: 'Reports', scope: 'read write' })).toBe(
    '{"client_name":"Reports","grant_types":["client_credentials"],"response_types":[],"token_endpoint_auth_method":"client_secret_basic","scope":"read write"}',
  );
});

it('sends the initial access token as a bearer token, where there is one (RFC 7591 §3)', () => {
  expect(registrationRequest(form).headers.map(([name]) => name)).toEqual(['Content-Type', 'Accept']);
  expect(registrationRequest({ ...form, initialAccessToken: 'first' }).headers).toContainEqual([
    'Authorization',
    'Bearer first',
  ]);
});

describe('the answer (RFC 7591 §3.2)', () => {
  it('tells what was registered, which may be another than was asked for (§3.2.1)', () => {
    const body =
      '{"client_id":"c1","client_secret":"s3cret","registration_access_token":"rat","token_endpoint_auth_method":"client_secret_post","scope":"read"}';
    expect(readRegistration(answered({ status: 201, body }))).toEqual({
      kind: 'registered',
      clientId: 'c1',
      clientSecret: 's3cret',
      registrationAccessToken: 'rat',
      clientAuthentication: 'client_secret_post',
      scope: 'read',
    });
  });

  it.each([200, 201])('with %i and a client_id alone is a client without a secret', (status) => {
    expect(readRegistration(answered({ status, body: '{"client_id":"c1","client_secret":7}' }))).toEqual({
      kind: 'registered',
      clientId: 'c1',
      clientSecret: undefined,
      registrationAccessToken: undefined,
      clientAuthentication: undefined,
      scope: undefined,
    });
  });

  it.each([
    [401, '{"error":"invalid_token"}', 'The server answered 401: invalid_token.', /initial access token/],
    [403, 'no', 'The server answered 403.', /initial access token/],
    [
      400,
      '{"error":"invalid_client_metadata"}',
      'The server answered 400: invalid_client_metadata.',
      /one of the values/,
    ],
    [404, '<html>', 'The server answered 404.', /registration_endpoint/],
    [405, '', 'The server answered 405.', /registration_endpoint/],
    [500, '{"client_id":"c1"}', 'The server answered 500.', /The answer below says more/],
    [201, '{"client_id":""}', 'The server answered 201, without a client_id.', /The answer below says more/],
    [201, '[{"client_id":"c1"}]', 'The server answered 201, without a client_id.', /The answer below says more/],
    [200, '{"client_id":"c1"', 'The server answered 200, without a client_id.', /The answer below says more/],
  ])('%i %s is a refusal with what to do next', (status, body, reason, next) => {
    expect(readRegistration(answered({ status, body }))).toEqual({
      kind: 'refused',
      reason,
      next: expect.stringMatching(next) as string,
    });
  });

  it('that did not come is said as what it is: nothing is known', () => {
    expect(readRegistration(unanswered())).toEqual({
      kind: 'refused',
      reason: 'The server gave no answer.',
      next: 'The exchange below says why; nothing is known to be registered.',
    });
  });
});
