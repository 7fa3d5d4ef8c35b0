import { describe, expect, it } from 'vitest';
import * as oauth from 'oauth4webapi';
import type { ClientEdit, OwnClientSettings } from '#core/contract/playground-own-clients.ts';
import type { CertificateAndKey } from '#server/playground/certify.ts';
import { makeClientCertificates } from '#server/playground/client-certificates.ts';
import { bearer, runningPlayground, send } from '../running-playground.ts';
import { refusalOf, witnessAt } from '../witness-client.ts';

type Running = Awaited<ReturnType<typeof runningPlayground>>;

const settings: OwnClientSettings = {
  clientId: 'with-a-key',
  clientCredentials: true,
  clientAuthentication: 'private_key_jwt',
  publicKeys: '',
  dpopBound: false,
  scopes: ['read'],
  lifetimeSeconds: 0,
  token: 'opaque',
};
const { clientId } = settings;

const creating = (change: Partial<OwnClientSettings>): ClientEdit => ({
  kind: 'create',
  settings: { ...settings, ...change },
  secret: { kind: 'keep' },
});

async function committed({ clients }: Running, change: Partial<OwnClientSettings>): Promise<void> {
  const outcome = await clients.edit(creating(change));
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  await clients.commit();
}

async function keyPair() {
  const made = await oauth.generateKeyPair('ES256', { extractable: true });
  const publicJwk = await crypto.subtle.exportKey('jwk', made.publicKey);
  return { ...made, publicJwk, jwks: JSON.stringify({ keys: [publicJwk] }) };
}

const certificate = (): CertificateAndKey =>
  makeClientCertificates({ issued: 'x', selfSigned: 'client.example' }, Date.now()).selfSigned;

describe('a client that was made with a key (private_key_jwt)', () => {
  it('gets a token by an assertion that the key has signed, and by no other', async () => {
    const playground = await runningPlayground();
    const { jwks, privateKey } = await keyPair();
    await committed(playground, { publicKeys: jwks });
    const { token } = await witnessAt(playground.http);
    const answer = await token({
      clientId,
      authentication: oauth.PrivateKeyJwt(privateKey),
      parameters: { scope: 'read' },
    });
    expect(answer).toMatchObject({ token_type: 'bearer', scope: 'read' });
    const other = await keyPair();
    const refused = token({ clientId, authentication: oauth.PrivateKeyJwt(other.privateKey) });
    expect(await refusalOf(refused)).toMatchObject({ status: 401, error: 'invalid_client' });
  });

  it('has its keys kept as they are needed, and nothing that stood beside them', async () => {
    const playground = await runningPlayground();
    const { publicJwk } = await keyPair();
    const text = JSON.stringify({ keys: [{ ...publicJwk, note: 'beside the key' }], password: 'beside the set' });
    await committed(playground, { publicKeys: text });
    const [listed] = playground.clients.list().clients;
    expect(JSON.stringify(listed)).not.toContain('beside');
    expect(JSON.parse(listed?.settings.publicKeys ?? '')).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-256' }] });
  });

  it('has none once it proves itself by a secret', async () => {
    const playground = await runningPlayground();
    const { jwks } = await keyPair();
    await committed(playground, { publicKeys: jwks });
    const changed = { ...settings, publicKeys: jwks, clientAuthentication: 'client_secret_basic' as const };
    await playground.clients.edit({ kind: 'change', settings: changed, secret: { kind: 'generate' } });
    expect((await playground.clients.commit()).clients).toMatchObject([
      { hasSecret: true, settings: { publicKeys: '' } },
    ]);
  });
});

describe('a client that was made with a certificate (RFC 8705 §2.2)', () => {
  it('gets a token with it, which is bound to it, and none with another', async () => {
    const playground = await runningPlayground();
    const shown = certificate();
    await committed(playground, {
      clientAuthentication: 'self_signed_tls_client_auth',
      publicKeys: shown.certificatePem,
    });
    const { token } = await witnessAt(playground.https, shown);
    const authentication = oauth.TlsClientAuth();
    expect(await token({ clientId, authentication })).toMatchObject({ expires_in: 299 });
    const other = await witnessAt(playground.https, certificate());
    expect(await refusalOf(other.token({ clientId, authentication }))).toMatchObject({ error: 'invalid_client' });
  });
});

it('a client whose tokens are to be bound (RFC 9449 §5.2) gets none without a proof', async () => {
  const playground = await runningPlayground();
  const { jwks, privateKey } = await keyPair();
  await committed(playground, { publicKeys: jwks, dpopBound: true });
  const { token } = await witnessAt(playground.http);
  const authentication = oauth.PrivateKeyJwt(privateKey);
  expect(await refusalOf(token({ clientId, authentication }))).toMatchObject({ status: 400 });
});

describe('an edit is refused', () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'the-private-part' };
  it.each<[string, Partial<OwnClientSettings>]>([
    ['Give a JWK Set with its public key', {}],
    ['has its private part', { publicKeys: JSON.stringify({ keys: [key] }) }],
    ['This is no JWK Set', { publicKeys: '{"keys": 1}' }],
    ['Give its certificate as PEM', { clientAuthentication: 'self_signed_tls_client_auth' }],
    ['bound to its certificate already', { clientAuthentication: 'self_signed_tls_client_auth', dpopBound: true }],
  ])('%s', async (reason, change) => {
    const { clients } = await runningPlayground();
    const outcome = await clients.edit(creating(change));
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining(reason) as string });
    expect(JSON.stringify([outcome, clients.list()])).not.toContain('the-private-part');
  });
});

describe('a client that registers itself with a key (RFC 7591 §2)', () => {
  const register = ({ http, registrationToken }: Running, metadata: Readonly<Record<string, unknown>>) =>
    send(`${http}/oauth/v2/oauth-register`, {
      method: 'POST',
      headers: { ...bearer(registrationToken), 'Content-Type': 'application/json' },
      body: JSON.stringify({ token_endpoint_auth_method: 'private_key_jwt', scope: 'read', ...metadata }),
    });

  it('has no secret, and proves itself with the key', async () => {
    const playground = await runningPlayground();
    const { jwks, privateKey } = await keyPair();
    const answer = await register(playground, { jwks: JSON.parse(jwks) as unknown });
    const registered = JSON.parse(answer.text) as Readonly<Record<string, string>>;
    expect([answer.status, registered['client_secret']]).toEqual([201, undefined]);
    const { token } = await witnessAt(playground.http);
    const authentication = oauth.PrivateKeyJwt(privateKey);
    expect(await token({ clientId: registered['client_id'] ?? '', authentication })).toMatchObject({ expires_in: 299 });
  });

  it('is not registered with an address that the server would have to fetch keys from', async () => {
    const playground = await runningPlayground();
    const answer = await register(playground, { jwks_uri: `${playground.http}/oauth/v2/oauth-anonymous/jwks` });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('fetches no keys')]);
    expect(playground.clients.list().clients).toEqual([]);
  });
});
