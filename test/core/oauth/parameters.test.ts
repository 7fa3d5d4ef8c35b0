import { describe, expect, it } from 'vitest';
import { curlCommand } from '#core/http/curl.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { type Connection, type Parameter, ordinaryForm } from '#core/oauth/connection.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';

const on = (name: string, value: string): Parameter => ({ name, value, on: true });
const off = (name: string, value: string): Parameter => ({ name, value, on: false });

function built(parameters: readonly Parameter[], change: Partial<Connection> = {}) {
  return tokenRequest({
    tokenEndpoint: 'https://as.test/token',
    clientId: 'server',
    clientSecret: 'Secr3t!',
    scope: 'read',
    clientAuthentication: 'client_secret_basic',
    basicEncoding: 'compatible',
    way: 'proxy',
    assertion: usualAssertion,
    assertionSecrets: noAssertionSecrets,
    introspectionEndpoint: '',
    revocationEndpoint: '',
    parameters,
    dpop: false,
    provider: '',
    ...ordinaryForm,
    ...change,
  });
}

function body(parameters: readonly Parameter[], change: Partial<Connection> = {}): string {
  const result = built(parameters, change);
  if (result.kind === 'incomplete') throw new Error(JSON.stringify(result.faults));
  return new TextDecoder().decode(result.request.body);
}

describe('further parameters of the token request', () => {
  it('stand behind the scope in their order, form-encoded', () => {
    expect(body([on('audience', 'https://api.test/'), on('organization', 'a&b')])).toBe(
      'grant_type=client_credentials&scope=read&audience=https%3A%2F%2Fapi.test%2F&organization=a%26b',
    );
  });

  it('may repeat resource (RFC 8707 §2)', () => {
    expect(body([on('resource', 'https://a.test'), on('resource', 'https://b.test')], { scope: '' })).toBe(
      'grant_type=client_credentials&resource=https%3A%2F%2Fa.test&resource=https%3A%2F%2Fb.test',
    );
  });

  it('are left out while they are off, with whatever is wrong in them', () => {
    expect(body([off('', 'x'), off('client_secret', 'x'), on('audience', 'a')])).toBe(
      'grant_type=client_credentials&scope=read&audience=a',
    );
  });

  it('may have an empty value', () => {
    expect(body([on('audience', '')])).toBe('grant_type=client_credentials&scope=read&audience=');
  });

  it('stand in the curl command as well', () => {
    const result = built([on('audience', 'api one')]);
    if (result.kind === 'incomplete') throw new Error('incomplete');
    expect(curlCommand(result.request, [], { trust: { kind: 'system' } })).toContain('audience=api+one');
  });

  it.each([
    ['', 'a', 'Type the name of parameter 2'],
    [' ', '', 'Type the name of parameter 2'],
    ['client_secret', 'a', 'Remove client_secret from the parameters'],
    ['client_id', 'a', 'Remove client_id'],
    ['grant_type', 'password', 'Remove grant_type'],
    ['scope ', 'a', 'Remove scope'],
    ['audience ', 'a', 'white space before or after the name of parameter 2'],
    ['audience', '\uD800', 'half a character'],
    ['\uD800', 'a', 'half a character'],
  ])('refuse the name %j with the value %j, and say which one', (name, value, words) => {
    const result = built([on('audience', 'a'), on(name, value)]);
    expect(result).toEqual({
      kind: 'incomplete',
      faults: [{ field: 'parameters', index: 1, message: expect.stringContaining(words) as string }],
    });
  });

  it('say which gap is still open in an endpoint that a preset filled in', () => {
    const result = built([], { tokenEndpoint: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token' });
    expect(result).toEqual({
      kind: 'incomplete',
      faults: [
        {
          field: 'tokenEndpoint',
          message: 'Fill in {tenant} in the token endpoint: it stands for a value of your own.',
        },
      ],
    });
  });
});
