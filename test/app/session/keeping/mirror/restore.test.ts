import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#app/session/keeping/database.ts';
import { copyTyped } from '#app/session/keeping/mirror/copy.ts';
import { inBoth } from '#app/session/keeping/mirror/in-both.ts';
import type { Mirror } from '#app/session/keeping/mirror/open-mirror.ts';
import { restoreRuns } from '#app/session/keeping/mirror/restore.ts';
import { mirrorInMemory } from './mirror-in-memory.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** What a database that the browser has lost held. */
async function copyOfBefore(): Promise<Mirror> {
  const mirror = mirrorInMemory();
  await mirror.write([
    { store: 'connections', key: 'first', record: { name: 'mine' } },
    { store: 'settings', key: 'current', record: 'first' },
    { store: 'bodies', key: 'run', record: 'its text' },
    { store: 'runs', key: 'run', record: { id: 'run', atMs: 1 } },
  ]);
  return mirror;
}

describe('a database that the browser has lost', () => {
  it('comes back whole, once', async () => {
    const [database, mirror] = [openDatabase(), await copyOfBefore()];
    await restoreRuns(database, mirror);
    const read = await database.within(async (db) => ({
      connection: await db.get('connections', 'first'),
      run: [await db.get('runs', 'run'), await db.get('bodies', 'run')],
      unread: await db.get('settings', 'mirror-unread'),
    }));
    expect(read).toEqual({
      kind: 'done',
      value: { connection: { name: 'mine' }, run: [{ id: 'run', atMs: 1 }, 'its text'], unread: undefined },
    });
    await database.within((db) => db.delete('connections', 'first'));
    await restoreRuns(database, mirror);
    expect(await database.within((db) => db.count('connections'))).toEqual({ kind: 'done', value: 0 });
  });

  it('comes back beside what a page that could not wait for it has begun under the same id', async () => {
    const [database, mirror] = [openDatabase(), await copyOfBefore()];
    await database.within((db) => db.put('connections', { name: 'begun anew' }, 'first'));
    await restoreRuns(database, mirror);
    const read = await database.within((db) => db.getAll('connections'));
    expect(read).toEqual({
      kind: 'done',
      value: expect.arrayContaining([{ name: 'begun anew' }, { name: 'mine' }]) as unknown,
    });
  });

  it('and was made anew under an open page empties nothing of the second copy', async () => {
    const [database, mirror] = [openDatabase(), await copyOfBefore()];
    expect(await inBoth(database, (db) => copyTyped(db, mirror))).toEqual({ kind: 'new' });
    expect(await mirror.keys('connections')).toEqual(['first']);
    await restoreRuns(database, mirror);
    expect(await inBoth(database, (db) => copyTyped(db, mirror))).toMatchObject({ kind: 'done' });
    expect(await mirror.keys('connections')).toEqual(['first']);
  });
});
