import { expect, it } from 'vitest';
import { registrationRequest } from '#core/oauth/client-registration.ts';

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
