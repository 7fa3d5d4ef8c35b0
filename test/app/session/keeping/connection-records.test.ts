import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { keptFrom } from '#app/session/kept-typed.ts';
import { connectionRecords, type KeptConnections } from '#app/session/keeping/connection-records.ts';
import { listRecords } from '#app/session/keeping/list-records.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { keepProviders } from '#app/session/keeping/provider-records.ts';
import { providerOf } from '#core/providers/provider.ts';
import { nothingTyped, type Typed } from '#app/session/workbench.ts';

const typed: Typed = {
  ...nothingTyped,
  connection: {
    ...nothingTyped.connection,
    tokenEndpoint: 'https://as.example/token',
    clientId: 'machine',
    clientSecret: 'canary-secret',
    scope: 'read',
  },
  apiCall: {
    url: 'https://api.example/a',
    method: 'POST',
    headersText: 'X-Api-Key: canary-key\nX-Kept: 1',
    body: '{"a":1}',
  },
  pins: [{ hostAndPort: 'as.example:443', sha256: 'ab' }],
};

const entry = { id: 'one', workspaceId: 'first', name: 'dev', order: 0, badge: undefined };

async function write(what: Typed): Promise<boolean> {
  const stored = await listRecords(openDatabase()).put({ ...entry, typed: what });
  return stored.kind === 'done';
}

async function readAll(): Promise<KeptConnections | undefined> {
  const stored = await connectionRecords(openDatabase()).read();
  return stored.kind === 'done' ? stored.value : undefined;
}

