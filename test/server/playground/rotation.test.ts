import { Agent, request } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { demoApiSharedSecret, playgroundClients } from '#core/contract/playground-clients.ts';
import {
  accessToken,
  basic,
  bearer,
  postForm,
  runningPlayground,
  send,
  sharedKeys,
  shownCertificate,
} from './running-playground.ts';

const jwksPath = '/oauth/v2/oauth-anonymous/jwks';
const withKeyPair = ['jwt-server', 'rs256-server', 'ps256-server', 'eddsa-server'];

function tokenOf(origin: string, clientId: string): Promise<string> {
  const secret = playgroundClients.find((client) => client.clientId === clientId)?.clientSecret ?? '';
  return accessToken(origin, clientId, secret, 'read');
}

async function publishedAt(origin: string): Promise<JSONWebKeySet> {
  return JSON.parse((await send(`${origin}${jwksPath}`)).text) as JSONWebKeySet;
}

async function verified(token: string, origin: string) {
  const keys = createLocalJWKSet(await publishedAt(origin));
  return jwtVerify(token, keys, { issuer: origin, audience: 'urn:grantscope:demo-api', typ: 'at+jwt' });
}

describe('a token of each client with JWTs', () => {
  it.each([
    ['jwt-server', 'ES256'],
    ['rs256-server', 'RS256'],
    ['ps256-server', 'PS256'],
    ['eddsa-server', 'EdDSA'],
  ])('%s verifies with the published key for %s (RFC 9068 §4)', async (clientId, alg) => {
    const { http } = await runningPlayground();
    const token = await tokenOf(http, clientId);
    const { protectedHeader, payload } = await verified(token, http);
    const key = (await publishedAt(http)).keys.find(({ kid }) => kid === protectedHeader.kid);
    expect(protectedHeader.alg).toBe(alg);
    expect(key).toMatchObject({ alg, use: 'sig' });
    expect(payload).toMatchObject({ iss: http, client_id: clientId });
    expect((await send(`${http}/read`, { headers: bearer(token) })).status).toBe(200);
  });

  it('hs256-server verifies with the secret of the demo API and with no published key', async () => {
    const { http } = await runningPlayground();
    const token = await tokenOf(http, 'hs256-server');
    const secret = new TextEncoder().encode(demoApiSharedSecret);
    const { protectedHeader } = await jwtVerify(token, secret, { audience: 'urn:grantscope:demo-api', typ: 'at+jwt' });
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'at+jwt' });
    expect((await publishedAt(http)).keys.map(({ kty }) => kty)).toEqual(['EC', 'RSA', 'RSA', 'OKP']);
    expect((await send(`${http}/read`, { headers: bearer(token) })).status).toBe(200);
  });
});

describe('a rotation that keeps the old key published', () => {
  it('leaves tokens of before verifiable and accepted, under both issuers', async () => {
    const { http, https, rotateKey, ready } = await runningPlayground();
    await ready;
    const before = await Promise.all(withKeyPair.map((clientId) => tokenOf(http, clientId)));
    const { kid, published } = await rotateKey(true);
    expect(published).toHaveLength(8);
    const keys = await publishedAt(http);
    expect(keys.keys.map((key) => key.kid)).toEqual(published);
    expect(JSON.parse((await send(`${https}${jwksPath}`, { ca: await shownCertificate(https) })).text)).toEqual(keys);
    for (const token of before) {
      await verified(token, http);
      expect((await send(`${http}/read`, { headers: bearer(token) })).status).toBe(200);
    }
    expect((await verified(await tokenOf(http, 'jwt-server'), http)).protectedHeader.kid).toBe(kid);
  });
});

