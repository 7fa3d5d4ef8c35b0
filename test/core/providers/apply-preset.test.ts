import { describe, expect, it } from 'vitest';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { changedFields, presetChange } from '#core/providers/apply-preset.ts';
import { providerById } from '#core/providers/built-in.ts';

const typed: Connection = {
  tokenEndpoint: 'https://as.example/token',
  clientId: 'machine',
  clientSecret: 'Secr3t!',
  scope: 'read',
  parameters: [],
  clientAuthentication: 'client_secret_basic',
  basicEncoding: 'raw',
  way: 'proxy',
  assertion: usualAssertion,
  assertionSecrets: noAssertionSecrets,
  introspectionEndpoint: '',
  revocationEndpoint: '',
  dpop: false,
  provider: '',
  ...ordinaryForm,
};

function chosen(id: string, change: Partial<Connection> = {}) {
  const provider = providerById(id);
  if (provider === undefined) throw new Error(id);
  const before = { ...typed, ...change };
  const after = { ...before, ...presetChange(provider, before) };
  return { after, changed: changedFields(before, after) };
}

describe('choosing a provider', () => {
  it('fills in the endpoint with its gaps, the authentication, and the parameter that is needed', () => {
    const { after, changed } = chosen('auth0');
    expect(after).toEqual({
      ...typed,
      provider: 'auth0',
      tokenEndpoint: 'https://{domain}/oauth/token',
      clientAuthentication: 'client_secret_post',
      assertion: { ...usualAssertion, audience: 'issuer' },
      parameters: [{ name: 'audience', value: '', on: true }],
    });
    expect(changed).toEqual(['Token endpoint', 'Client authentication', 'Parameters']);
  });

  it.each([
    ['auth0', 'https://acme.auth0.com/oauth/token'],
    ['auth0', 'https://login.acme.example/oauth/token'],
    ['entra', 'https://login.microsoftonline.us/8f1c/oauth2/v2.0/token'],
    ['keycloak', 'https://sso.example/auth/realms/a/protocol/openid-connect/token'],
  ])('leaves an endpoint that is one of %s as it is: %s', (id, tokenEndpoint) => {
    expect(chosen(id, { tokenEndpoint }).after.tokenEndpoint).toBe(tokenEndpoint);
  });

  it('keeps parameters with a value, adds none twice, and drops the empty ones of another preset', () => {
    const parameters = [
      { name: 'audience', value: 'https://api.example', on: true },
      { name: 'resource', value: '', on: true },
    ];
    expect(chosen('auth0', { parameters }).after.parameters).toEqual([parameters[0]]);
    expect(chosen('entra-v1', { parameters }).after.parameters).toEqual([
      parameters[0],
      { name: 'resource', value: '', on: true },
    ]);
  });

  it.each([
    ['entra', 'token-endpoint', 'JWT'],
    ['okta-org', 'token-endpoint', ''],
    ['auth0', 'issuer', ''],
    ['keycloak', 'issuer', ''],
    ['spotify', 'token-endpoint', ''],
  ] as const)('sets for %s whom an assertion is for: the %s, with typ “%s”', (id, audience, typ) => {
    const before = { ...usualAssertion, audience: 'own', typ: 'client-authentication+jwt', kid: 'k1' } as const;
    expect(chosen(id, { assertion: before }).after.assertion).toEqual({ ...before, audience, typ });
  });

  it('forgets the issuer of another server, keeps its own, and says so where an assertion is signed', () => {
    const assertion = { ...usualAssertion, audience: 'issuer', issuer: 'https://acme.auth0.com/' } as const;
    const own = chosen('auth0', { assertion, tokenEndpoint: 'https://acme.auth0.com/oauth/token' });
    expect(own.after.assertion.issuer).toBe('https://acme.auth0.com/');
    const other = chosen('okta-org', { assertion, clientAuthentication: 'private_key_jwt' });
    expect(other.after.assertion.issuer).toBe('');
    expect(other.changed).toEqual(['Token endpoint', 'Assertion']);
  });

  it('chooses the only way that Okta’s own server takes', () => {
    expect(chosen('okta-org').after.clientAuthentication).toBe('private_key_jwt');
  });

  it('changes nothing but the choice where the grant does not exist', () => {
    expect(chosen('google').after).toEqual({ ...typed, provider: 'google' });
  });
});
