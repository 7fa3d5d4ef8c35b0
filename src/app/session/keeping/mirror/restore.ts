import type { Database } from '../database.ts';
import { quiet } from '../quiet-transaction.ts';
import { type Mirror, openMirror, smallStores } from './open-mirror.ts';
import { unreadKey } from './unread.ts';

/** What came back from the second copy after the browser had lost the first. */
export type Restored = { readonly connections: number; readonly runs: number };

const runsAtOnce = 200;

/**
 * Brings back everything but the runs, in one transaction. What is there already stays: another tab, or a hand quicker
 * than this, has made it. Of several tabs that start at once one does it, and the others wait for that.
 */
export async function restoreTyped(database: Database, startWorker: () => Worker): Promise<Restored | undefined> {
  return oneAtATime(async () => {
    const unread = await database.within((db) => db.get('settings', unreadKey));
    if (unread.kind !== 'done' || unread.value !== 'all') return undefined;
    const mirror = await openMirror(startWorker).catch(() => undefined);
    if (mirror === undefined) return undefined;
    try {
      const restored = await bringBackTyped(database, mirror);
      // Nothing is lost where the copy is empty, too.
      return restored?.connections === 0 && restored.runs === 0 ? undefined : restored;
    } catch {
      return undefined;
    } finally {
      await mirror.close();
    }
  });
}

/** Brings back the runs, also after a page that was closed in the middle of it. `oneAtATime`, from before it is opened. */
export async function restoreRuns(database: Database, mirror: Mirror): Promise<void> {
  const unread = await database.within((db) => db.get('settings', unreadKey));
  if (unread.kind !== 'done' || unread.value === undefined) return;
  if (unread.value === 'all' && (await bringBackTyped(database, mirror)) === undefined) return;
  const ids = (await mirror.keys('runs')).map(String);
  for (let at = 0; at < ids.length; at += runsAtOnce)
    if (!(await bringBackRuns(database, mirror, ids.slice(at, at + runsAtOnce)))) return;
  await database.within((db) => db.delete('settings', unreadKey));
}

async function bringBackTyped(database: Database, mirror: Mirror): Promise<Restored | undefined> {
  const records = await Promise.all(
    smallStores.map(async (store) => {
      const read = await mirror.read((await mirror.keys(store)).map((key) => ({ store, key })));
      return read.map(({ key, record }) => ({ store, key, record }));
    }),
  );
  const stored = await database.within(async (db) => {
    const transaction = quiet(db.transaction(smallStores, 'readwrite', { durability: 'strict' }));
    for (const { store, key, record } of records.flat()) {
      const there = transaction.objectStore(store);
      const present = await there.get(key);
      // A page that could not wait has begun anew under the id that every first connection has: both are kept.
      if (store === 'connections' && present !== undefined && JSON.stringify(present) !== JSON.stringify(record))
        await there.put(record, crypto.randomUUID());
      if (present === undefined) await there.put(record, key);
    }
    await transaction.objectStore('settings').put('runs', unreadKey);
    await transaction.done;
  });
  if (stored.kind === 'fault') return undefined;
  const connections = records.flat().filter(({ store }) => store === 'connections').length;
  return { connections, runs: (await mirror.keys('runs')).length };
}

async function bringBackRuns(database: Database, mirror: Mirror, ids: readonly string[]): Promise<boolean> {
  const both = (['runs', 'bodies'] as const).map(async (store) => {
    const records = await mirror.read(ids.map((key) => ({ store, key })));
    return new Map(records.map(({ key, record }) => [key, record]));
  });
  const [lines, texts] = await Promise.all(both);
  const stored = await database.within(async (db) => {
    const transaction = quiet(db.transaction(['runs', 'bodies'], 'readwrite'));
    const runs = transaction.objectStore('runs');
    for (const id of ids) {
      const [line, text] = [lines?.get(id), texts?.get(id)];
      if ((await runs.getKey(id)) !== undefined || line === undefined || text === undefined) continue;
      await Promise.all([runs.put(line, id), transaction.objectStore('bodies').put(text, id)]);
    }
    await transaction.done;
  });
  return stored.kind === 'done';
}

/** One tab at a time opens the files for this, and reads them back. */
export function oneAtATime<T>(act: () => Promise<T>): Promise<T> {
  return navigator.locks.request('grantscope-restore', act);
}