describe('a rotation that withdraws the old key', () => {
  it('leaves no published key for tokens of before, and the API refuses them, saying why', async () => {
    const { http, rotateKey } = await runningPlayground();
    const before = await Promise.all(withKeyPair.map((clientId) => tokenOf(http, clientId)));
    const { published } = await rotateKey(false);
    expect((await publishedAt(http)).keys.map(({ kid }) => kid)).toEqual(published);
    expect(published).toHaveLength(4);
    for (const token of before) {
      await expect(verified(token, http)).rejects.toThrow(errors.JWKSNoMatchingKey);
      const answer = await send(`${http}/read`, { headers: bearer(token) });
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toBe(
        'Bearer realm="demo-api", error="invalid_token", error_description="The token is signed with a key that this server has withdrawn since: it was rotated."',
      );
    }
  });

  it('has new tokens of every client verified and accepted', async () => {
    const { http, rotateKey } = await runningPlayground();
    const { signing } = await rotateKey(false);
    for (const [at, clientId] of withKeyPair.entries()) {
      const token = await tokenOf(http, clientId);
      expect((await verified(token, http)).protectedHeader).toMatchObject(signing[at] ?? {});
      expect((await send(`${http}/read`, { headers: bearer(token) })).status).toBe(200);
    }
  });

  it('leaves opaque tokens, HS256 and the clients as they were', async () => {
    const { http, rotateKey } = await runningPlayground();
    const tokens = [await tokenOf(http, 'server'), await tokenOf(http, 'hs256-server')];
    await rotateKey(false);
    for (const token of tokens) expect((await send(`${http}/read`, { headers: bearer(token) })).status).toBe(200);
    const answer = await postForm(`${http}/oauth/v2/oauth-introspect`, `token=${tokens[0]}`, {
      headers: basic('server', 'Secr3t!'),
    });
    expect(JSON.parse(answer.text)).toMatchObject({ active: true, client_id: 'server', iss: http });
  });

  it('drops no connection', async () => {
    const { http, rotateKey } = await runningPlayground();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const portOfNext = () =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request(`${http}${jwksPath}`, { agent }, (response) => {
          const port = response.socket.localPort;
          response.resume().on('end', () => resolve(port));
        });
        sent.on('error', reject).end();
      });
    const before = await portOfNext();
    await rotateKey(false);
    expect(before).toBeTypeOf('number');
    expect(await portOfNext()).toBe(before);
  });
});

describe('rotations at the same time', () => {
  it('happen one after another', async () => {
    const { http, rotateKey } = await runningPlayground();
    const first = (await publishedAt(http)).keys.map(({ kid }) => kid);
    const [one, other] = await Promise.all([rotateKey(true), rotateKey(true)]);
    expect(one.published.slice(4)).toEqual(first);
    expect(other.published.slice(4)).toEqual(one.published);
    expect((await publishedAt(http)).keys.map(({ kid }) => kid)).toEqual(other.published);
  });
});

describe('the keys after a restart', () => {
  async function freshPath(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'playground-keys-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return join(folder, 'playground.json');
  }

  it('are those of before, the old ones included, although nothing was closed', async () => {
    const state = { kind: 'file', path: await freshPath() } as const;
    const before = await runningPlayground({ state });
    const { kid } = await before.rotateKey(false);
    const { published } = await before.rotateKey(true);
    const after = await runningPlayground({ state });
    expect((await publishedAt(after.http)).keys.map((key) => key.kid)).toEqual(published);
    expect(published).toContain(kid);
  });

  it('begin with the one key of an earlier version, and the others are added to its file', async () => {
    const path = await freshPath();
    const state = { kind: 'file', path } as const;
    const donor = await runningPlayground({ state });
    await donor.ready;
    await donor.close();
    const written = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    const { certificate, signingKey, tokens } = written;
    await writeFile(path, JSON.stringify({ version: 1, certificate, signingKey, tokens }));
    const { http, ready, close, addresses, notices } = await runningPlayground({ state });
    await ready;
    const { keys } = await publishedAt(http);
    expect(keys[0]?.kid).toBe((signingKey as { kid: string }).kid);
    expect(keys.map(({ alg }) => alg)).toEqual(['ES256', 'RS256', 'PS256', 'EdDSA']);
    expect(addresses.certificateSha256).toBe(donor.addresses.certificateSha256);
    expect(notices).toEqual([]);
    await close();
    const again = await runningPlayground({ state });
    expect((await publishedAt(again.http)).keys).toEqual(keys);
  });

  it('are taken over by another playground over the same file', async () => {
    const state = { kind: 'file', path: await freshPath() } as const;
    const one = await runningPlayground({ state });
    await one.ready;
    const other = await runningPlayground({ state });
    await other.ready;
    const { published } = await one.rotateKey(false);
    await tokenOf(other.http, 'server');
    await other.close();
    const after = await runningPlayground({ state });
    expect((await publishedAt(after.http)).keys.map(({ kid }) => kid)).toEqual(published);
  });
});

describe('a rotation before anything is loaded', () => {
  it('fails when loading does, and says so by rejecting', async () => {
    const playground = await runningPlayground({ importProvider: () => Promise.reject(new Error('no such package')) });
    await expect(playground.rotateKey(false)).rejects.toThrow('no such package');
  });

  it('waits for it otherwise', async () => {
    const { rotateKey } = await runningPlayground({ state: { kind: 'memory', keys: await sharedKeys() } });
    expect((await rotateKey(false)).published).toHaveLength(4);
  });
});
