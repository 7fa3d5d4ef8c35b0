import { expect, it } from 'vitest';
import { changeDraft, readRegisteredClient, registeredOtherwise } from '#core/oauth/registered-client.ts';

function client(members: Readonly<Record<string, unknown>>) {
  const read = readRegisteredClient({ client_id: 'one', ...members });
  if (read === undefined) throw new Error('It names a client.');
  return read;
}

it('an update begins with all that is registered, but for what only a server tells and the secret (RFC 7592 §2.2)', () => {
  const registered = client({
    client_name: 'Reports',
    client_secret: 'secret',
    client_secret_expires_at: 0,
    client_id_issued_at: 1,
    registration_access_token: 'opens-one',
    registration_client_uri: 'https://as.example/register/one',
  });
  expect(JSON.parse(changeDraft(registered))).toEqual({ client_id: 'one', client_name: 'Reports' });
});

it('tells what was registered otherwise than asked (RFC 7591 §3.2.1)', () => {
  const asked = { scope: 'read write', client_name: 'Reports', token_endpoint_auth_method: 'client_secret_basic' };
  expect(registeredOtherwise(asked, client({ scope: 'read', client_name: 'Reports' }))).toEqual([
    { name: 'scope', asked: '"read write"', registered: '"read"' },
    { name: 'token_endpoint_auth_method', asked: '"client_secret_basic"', registered: undefined },
  ]);
});

it('takes another order, and an empty list that is left out, for the same', () => {
  const asked = {
    scope: 'read write',
    response_types: [],
    grant_types: ['a', 'b'],
    jwks: { keys: [{ kty: 'EC', x: '1' }] },
  };
  const registered = { scope: 'write read', grant_types: ['b', 'a'], jwks: { keys: [{ x: '1', kty: 'EC' }] } };
  expect(registeredOtherwise(asked, client(registered))).toEqual([]);
});

it('an answer without client_id names no client, and members of another type count as absent', () => {
  expect(readRegisteredClient({ client_name: 'Reports' })).toBeUndefined();
  expect(client({ client_secret: 1, client_secret_expires_at: '0' })).toMatchObject({
    clientSecret: undefined,
    secretExpiresAtSeconds: undefined,
  });
});

it('a hostile answer cannot break it: nested without end, of endless length, or with a time that no calendar has', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
  const hostile = client({ jwks: deep, scope: 'x'.repeat(300_000), client_secret_expires_at: 1e20 });
  expect(changeDraft(hostile)).toBe('');
  const [scope, jwks] = registeredOtherwise({ scope: 'read', jwks: { keys: [] } }, hostile);
  expect(scope?.registered?.length).toBeLessThan(300);
  expect(jwks?.registered).toBe('nested too deeply to be shown');
  expect(hostile.secretExpiresAtSeconds).toBeUndefined();
});
