import { expect, it } from 'vitest';
import { planRegistration, type RegistrationForm } from '#core/oauth/client-registration.ts';

const form: RegistrationForm = {
  endpoint: 'https://as.example/register',
  initialAccessToken: '',
  clientName: '',
  clientAuthentication: 'client_secret_basic',
  scope: '',
  jwks: '',
  dpopBound: false,
  further: '',
};

function requestOf(change: Partial<RegistrationForm>) {
  const plan = planRegistration({ ...form, ...change });
  if (plan.kind === 'faults') throw new Error(JSON.stringify(plan.faults));
  return plan.request;
}

function bodyOf(change: Partial<RegistrationForm>): string {
  return new TextDecoder().decode(requestOf(change).body);
}

function faultsOf(change: Partial<RegistrationForm>) {
  const plan = planRegistration({ ...form, ...change });
  return plan.kind === 'faults' ? plan.faults : {};
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
  expect(requestOf({}).headers.map(([name]) => name)).toEqual(['Content-Type', 'Accept']);
  expect(requestOf({ initialAccessToken: 'first' }).headers).toContainEqual(['Authorization', 'Bearer first']);
});

it('registers public keys with the methods that need them, and with no other (RFC 7591 §2, RFC 8705 §2.2.2)', () => {
  const jwks = '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"abc"}]}';
  expect(bodyOf({ jwks, clientAuthentication: 'private_key_jwt' })).toContain(`"jwks":${jwks}`);
  expect(bodyOf({ jwks, clientAuthentication: 'self_signed_tls_client_auth' })).toContain(`"jwks":${jwks}`);
  expect(bodyOf({ jwks })).not.toContain('jwks');
});

it('asks for bound tokens (RFC 9449 §5.2), and for what a server has names of its own for', () => {
  expect(bodyOf({ dpopBound: true })).toContain('"dpop_bound_access_tokens":true');
  const further = bodyOf({ further: '{"access_token_lifetime": 60, "grant_types": []}' });
  expect(JSON.parse(further)).toMatchObject({ access_token_lifetime: 60, grant_types: [] });
});

it('sends nothing while a field is wrong, and says which', () => {
  const endpoint = 'Type the registration endpoint, for example https://auth.example.com/token.';
  expect(faultsOf({ endpoint: '' })).toEqual({ endpoint });
  expect(faultsOf({ further: 'token' })).toEqual({ further: expect.stringContaining('no JSON object') });
  expect(faultsOf({ initialAccessToken: 'copied\n' })).toEqual({
    initialAccessToken: expect.stringContaining('white space'),
  });
});

it('never sends the private part of a key', () => {
  const jwks = '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"abc","d":"secret"}]}';
  const { jwks: fault } = faultsOf({ jwks, clientAuthentication: 'private_key_jwt' });
  expect(fault).toContain('has its private part');
  expect(fault).not.toContain('secret');
});
