import { createServer, type Server } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { playgroundClients } from '#core/contract/playground-clients.ts';
import { importProvider, type ProviderModule } from '#server/playground/import-provider.ts';
import { certificateSha256 } from '#server/playground/certificates.ts';
import { accessToken, basic, postForm, runningPlayground, send, shownCertificate } from './running-playground.ts';

async function takenPort(host: string): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('ports', () => {
  it('are open on 127.0.0.1 and ::1 alike, https with a certificate for all three names', async () => {
    const { http, https, addresses } = await runningPlayground();
    const ca = await shownCertificate(https);
    expect(certificateSha256(ca)).toBe(addresses.certificateSha256);
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      expect((await send(`${http}/echo`.replace('localhost', name))).status).toBe(200);
      expect((await send(`${https}/echo`.replace('localhost', name), { ca })).status).toBe(200);
    }
  });

  it.each(['127.0.0.1', '::1'])(
    'move on, with a line that says so, when the preferred one is taken on %s',
    async (host) => {
      const taken = await takenPort(host);
      const { https, notices } = await runningPlayground({ httpsPort: taken });
      expect(Number(new URL(https).port)).toBeGreaterThan(taken);
      expect(notices).toEqual([`Port ${taken} is taken; this part of the playground is at ${https}.`]);
      expect((await send(`${https}/`, { ca: await shownCertificate(https) })).status).toBe(200);
    },
  );
});

describe('before the authorization server is loaded', () => {
  it('requests for it wait, and the rest is answered', async () => {
    let open: (library: ProviderModule) => void = () => undefined;
    const library = new Promise<ProviderModule>((resolve) => (open = resolve));
    const { http } = await runningPlayground({ importProvider: () => library });
    const early = postForm(`${http}/oauth/v2/oauth-token`, 'grant_type=client_credentials', {
      headers: basic('server', 'Secr3t!'),
    });
    const first = await Promise.race([early.then(() => 'token'), send(`${http}/echo`).then(() => 'echo')]);
    expect(first).toBe('echo');
    open(await importProvider());
    expect((await early).status).toBe(200);
  });

  it('a failure to load is told once, and requests for it are answered 503', async () => {
    const { http, ready, notices } = await runningPlayground({
      importProvider: () => Promise.reject(new Error('no such package')),
    });
    await expect(ready).rejects.toThrow('no such package');
    const answer = await postForm(`${http}/oauth/v2/oauth-token`, 'grant_type=client_credentials');
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toMatchObject({
      error_description: 'The playground could not load its authorization server. The terminal says why.',
    });
    expect(notices).toEqual(["The playground's authorization server did not load: no such package"]);
  });
});

describe('other clients than the seeded ones', () => {
  it('can be given, each with its own lifetime', async () => {
    const changes = { clientId: 'own', clientSecret: 'x', scope: 'read', lifetimeSeconds: 2 };
    const own = playgroundClients.slice(0, 1).map((client) => ({ ...client, ...changes }));
    const { http } = await runningPlayground({ clients: own });
    const token = await accessToken(http, 'own', 'x', 'read');
    expect(token).toMatch(/^[\w-]{43}$/);
    const refused = await postForm(`${http}/oauth/v2/oauth-token`, 'grant_type=client_credentials', {
      headers: basic('server', 'Secr3t!'),
    });
    expect(refused.status).toBe(401);
  });
});