async function read(): Promise<Typed | undefined> {
  return (await readAll())?.connections[0]?.typed;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('what is kept', () => {
  it('comes back without the secret', async () => {
    expect(await write(typed)).toBe(true);
    const kept = await read();
    expect(kept?.connection).toEqual({ ...typed.connection, clientSecret: '' });
    expect(kept?.pins).toEqual(typed.pins);
  });

  it('holds that DPoP is on, and no key and no nonce: those live in memory (RFC 9449 §11.1)', () => {
    const state = { ...typed, connection: { ...typed.connection, dpop: true }, dpop: { nonces: ['canary'] } };
    expect(keptFrom(state).connection.dpop).toBe(true);
    expect(JSON.stringify(keptFrom(state))).not.toContain('canary');
  });

  it('holds no secret in any field, also not one in a header or a URL', () => {
    const kept = JSON.stringify(
      keptFrom({ ...typed, apiCall: { ...typed.apiCall, url: 'https://api.example/?access_token=canary-token' } }),
    );
    expect(kept).not.toContain('canary');
    // The secret itself, typed where no name gives it away.
    const elsewhere = { ...typed.apiCall, headersText: 'X-Note: canary-secret', body: 'canary-secret' };
    expect(JSON.stringify(keptFrom({ ...typed, apiCall: elsewhere }))).not.toContain('canary');
    expect(kept).toContain('X-Kept: 1');
  });

  it('has the further parameters, but for values that are secret by their name or their looks', async () => {
    const parameters = [
      { name: 'audience', value: 'https://api.example', on: true },
      { name: 'client_assertion', value: 'canary', on: true },
      { name: 'resource', value: 'canary-secret', on: false },
    ];
    await write({ ...typed, connection: { ...typed.connection, parameters } });
    expect((await read())?.connection.parameters).toEqual([
      { name: 'audience', value: 'https://api.example', on: true },
      { name: 'client_assertion', value: '', on: true },
      { name: 'resource', value: '', on: false },
    ]);
  });

  it('has headers, grant, body and separator, but for what is secret in them', async () => {
    const form = {
      grantType: 'urn:example:grant',
      bodyFormat: 'json' as const,
      scopeSeparator: 'comma' as const,
      headers: [
        { name: 'X-Tenant', value: 'acme', on: false },
        { name: 'Authorization', value: 'Bearer canary', on: true },
        { name: 'X-Note', value: 'canary-secret', on: true },
      ],
    };
    await write({ ...typed, connection: { ...typed.connection, ...form } });
    expect((await read())?.connection).toMatchObject({
      ...form,
      headers: [
        { name: 'X-Tenant', value: 'acme', on: false },
        { name: 'Authorization', value: '', on: true },
        { name: 'X-Note', value: '', on: true },
      ],
    });
  });

  it('has the user’s own providers, and a damaged one takes nothing else with it', async () => {
    const acme = providerOf({ id: 'acme', name: 'Acme', tokenEndpoint: 'https://{host}/token', fields: [] });
    const damaged = { ...acme, id: 'DAMAGED', traps: 7 } as unknown as typeof acme;
    await write(typed);
    await keepProviders(openDatabase(), [acme, damaged]);
    const kept = await read();
    expect(kept?.ownProviders).toEqual([acme]);
    expect(kept?.connection.clientId).toBe('machine');
  });

  it('is put aside where it is damaged, whole, and the rest is read (T66)', async () => {
    await write(typed);
    const database = await openDB('grantscope', 2);
    await database.put('connections', { version: 1, kept: 'damaged' }, 'two');
    await database.put('workspaces', 7, 'three');
    expect(await readAll()).toMatchObject({ connections: [{ id: 'one' }], damaged: 2 });
    expect(await database.getAll('damaged')).toMatchObject([
      { store: 'connections', key: 'two', record: { kept: 'damaged' } },
      { store: 'workspaces', key: 'three', record: 7 },
    ]);
    expect(await readAll()).toMatchObject({ connections: [{ id: 'one' }], damaged: 0 });
    database.close();
  });

  it('of a later version stays as it is', async () => {
    await write(typed);
    const database = await openDB('grantscope', 2);
    await database.put('connections', { version: 2, all: 'new' }, 'later');
    expect(await readAll()).toMatchObject({ connections: [{ id: 'one' }], damaged: 0 });
    expect(await database.get('connections', 'later')).toEqual({ version: 2, all: 'new' });
    database.close();
  });

  it('takes over what version 1 had kept (golden record)', async () => {
    const old = await openDB('grantscope', 1, { upgrade: (db) => void db.createObjectStore('typed') });
    await old.put('typed', keptByVersion1, 'current');
    old.close();
    expect(await readAll()).toMatchObject({
      connections: [
        {
          id: 'first',
          typed: {
            connection: { tokenEndpoint: 'https://as.example/token', clientId: 'machine', scope: 'read' },
            apiCall: { url: 'https://api.example/a' },
            pins: [{ hostAndPort: 'as.example:443', sha256: 'ab' }],
            ownProviders: [{ id: 'acme' }],
          },
        },
      ],
      damaged: 0,
    });
  });

  it('takes only what was changed where two tabs write', async () => {
    await write(typed);
    const records = connectionRecords(openDatabase());
    const one = { ...typed, connection: { ...typed.connection, scope: 'one' } };
    const other = { ...typed, connection: { ...typed.connection, clientId: 'other' } };
    await Promise.all([
      records.change('one', keptFrom(typed), keptFrom(one)),
      records.change('one', keptFrom(typed), keptFrom(other)),
    ]);
    expect((await read())?.connection).toMatchObject({ scope: 'one', clientId: 'other' });
  });

  it('is not brought back by a tab that still has it open once it was removed', async () => {
    await write(typed);
    const records = connectionRecords(openDatabase());
    await listRecords(openDatabase()).remove('one');
    await records.change('one', keptFrom(typed), keptFrom({ ...typed, issuer: 'https://as.example' }));
    expect(await readAll()).toMatchObject({ connections: [] });
  });

  it('is said to be unavailable where the browser denies storage (T68)', async () => {
    const denied = globalThis.indexedDB;
    Reflect.set(globalThis, 'indexedDB', undefined);
    expect(await connectionRecords(openDatabase()).read()).toEqual({ kind: 'fault', fault: 'denied' });
    expect(await write(typed)).toBe(false);
    Reflect.set(globalThis, 'indexedDB', denied);
  });
});

/** As the last version of the page with one connection wrote it. */
const keptByVersion1 = {
  version: 1,
  connection: {
    tokenEndpoint: 'https://as.example/token',
    clientId: 'machine',
    scope: 'read',
    clientAuthentication: 'client_secret_basic',
    basicEncoding: 'compatible',
    way: 'proxy',
    dpop: false,
    introspectionEndpoint: '',
    revocationEndpoint: '',
    parameters: [],
    provider: '',
    grantType: 'client_credentials',
    bodyFormat: 'form',
    scopeSeparator: 'space',
    headers: [],
  },
  apiCall: { url: 'https://api.example/a', method: 'GET', headersText: '', body: '' },
  pins: [{ hostAndPort: 'as.example:443', sha256: 'ab' }],
  ownProviders: [providerOf({ id: 'acme', name: 'Acme', tokenEndpoint: 'https://{host}/token', fields: [] })],
  issuer: '',
};
