import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDB } from 'idb';
import { connectionRecords } from '#app/session/keeping/connection-records.ts';
import { listRecords } from '#app/session/keeping/list-records.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { runRecords } from '#app/session/keeping/run-records.ts';
import { readSalt } from '#app/session/keeping/salt-record.ts';
import { keptFrom } from '#app/session/kept-typed.ts';
import { nothingTyped } from '#app/session/workbench.ts';
import { lostOf } from '../../../support/lost-records.ts';
import { flippedStates, oddStates, type Planted } from '../../../support/planted-state.ts';

const flips = process.env['GRANTSCOPE_LONG'] === '1' ? 5000 : 300;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('a damaged, older or later state (F20)', () => {
  it.each(oddStates)('%s: the page starts, and nothing is lost in silence', async (_, records) => {
    await plant(records);
    await startAndType();
    expect(lostOf(records, await dump())).toEqual([]);
  });

  it(`of ${flips} flipped bytes: every record is still there, or was put aside`, { timeout: 600_000 }, async () => {
    const records = flippedStates(flips, 20);
    await plant(records);
    await startAndType();
    expect(lostOf(records, await dump())).toEqual([]);
  });

  it('is said to be of a later version where one has kept what cannot be read', async () => {
    await plant([{ store: 'connections', key: 'first', value: { version: 2, all: 'new' } }]);
    const records = connectionRecords(openDatabase());
    expect(await records.read()).toMatchObject({ kind: 'done', value: { newer: true, damaged: 0 } });
    const typed = { ...nothingTyped, issuer: 'https://as.example' };
    expect(await records.change('first', keptFrom(nothingTyped), keptFrom(typed))).toEqual({
      kind: 'fault',
      fault: 'newer',
    });
    expect(await listRecords(openDatabase()).rename('first', { name: 'mine' })).toEqual({
      kind: 'fault',
      fault: 'newer',
    });
    expect((await dump()).find(({ store }) => store === 'connections')?.value).toEqual({ version: 2, all: 'new' });
  });

  it('is not touched where the whole database is of a later version', async () => {
    await plant(oddStates.find(([name]) => name === 'a run without its line')?.[1] ?? []);
    const later = await openDB('grantscope', 3);
    later.close();
    const before = await dump();
    expect(await connectionRecords(openDatabase()).read()).toEqual({ kind: 'fault', fault: 'newer' });
    expect(await runRecords(openDatabase()).list()).toEqual({ kind: 'fault', fault: 'newer' });
    expect(await dump()).toEqual(before);
  });

  it('of version 1 without its store opens as nothing typed', async () => {
    const old = await openDB('grantscope', 1);
    old.close();
    expect(await connectionRecords(openDatabase()).read()).toMatchObject({ kind: 'done', value: { connections: [] } });
  });

  it('keeps what a later version has added to the line of a run that is named', async () => {
    const [, records] = oddStates.find(([name]) => name === 'a line with more in it') ?? ['', []];
    await plant(records);
    await runRecords(openDatabase()).mark(records[0]?.key ?? '', { name: 'named' });
    expect((await dump()).find(({ store }) => store === 'runs')?.value).toMatchObject({
      flag: 'of a later version',
      name: 'named',
    });
  });
});

async function plant(records: readonly Planted[]): Promise<void> {
  // The layout is made by the page.
  const database = openDatabase();
  await database.within((db) => db.count('runs'));
  await database.close();
  const db = await openDB('grantscope');
  for (const { store, key, value } of records) await db.put(store, value, key);
  db.close();
}

/** What the page does at its start, what it reads when each run is opened, and what typing writes. */
async function startAndType(): Promise<void> {
  const database = openDatabase();
  const connections = connectionRecords(database);
  expect((await connections.read()).kind).toBe('done');
  const runs = runRecords(database);
  expect((await runs.newest(50)).kind).toBe('done');
  const listed = await runs.list();
  for (const { id } of listed.kind === 'done' ? listed.value : []) await runs.read(id);
  await readSalt(database);
  await connections.change(
    'first',
    keptFrom(nothingTyped),
    keptFrom({ ...nothingTyped, pins: [{ hostAndPort: 'a:1', sha256: 'b' }] }),
  );
  await database.close();
}

async function dump(): Promise<readonly Planted[]> {
  const db = await openDB('grantscope');
  const records: Planted[] = [];
  for (const store of db.objectStoreNames)
    for (const key of await db.getAllKeys(store)) {
      const value: unknown = await db.get(store, key);
      records.push({ store, key: typeof key === 'string' ? key : JSON.stringify(key), value });
    }
  db.close();
  return records;
}
