import type { Database } from '../database.ts';
import { quiet } from '../quiet-transaction.ts';
import type { Buckets } from './buckets.ts';
import { type Mirror, openMirror, smallStores } from './mirror-database.ts';
import { unreadKey } from './unread.ts';

/** What came back from the second copy after the browser had lost the first. */
export type Restored = { readonly connections: number; readonly runs: number };

const runsAtOnce = 200;

/**
 * Brings back everything but the runs, in one transaction. What is there already stays: another tab, or a hand quicker
 * than this, has made it. Of several tabs that start at once one does it, and the others wait for that.
 */
export async function restoreTyped(database: Database, buckets: Buckets): Promise<Restored | undefined> {
  return oneAtATime(async () => {
    const unread = await database.within((db) => db.get('settings', unreadKey));
    if (unread.kind !== 'done' || unread.value !== 'all') return undefined;
    const mirror = await openMirror(buckets).catch(() => undefined);
    if (mirror === undefined) return undefined;
    try {
      const restored = await bringBackTyped(database, mirror);
      // Nothing is lost where the copy is empty, too.
      return restored?.connections === 0 && restored.runs === 0 ? undefined : restored;
    } catch {
      return undefined;
    } finally {
      mirror.close();
    }
  });
}

// Each transaction is waited for to its end: of one that was still ending when its connection was closed, Chromium 156
// without a window never lets go, and no tab writes to the copy any more.

/** Brings back the runs, also after a page that was closed in the middle of it. */
export async function restoreRuns(database: Database, mirror: Mirror): Promise<void> {
  await oneAtATime(async () => {
    const unread = await database.within((db) => db.get('settings', unreadKey));
    if (unread.kind !== 'done' || unread.value === undefined) return;
    if (unread.value === 'all' && (await bringBackTyped(database, mirror)) === undefined) return;
    const listing = mirror.transaction('runs');
    const [ids] = await Promise.all([listing.store.getAllKeys(), listing.done]);
    for (let at = 0; at < ids.length; at += runsAtOnce)
      if (!(await bringBackRuns(database, mirror, ids.slice(at, at + runsAtOnce)))) return;
    await database.within((db) => db.delete('settings', unreadKey));
  });
}

async function bringBackTyped(database: Database, mirror: Mirror): Promise<Restored | undefined> {
  const records = await Promise.all(
    smallStores.map(async (store) => {
      const transaction = quiet(mirror.transaction(store));
      const [keys, values] = await Promise.all([
        transaction.store.getAllKeys(),
        transaction.store.getAll(),
        transaction.done,
      ]);
      return keys.map((key, at) => ({ store, key, value: values[at] }));
    }),
  );
  const stored = await database.within(async (db) => {
    const transaction = quiet(db.transaction(smallStores, 'readwrite', { durability: 'strict' }));
    for (const { store, key, value } of records.flat()) {
      const there = transaction.objectStore(store);
      if ((await there.getKey(key)) === undefined) await there.put(value, key);
    }
    await transaction.objectStore('settings').put('runs', unreadKey);
    await transaction.done;
  });
  if (stored.kind === 'fault') return undefined;
  const connections = records.flat().filter(({ store }) => store === 'connections').length;
  const counting = mirror.transaction('runs');
  const [runs] = await Promise.all([counting.store.count(), counting.done]);
  return { connections, runs };
}

async function bringBackRuns(database: Database, mirror: Mirror, ids: readonly string[]): Promise<boolean> {
  const reading = quiet(mirror.transaction(['runs', 'bodies']));
  const records = await Promise.all(
    ids.map(async (id) => ({
      id,
      line: await reading.objectStore('runs').get(id),
      body: await reading.objectStore('bodies').get(id),
    })),
  );
  await reading.done;
  const stored = await database.within(async (db) => {
    const transaction = quiet(db.transaction(['runs', 'bodies'], 'readwrite'));
    const runs = transaction.objectStore('runs');
    for (const { id, line, body } of records) {
      if ((await runs.getKey(id)) !== undefined || body === undefined) continue;
      await Promise.all([runs.put(line, id), transaction.objectStore('bodies').put(body, id)]);
    }
    await transaction.done;
  });
  return stored.kind === 'done';
}

function oneAtATime<T>(act: () => Promise<T>): Promise<T> {
  return navigator.locks.request('grantscope-restore', act);
}
