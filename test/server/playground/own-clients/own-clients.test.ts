import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClientEdit, OwnClientSettings } from '#core/contract/playground-own-clients.ts';
import type { Playground } from '#server/playground/playground.ts';
import type { ClientsOutcome } from '#server/playground/own-clients/clients-desk.ts';
import { basic, bearer, postForm, runningPlayground, send, shownCertificate } from '../running-playground.ts';

const settings: OwnClientSettings = {
  clientId: 'my-server',
  clientCredentials: true,
  clientAuthentication: 'client_secret_basic',
  publicKeys: '',
  dpopBound: false,
  scopes: ['read'],
  lifetimeSeconds: 0,
  token: 'opaque',
};

function creating(change: Partial<OwnClientSettings> = {}, secret = 'My-0wn-Secr3t!'): ClientEdit {
  return { kind: 'create', settings: { ...settings, ...change }, secret: { kind: 'enter', secret } };
}

function changing(change: Partial<OwnClientSettings>): ClientEdit {
  return { kind: 'change', settings: { ...settings, ...change }, secret: { kind: 'keep' } };
}

async function freshPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-clients-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'playground.json');
}

async function edit({ clients }: Pick<Playground, 'clients'>, ...edits: readonly ClientEdit[]) {
  const outcomes: ClientsOutcome[] = [];
  for (const each of edits) outcomes.push(await clients.edit(each));
  const [last] = outcomes.toReversed();
  if (last?.kind !== 'done') throw new Error(last?.reason);
  return last.draft;
}

type Asked = { readonly id?: string; readonly secret?: string; readonly scope?: string };

async function askForToken(origin: string, { id = 'my-server', secret = 'My-0wn-Secr3t!', scope }: Asked = {}) {
  const form = `grant_type=client_credentials${scope === undefined ? '' : `&scope=${scope}`}`;
  const answer = await postForm(`${origin}/oauth/v2/oauth-token`, form, { headers: basic(id, secret) });
  return { status: answer.status, body: JSON.parse(answer.text) as Readonly<Record<string, unknown>> };
}

