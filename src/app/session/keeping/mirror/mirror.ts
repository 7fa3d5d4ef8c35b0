import type { IDBPDatabase } from 'idb';
import { afterPaint } from '../after-paint.ts';
import { openChanges } from '../changes.ts';
import type { Database, Layout } from '../database.ts';
import type { Buckets } from './buckets.ts';
import { copyRuns, copyTyped, runsThatDiffer } from './copy.ts';
import { type Mirror, openMirror } from './mirror-database.ts';
import { restoreRuns } from './restore.ts';
import { bucketName, unreadKey } from './unread.ts';
import { type Waiting, waitingChanges } from './waiting.ts';

/** How much of the room that the page has may be taken before the second copy makes way for the first. */
const mostOfQuota = 1 / 3;

export type MirrorKeeper = {
  /** Brings back the runs that are missing in a new database. Nothing is done where there are none. */
  readonly bringBackRuns: () => Promise<void>;
  /** Keeps the copy for as long as the page lives. One tab does it for all, told of what was written as all tabs are. */
  readonly keep: () => Promise<void>;
};

/**
 * A second copy of what is kept on this device, in files of its own. A Chromium that was killed in the middle of a write
 * may take its files for damaged later and delete them whole; that would have to happen to both at once.
 *
 * What is said to be kept is in the first copy by then; the second follows a moment later, and never holds a secret. It
 * is a help and no more: where it fails it goes away, since one that is behind would bring back what was deleted.
 */
export function mirrorOf(database: Database, buckets: Buckets): MirrorKeeper {
  const changes = openChanges();
  const waiting = waitingChanges(changes);
  return {
    bringBackRuns: async () => {
      if (!(await isUnread(database))) return;
      const mirror = await openMirror(buckets).catch(() => undefined);
      if (mirror === undefined) return;
      await restoreRuns(database, mirror).catch(() => undefined);
      mirror.close();
    },
    keep: async () => {
      await navigator.locks.request('grantscope-mirror', async () => {
        // The tab that forgets gives the lock to the next one, which must not make anew what was just cleared.
        if (waiting.hasEnded()) return;
        try {
          const mirror = await openMirror(buckets);
          waiting.whenEnded(() => mirror.close());
          await follow(database, mirror, waiting);
        } catch {
          if (!waiting.hasEnded() && !(await isUnread(database)))
            await buckets.delete(bucketName).catch(() => undefined);
        }
      });
    },
  };
}

async function follow(database: Database, mirror: Mirror, waiting: Waiting): Promise<void> {
  await restoreRuns(database, mirror);
  if (await isUnread(database)) return;
  // What was written before anybody listened.
  await whole(database, async (db) => {
    for await (const ids of runsThatDiffer(db, mirror)) {
      waiting.addRuns(ids);
      await painted();
    }
  });
  while (!waiting.hasEnded()) {
    await waiting.forSomething();
    await painted();
    if (waiting.hasEnded()) return;
    if (!(await hasRoom())) throw new Error('The second copy has no room.');
    if (waiting.takeTyped()) await whole(database, (db) => copyTyped(db, mirror));
    const ids = waiting.takeRuns();
    if (ids.length > 0) await whole(database, (db) => copyRuns(db, mirror, ids));
  }
}

async function isUnread(database: Database): Promise<boolean> {
  const unread = await database.within((db) => db.get('settings', unreadKey));
  return unread.kind === 'fault' || unread.value !== undefined;
}

async function whole(database: Database, work: (db: IDBPDatabase<Layout>) => Promise<void>): Promise<void> {
  const stored = await database.within(work);
  if (stored.kind === 'fault') throw new Error(`The storage is ${stored.fault}.`);
}

async function hasRoom(): Promise<boolean> {
  const { usage = 0, quota = Number.POSITIVE_INFINITY } = await navigator.storage.estimate();
  return usage < quota * mostOfQuota;
}

function painted(): Promise<void> {
  return new Promise((resolve) => void afterPaint(resolve));
}
