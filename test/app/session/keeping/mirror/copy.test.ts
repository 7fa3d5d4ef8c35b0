import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import type { IDBPDatabase } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, type Layout, openDatabase } from '#app/session/keeping/database.ts';
import { copyRuns, copyTyped, differingRuns, runsInEither } from '#app/session/keeping/mirror/copy.ts';
import { type Mirror, smallStores } from '#app/session/keeping/mirror/open-mirror.ts';
import { mirrorInMemory } from './mirror-in-memory.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** One change of the first copy: what a run, a connection or a setting is from now on, or that it is gone. */
type Step = {
  readonly store: 'runs' | 'connections' | 'settings' | 'workspaces';
  readonly key: string;
  readonly value: number | undefined;
};

const step: fc.Arbitrary<Step> = fc.record({
  store: fc.constantFrom('runs', 'connections', 'settings', 'workspaces'),
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  value: fc.option(fc.nat(9), { nil: undefined }),
});

async function take(db: IDBPDatabase<Layout>, { store, key, value }: Step): Promise<void> {
  if (store !== 'runs')
    return void (await (value === undefined ? db.delete(store, key) : db.put(store, { value }, key)));
  const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
  const [runs, bodies] = [transaction.objectStore('runs'), transaction.objectStore('bodies')];
  if (value === undefined) await Promise.all([runs.delete(key), bodies.delete(key)]);
  else await Promise.all([runs.put({ atMs: value }, key), bodies.put(`run ${value}`, key)]);
  await transaction.done;
}

const stores = [...smallStores, 'runs', 'bodies'] as const;

async function contents(db: IDBPDatabase<Layout>): Promise<unknown> {
  const read = async (store: (typeof stores)[number]) => {
    const [keys, values] = [await db.getAllKeys(store), await db.getAll(store)];
    return [
      store,
      new Map(keys.map((key, at) => [key, values[at]] as const).filter(([key]) => key !== 'mirror-unread')),
    ];
  };
  return Promise.all(stores.map(read));
}

async function copied(mirror: Mirror): Promise<unknown> {
  const read = async (store: (typeof stores)[number]) => {
    const records = await mirror.read((await mirror.keys(store)).map((key) => ({ store, key })));
    return [store, new Map(records.map(({ key, record }) => [key, record]))];
  };
  return Promise.all(stores.map(read));
}

async function within<T>(database: Database, work: (db: IDBPDatabase<Layout>) => Promise<T>): Promise<T> {
  const stored = await database.within(work);
  if (stored.kind === 'fault') throw new Error(stored.fault);
  return stored.value;
}

async function copyAll(db: IDBPDatabase<Layout>, mirror: Mirror): Promise<readonly string[]> {
  await copyTyped(db, mirror);
  const { ids, halves } = await runsInEither(db, mirror);
  const differing = [...halves, ...(ids.length === 0 ? [] : await differingRuns(db, mirror, ids))];
  await copyRuns(db, mirror, differing);
  return differing;
}

describe('the second copy', () => {
  it('is the same as the first after whatever was written, changed and deleted, and copies only what differs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 4 }), async (rounds) => {
        globalThis.indexedDB = new IDBFactory();
        const database = openDatabase();
        const mirror = mirrorInMemory();
        for (const steps of rounds)
          await within(database, async (db) => {
            for (const each of steps) await take(db, each);
            await copyAll(db, mirror);
            expect(await copied(mirror)).toEqual(await contents(db));
            expect(await copyAll(db, mirror), 'nothing is left to do').toEqual([]);
          });
        await database.close();
      }),
      { numRuns: 30 },
    );
  });

  it('has no secret, also of those that could not be read and were put aside', async () => {
    const database = openDatabase();
    const mirror = mirrorInMemory();
    await within(database, async (db) => {
      await db.put('secrets', { clientSecret: 'canary' }, 'first');
      await db.add('damaged', { store: 'secrets', key: 'first', reason: 'damaged', record: 'canary' });
      await db.add('damaged', { store: 'connections', key: 'second', reason: 'damaged', record: 'not secret' });
      await copyAll(db, mirror);
    });
    const text = JSON.stringify(
      await mirror.read((await mirror.keys('damaged')).map((key) => ({ store: 'damaged', key }))),
    );
    expect(await mirror.keys('secrets')).toEqual([]);
    expect(text).not.toContain('canary');
    expect(text).toContain('not secret');
  });

  it('does not hold that the database was new', async () => {
    const database = openDatabase();
    const mirror = mirrorInMemory();
    await within(database, async (db) => {
      expect(await db.get('settings', 'mirror-unread')).toBe('all');
      await copyAll(db, mirror);
    });
    expect(await mirror.keys('settings')).toEqual([]);
  });

  it('has no half of a run that the browser was killed in the middle of', async () => {
    const database = openDatabase();
    const mirror = mirrorInMemory();
    await mirror.write([{ store: 'bodies', key: 'half', record: 'a body without its line' }]);
    await within(database, async (db) => copyAll(db, mirror));
    expect(await mirror.keys('bodies')).toEqual([]);
  });

  it('holds bytes as bytes, which the salt of the fingerprints is', async () => {
    const database = openDatabase();
    const mirror = mirrorInMemory();
    const salt = Uint8Array.of(0, 1, 254, 255);
    await within(database, async (db) => {
      await db.put('settings', salt, 'salt');
      await copyAll(db, mirror);
    });
    expect(await mirror.read([{ store: 'settings', key: 'salt' }])).toEqual([
      { store: 'settings', key: 'salt', record: salt },
    ]);
  });
});
