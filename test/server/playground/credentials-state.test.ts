import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeClientCertificates } from '#server/playground/client-certificates.ts';
import { runningPlayground } from './running-playground.ts';
import { witnessAt } from './witness-client.ts';

async function freshPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-credentials-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'playground.json');
}

const demoClients = ['key-server', 'mtls-server', 'self-signed-server'];

describe('demo credentials', () => {
  it('are those of before after a restart', async () => {
    const state = { kind: 'file', path: await freshPath() } as const;
    const before = await runningPlayground({ state });
    await before.ready;
    const made = demoClients.map(before.demoCredential);
    await before.close();
    const after = await runningPlayground({ state });
    expect(demoClients.map(after.demoCredential)).toEqual(made);
    expect(made).toMatchObject([{ kind: 'key' }, { kind: 'certificate' }, { kind: 'certificate' }]);
  });

  it('are made for the file of an earlier version, and kept from then on', async () => {
    const path = await freshPath();
    const state = { kind: 'file', path } as const;
    const donor = await runningPlayground({ state });
    await donor.ready;
    await donor.close();
    const {
      demo: _,
      registrations: __,
      ...earlier
    } = JSON.parse(await readFile(path, 'utf8')) as object & {
      demo: unknown;
      registrations: unknown;
    };
    await writeFile(path, JSON.stringify(earlier));
    const first = await runningPlayground({ state });
    const made = demoClients.map(first.demoCredential);
    await first.close();
    const second = await runningPlayground({ state });
    expect(demoClients.map(second.demoCredential)).toEqual(made);
    expect([...first.notices, ...second.notices]).toEqual([]);
    expect(second.addresses.certificateSha256).toBe(donor.addresses.certificateSha256);
  });

  it('are made anew before their certificates end; the key stays', async () => {
    const state = { kind: 'file', path: await freshPath() } as const;
    const before = await runningPlayground({ state });
    await before.ready;
    const made = demoClients.map(before.demoCredential);
    await before.close();
    const after = await runningPlayground({ state, nowMs: () => Date.now() + 380 * 86_400_000 });
    const [key, issued, selfSigned] = demoClients.map(after.demoCredential);
    expect(key).toEqual(made[0]);
    expect(issued).not.toEqual(made[1]);
    expect(selfSigned).not.toEqual(made[2]);
  });

  it('are there for the demo clients only', async () => {
    const { demoCredential } = await runningPlayground();
    expect(['server', 'own-key-server', 'public-server', ''].map(demoCredential)).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it('do not include the key of the authority, which is nowhere', async () => {
    const path = await freshPath();
    const { ready, close } = await runningPlayground({ state: { kind: 'file', path } });
    await ready;
    await close();
    const { demo } = JSON.parse(await readFile(path, 'utf8')) as { demo: object };
    expect(Object.keys(demo)).toEqual(['key', 'authorityPem', 'issued', 'selfSigned']);
  });
});

describe('registered keys', () => {
  it('are those of before after a restart, although nothing was closed', async () => {
    const state = { kind: 'file', path: await freshPath() } as const;
    const { registerKey } = await runningPlayground({ state });
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const { selfSigned } = makeClientCertificates({ issued: 'a', selfSigned: 'mine' }, Date.now());
    await registerKey({ clientId: 'own-key-server', jwks: { keys: [await exportJWK(publicKey)] } });
    await registerKey({ clientId: 'own-certificate-server', certificate: selfSigned.certificatePem });
    const after = await runningPlayground({ state });
    const { token } = await witnessAt(after.https, selfSigned);
    const byKey = { clientId: 'own-key-server', authentication: oauth.PrivateKeyJwt(privateKey) };
    const byCertificate = { clientId: 'own-certificate-server', authentication: oauth.TlsClientAuth() };
    expect(await token(byKey)).toMatchObject({ expires_in: 299 });
    expect(await token(byCertificate)).toMatchObject({ expires_in: 299 });
  });

  it('outlive a rotation of the server’s own keys, at the same time too', async () => {
    const { http, registerKey, rotateKey } = await runningPlayground();
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwks = { keys: [await exportJWK(publicKey)] };
    await Promise.all([rotateKey(false), registerKey({ clientId: 'own-key-server', jwks }), rotateKey(true)]);
    const { token } = await witnessAt(http);
    const order = { clientId: 'own-key-server', authentication: oauth.PrivateKeyJwt(privateKey) };
    expect(await token(order)).toMatchObject({ expires_in: 299 });
  });

  it('are not lost to another playground over the same file', async () => {
    const state = { kind: 'file', path: await freshPath() } as const;
    const one = await runningPlayground({ state });
    await one.ready;
    const other = await runningPlayground({ state });
    await other.ready;
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    await one.registerKey({ clientId: 'own-key-server', jwks: { keys: [await exportJWK(publicKey)] } });
    await other.rotateKey(true);
    const { token } = await witnessAt(other.http);
    const order = { clientId: 'own-key-server', authentication: oauth.PrivateKeyJwt(privateKey) };
    expect(await token(order)).toMatchObject({ expires_in: 299 });
  });

  it('that are damaged in the file make it a damaged file, which is kept aside', async () => {
    const path = await freshPath();
    const state = { kind: 'file', path } as const;
    const { ready, close } = await runningPlayground({ state });
    await ready;
    await close();
    const saved = JSON.parse(await readFile(path, 'utf8')) as object;
    const registrations = { 'own-key-server': { keys: [{ kty: 'oct' }], registeredAtMs: 1 } };
    await writeFile(path, JSON.stringify({ ...saved, registrations }));
    const after = await runningPlayground({ state });
    expect(after.notices).toEqual([expect.stringMatching(/was damaged and is kept as/)]);
  });
});
