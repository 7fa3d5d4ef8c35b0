import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Playground } from '#server/playground/playground.ts';
import { basic, bearer, postForm, runningPlayground, send } from '../running-playground.ts';

type Running = Pick<Playground, 'registrationToken'> & { readonly http: string };
type Json = Readonly<Record<string, unknown>>;

const registrationPath = '/oauth/v2/oauth-register';

async function ask(url: string, token: string, { method = 'GET', body }: { method?: string; body?: Json } = {}) {
  const headers = { ...bearer(token), 'Content-Type': 'application/json' };
  const answer = await send(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return {
    status: answer.status,
    text: answer.text,
    json: (answer.text === '' ? {} : JSON.parse(answer.text)) as Json,
  };
}

async function register({ http, registrationToken }: Running, metadata: Json = {}) {
  const body = { client_name: 'Reports', scope: 'read', ...metadata };
  const answer = await ask(`${http}${registrationPath}`, registrationToken, { method: 'POST', body });
  const text = (name: string): string => String(answer.json[name]);
  return {
    ...answer,
    id: text('client_id'),
    secret: text('client_secret'),
    uri: text('registration_client_uri'),
    token: text('registration_access_token'),
  };
}

async function statusOfToken({ http }: Running, id: string, secret: string): Promise<number> {
  const headers = basic(id, secret);
  const form = 'grant_type=client_credentials&scope=read';
  return (await postForm(`${http}/oauth/v2/oauth-token`, form, { headers })).status;
}

describe('a client that registers itself (RFC 7591)', () => {
  it('is told its secret, holds at once, and is listed without the secret', async () => {
    const playground = await runningPlayground();
    const { status, json, id, secret, uri } = await register(playground);
    expect([status, json['client_name'], json['client_secret_expires_at']]).toEqual([201, 'Reports', 0]);
    expect(uri).toBe(`${playground.http}${registrationPath}/${id}`);
    expect(await statusOfToken(playground, id, secret)).toBe(200);
    const list = playground.clients.list();
    expect(list).toMatchObject({ pendingEdits: 0, clients: [{ settings: { clientId: id }, hasSecret: true }] });
    const said = JSON.stringify([list, playground.log(0)]);
    expect(said).toContain(`client ${id} registered itself`);
    expect(said).not.toContain(secret);
  });

  it('is named in the metadata (RFC 8414 §2), and for preflights of a browser', async () => {
    const { http } = await runningPlayground();
    const metadata = await send(`${http}/.well-known/oauth-authorization-server`);
    expect(JSON.parse(metadata.text)).toMatchObject({ registration_endpoint: `${http}${registrationPath}` });
    const headers = { Origin: 'https://app.example', 'Access-Control-Request-Method': 'PUT' };
    const preflight = await send(`${http}${registrationPath}/x`, { method: 'OPTIONS', headers });
    expect(preflight.headers['access-control-allow-methods']).toBe('GET, PUT, DELETE');
  });

  it('needs the initial access token (§3)', async () => {
    const playground = await runningPlayground();
    const { status, json } = await register({ ...playground, registrationToken: 'guessed' });
    expect([status, json['error'], playground.clients.list().clients]).toEqual([401, 'invalid_token', []]);
    expect(playground.log(0).at(-1)?.decisions).toContain('not the initial access token');
  });

  it.each<[Json]>([
    [{ token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [] } }],
    [{ scope: 'nowhere' }],
    [{ grant_types: ['authorization_code'] }],
  ])('is refused with %j', async (metadata) => {
    const playground = await runningPlayground();
    const { status, json } = await register(playground, metadata);
    expect([status, json['error']]).toEqual([400, 'invalid_client_metadata']);
    expect(playground.clients.list().clients).toEqual([]);
  });
});

describe('its registration (RFC 7592)', () => {
  it('is read without a secret, however often', async () => {
    const playground = await runningPlayground();
    for (const method of ['client_secret_basic', 'client_secret_post', 'client_secret_jwt']) {
      const { secret, uri, token, id } = await register(playground, { token_endpoint_auth_method: method });
      const read = await ask(uri, token);
      expect(read).toMatchObject({ status: 200, json: { client_id: id, client_name: 'Reports' } });
      expect(read.json).not.toHaveProperty('client_secret');
      expect(read.text).not.toContain(secret);
      expect(read.text).not.toContain('scrypt');
    }
  });

  it('is changed; the secret goes on to hold and is not told', async () => {
    const playground = await runningPlayground();
    const { id, secret, uri, token } = await register(playground);
    const body = { client_id: id, client_name: 'Other', scope: 'read write' };
    const changed = await ask(uri, token, { method: 'PUT', body });
    expect(changed).toMatchObject({ status: 200, json: { client_name: 'Other', scope: 'read write' } });
    expect(changed.text).not.toMatch(/client_secret"|scrypt/);
    expect(await statusOfToken(playground, id, secret)).toBe(200);
    const refused = await ask(uri, token, { method: 'PUT', body: { ...body, client_secret: secret } });
    expect(refused).toMatchObject({ status: 400, json: { error: 'invalid_request' } });
    expect(refused.text).toContain('Leave client_secret out of the update.');
  });

  it('is deleted, with the client', async () => {
    const playground = await runningPlayground();
    const { id, secret, uri, token } = await register(playground);
    expect((await ask(uri, token, { method: 'DELETE' })).status).toBe(204);
    expect(await statusOfToken(playground, id, secret)).toBe(401);
    expect((await ask(uri, token)).status).toBe(401);
  });

  it('opens with its own token only, and for registered clients only', async () => {
    const playground = await runningPlayground();
    const one = await register(playground);
    const other = await register(playground);
    expect((await ask(one.uri, 'guessed')).status).toBe(401);
    expect((await ask(`${playground.http}${registrationPath}/server`, other.token)).status).toBe(401);
    expect((await ask(one.uri, playground.registrationToken)).status).toBe(401);
  });
});

describe('beside a draft', () => {
  it('is kept by a commit, and survives a restart with the hash of its secret', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'playground-registration-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'playground.json');
    const before = await runningPlayground({ state: { kind: 'file', path } });
    await before.clients.edit({ kind: 'lifetime', lifetimeSeconds: 60 });
    const { id, secret } = await register(before);
    const committed = await before.clients.commit();
    expect(committed).toMatchObject({ lifetimeSeconds: 60, clients: [{ settings: { clientId: id } }] });
    await before.close();
    expect(await readFile(path, 'utf8')).not.toContain(secret);
    const after = await runningPlayground({ state: { kind: 'file', path } });
    expect(await statusOfToken(after, id, secret)).toBe(200);
  });
});