describe('a client that is made', () => {
  it('is unknown until the draft is committed, and then gets a token with the default lifetime', async () => {
    const playground = await runningPlayground();
    expect((await edit(playground, creating())).pendingEdits).toBe(1);
    expect(await askForToken(playground.http)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect((await playground.clients.commit()).pendingEdits).toBe(0);
    const token = await askForToken(playground.http, { scope: 'read' });
    expect(token).toMatchObject({ status: 200, body: { expires_in: 299, scope: 'read' } });
    const read = await send(`${playground.http}/read`, { headers: bearer(String(token.body['access_token'])) });
    expect(read.status).toBe(200);
    expect((await askForToken(playground.http, { secret: 'wrong' })).status).toBe(401);
    const inBody = `grant_type=client_credentials&client_id=my-server&client_secret=My-0wn-Secr3t!`;
    expect(
      (
        await postForm(`${playground.https}/oauth/v2/oauth-token`, inBody, {
          ca: await shownCertificate(playground.https),
        })
      ).status,
    ).toBe(200);
  });

  it('never was when the draft is discarded', async () => {
    const playground = await runningPlayground();
    await edit(playground, creating());
    expect(playground.clients.discard()).toMatchObject({ clients: [], pendingEdits: 0 });
    await playground.clients.commit();
    expect((await askForToken(playground.http)).status).toBe(401);
  });

  it('has the lifetime, the format and the scopes of its settings', async () => {
    const playground = await runningPlayground();
    await edit(
      playground,
      { kind: 'scopes', scopes: ['invoices'] },
      creating({ token: 'RS256', lifetimeSeconds: 42, scopes: ['invoices'] }),
    );
    await playground.clients.commit();
    const { body } = await askForToken(playground.http, { scope: 'invoices' });
    expect(body).toMatchObject({ expires_in: 42, scope: 'invoices' });
    const [head = ''] = String(body['access_token']).split('.');
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    const metadata = await send(`${playground.http}/.well-known/oauth-authorization-server`);
    expect(metadata.text).toContain('"invoices"');
    expect(await askForToken(playground.http, { scope: 'read' })).toMatchObject({ body: { error: 'invalid_scope' } });
  });

  it('lives as long as the default says, which is committed too', async () => {
    const playground = await runningPlayground();
    await edit(playground, creating({ scopes: [] }), { kind: 'lifetime', lifetimeSeconds: 77 });
    await playground.clients.commit();
    expect(await askForToken(playground.http)).toMatchObject({ status: 200, body: { expires_in: 77 } });
  });

  it('is refused the grant without the capability (RFC 6749 §5.2, unauthorized_client)', async () => {
    const playground = await runningPlayground();
    await edit(playground, creating());
    await playground.clients.commit();
    expect((await askForToken(playground.http)).status).toBe(200);
    await edit(playground, changing({ clientCredentials: false }));
    await playground.clients.commit();
    expect(await askForToken(playground.http)).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
    expect(playground.log(0).at(-1)?.decisions).toContain('the client does not have the capability Client credentials');
  });

  it('is gone once its deletion is committed', async () => {
    const playground = await runningPlayground();
    await edit(playground, creating());
    await playground.clients.commit();
    const draft = await edit(playground, { kind: 'delete', clientId: 'my-server' });
    expect(draft).toMatchObject({ pendingEdits: 1, clients: [{ pending: 'delete' }] });
    expect((await askForToken(playground.http)).status).toBe(200);
    await playground.clients.commit();
    expect(await askForToken(playground.http)).toMatchObject({ status: 401 });
  });
});

describe('a restart over the same file', () => {
  it('keeps what was committed, and nothing of a draft', async () => {
    const path = await freshPath();
    const state = { kind: 'file', path } as const;
    const before = await runningPlayground({ state });
    await edit(before, creating());
    await before.clients.commit();
    await edit(before, creating({ clientId: 'never-committed' }));
    await before.close();
    const text = await readFile(path, 'utf8');
    expect(text).toContain('my-server');
    expect(text).not.toContain('never-committed');
    expect((await stat(path)).mode & 0o777).toBe(0o600);

    const after = await runningPlayground({ state });
    expect(after.clients.list().clients).toEqual([{ settings, hasSecret: true, pending: 'nothing' }]);
    expect((await askForToken(after.http)).status).toBe(200);
    expect((await askForToken(after.http, { id: 'never-committed' })).status).toBe(401);
  });
});

describe('a secret', () => {
  it('is kept as a salted hash, which is no secret itself', async () => {
    const path = await freshPath();
    const playground = await runningPlayground({ state: { kind: 'file', path } });
    await edit(playground, creating(), creating({ clientId: 'second' }));
    await playground.clients.commit();
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain('My-0wn-Secr3t!');
    const hashes = [...text.matchAll(/"keptSecret":"(scrypt\$[^"]+)"/g)].map(([, hash = '']) => hash);
    expect([hashes.length, new Set(hashes).size]).toEqual([2, 2]);
    expect((await askForToken(playground.http, { secret: encodeURIComponent(hashes[0] ?? '') })).status).toBe(401);
  });

  it('is answered once when it is generated, and stands nowhere afterwards', async () => {
    const path = await freshPath();
    const playground = await runningPlayground({ state: { kind: 'file', path } });
    const { generatedSecret = '' } = await edit(playground, { kind: 'create', settings, secret: { kind: 'generate' } });
    expect(generatedSecret).toMatch(/^[\w-]{43}$/);
    const committed = await playground.clients.commit();
    expect((await askForToken(playground.http, { secret: generatedSecret })).status).toBe(200);
    const said = [committed, playground.clients.list(), playground.clients.discard(), playground.log(0)];
    const paths = [
      '/',
      '/.well-known/oauth-authorization-server',
      '/echo',
      '/faults',
      '/oauth/v2/oauth-anonymous/jwks',
    ];
    const pages = await Promise.all(paths.map((each) => send(`${playground.http}${each}`)));
    const everything = [JSON.stringify(said), ...pages.map(({ text }) => text), await readFile(path, 'utf8')].join(
      '\n',
    );
    expect(everything).not.toContain(generatedSecret);
    expect(JSON.stringify([said, pages])).not.toContain('scrypt');
  });

  it('that is reset holds in place of the old one', async () => {
    const playground = await runningPlayground();
    await edit(playground, creating());
    await playground.clients.commit();
    const draft = await edit(playground, { kind: 'change', settings, secret: { kind: 'generate' } });
    await playground.clients.commit();
    expect((await askForToken(playground.http, { secret: draft.generatedSecret ?? '' })).status).toBe(200);
    expect((await askForToken(playground.http)).status).toBe(401);
  });

  it('that is not touched goes on to hold', async () => {
    const playground = await runningPlayground();
    await edit(playground, creating());
    await playground.clients.commit();
    await edit(playground, changing({ lifetimeSeconds: 10 }));
    await playground.clients.commit();
    expect(await askForToken(playground.http)).toMatchObject({ status: 200, body: { expires_in: 10 } });
  });
});

describe('an edit is refused', () => {
  const long = 'x'.repeat(101);
  it.each<[string, ClientEdit]>([
    ['There is a client server already. Choose another ID.', creating({ clientId: 'server' })],
    ['The client needs an ID, for example my-server.', creating({ clientId: '' })],
    [
      'A client ID is up to 100 printable ASCII characters here, without a space (RFC 6749, appendix A.1).',
      creating({ clientId: long }),
    ],
    ['One of the scopes does not exist here. Create it first, then assign it.', creating({ scopes: ['nowhere'] })],
    ['A lifetime is a whole number of seconds, from 1 to 31536000 (one year).', creating({ lifetimeSeconds: 1.5 })],
    ['The secret is empty. Enter one, or have one generated.', creating({}, '')],
    ['A secret is up to 200 printable ASCII characters here (RFC 6749, appendix A.2).', creating({}, 'ä')],
    [
      'A secret that signs with HS256 needs 32 bytes or more (RFC 7518 §3.2). Enter a longer one, or have one generated.',
      creating({ clientAuthentication: 'client_secret_jwt' }),
    ],
    [
      'This client needs a secret: enter one, or have one generated.',
      { kind: 'create', settings, secret: { kind: 'keep' } },
    ],
    [
      'There is no client with this ID that could be changed; those that the playground starts with stay.',
      { kind: 'delete', clientId: 'server' },
    ],
    ['There is a scope with this name already.', { kind: 'scopes', scopes: ['read'] }],
    [
      'A scope is up to 100 printable ASCII characters here, without space, quote and backslash (RFC 6749 §3.3).',
      { kind: 'scopes', scopes: ['two words'] },
    ],
    [
      'A lifetime is a whole number of seconds, from 1 to 31536000 (one year).',
      { kind: 'lifetime', lifetimeSeconds: 0 },
    ],
  ])('%s', async (reason, order) => {
    const { clients } = await runningPlayground();
    expect(await clients.edit(order)).toEqual({ kind: 'refused', reason });
    expect(clients.list().pendingEdits).toBe(0);
  });

  it('when it takes away a scope that is assigned, or the hash of a secret that has to sign', async () => {
    const { clients } = await runningPlayground();
    await edit({ clients }, { kind: 'scopes', scopes: ['invoices'] }, creating({ scopes: ['invoices'] }));
    expect(await clients.edit({ kind: 'scopes', scopes: [] })).toEqual({
      kind: 'refused',
      reason: 'The scope is assigned to my-server. Take it away there first.',
    });
    expect(await clients.edit(changing({ clientAuthentication: 'client_secret_jwt' }))).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('Reset the secret.') as string,
    });
  });
});
