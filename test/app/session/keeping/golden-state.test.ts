import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectionRecords, type KeptConnections } from '#app/session/keeping/connection-records.ts';
import { databaseVersion, openDatabase } from '#app/session/keeping/database.ts';
import { runRecords } from '#app/session/keeping/run-records.ts';
import { hasGolden, readGolden, revived } from '../../../support/golden-state.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the state that an earlier version left is opened by this one', () => {
  it('of every version there is a golden state', () => {
    for (let version = 1; version <= databaseVersion; version++) expect(hasGolden(version), `${version}`).toBe(true);
  });

  it('version 1: what was typed becomes the first connection', async () => {
    await restore(1);
    const { connections, damaged } = await readConnections();
    expect(damaged).toBe(0);
    expect(connections).toMatchObject([
      {
        id: 'first',
        typed: {
          connection: { clientId: 'server', scope: 'read', clientAuthentication: 'client_secret_basic', way: 'proxy' },
          apiCall: { method: 'POST' },
          pins: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }],
        },
      },
    ]);
  });

  it('version 2: connections, and each kind of run, whole', async () => {
    await restore(2);
    const { connections, workspaces, damaged } = await readConnections();
    expect({ damaged, connections: connections.length, workspaces: workspaces.length }).toEqual({
      damaged: 0,
      connections: 1,
      workspaces: 1,
    });
    expect(connections[0]?.typed.connection).toMatchObject({ clientId: 'jwt-server', way: 'browser' });
    const records = runRecords(openDatabase());
    const listed = await records.list();
    const lines = listed.kind === 'done' ? listed.value : [];
    expect([...new Set(lines.map(({ kind }) => kind))].sort()).toEqual(
      ['api', 'cors', 'lookup', 'made', 'pasted', 'token'], // All there are.
    );
    expect(lines).toHaveLength(readGolden(2).stores.find(({ name }) => name === 'runs')?.records.length ?? 0);
    for (const { id, kind } of lines)
      expect(await records.read(id), kind).toMatchObject({ kind: 'done', value: { kind: 'run', run: { id, kind } } });
  });
});

async function restore(version: number): Promise<void> {
  const { stores } = readGolden(version);
  const db = await openDB('grantscope', version, {
    upgrade: (upgraded) => {
      for (const { name, autoIncrement, indexes } of stores) {
        const store = upgraded.createObjectStore(name, { autoIncrement });
        for (const index of indexes) store.createIndex(index.name, index.keyPath);
      }
    },
  });
  for (const { name, records } of stores) for (const { key, value } of records) await db.put(name, revived(value), key);
  db.close();
}

async function readConnections(): Promise<KeptConnections> {
  const stored = await connectionRecords(openDatabase()).read();
  if (stored.kind === 'fault') throw new Error(stored.fault);
  return stored.value;
}
