import type { IDBPDatabase } from 'idb';
import { afterPaint } from '../after-paint.ts';
import { openChanges } from '../changes.ts';
import type { Database, Layout } from '../database.ts';
import { copyRuns, copyTyped, runsThatDiffer } from './copy.ts';
import { type Mirror, openMirror } from './open-mirror.ts';
import { removeInTime } from './origin-files.ts';
import { restoreRuns } from './restore.ts';
import { type MirrorNeeds, mirrorName, unreadKey } from './unread.ts';
import { type Waiting, waitingChanges } from './waiting.ts';

/** How much of the room that the page has may be taken before the second copy makes way for the first. */
const mostOfQuota = 1 / 3;

// A copy that does not answer holds nobody up for longer.
const patienceMs = 1000;

export type MirrorKeeper = {
  /** Brings back the runs that are missing in a new database. Nothing is done where there are none. */
  readonly bringBackRuns: () => Promise<void>;
  /**
   * Resolves once these runs, or else all but the runs, are in the copy: what is not there yet is lost with a database that
   * the browser deletes. At once where another tab keeps the copy, and soon where it does not answer.
   */
  readonly copied: (runs: readonly string[] | 'typed') => Promise<void>;
  /** Keeps the copy for as long as the page lives. One tab does it for all, told of what was written as all tabs are. */
  readonly keep: () => Promise<void>;
};

/**
 * A second copy of what is kept on this device, in plain files. A Chromium that was killed in the middle of a write may take
 * a database for damaged later and delete it whole; such a file loses the record that was being written, and nothing else.
 *
 * What is said to be kept is in the first copy by then. The tab that keeps the second waits for that, too, with its own runs
 * and what is typed in it; what other tabs write follows a moment later. It never holds a secret. It is a help and no more:
 * where it fails it goes away, since one that is behind would bring back what was deleted.
 */
export function mirrorOf(database: Database, { files, startWorker }: MirrorNeeds): MirrorKeeper {
  const changes = openChanges();
  const waiting = waitingChanges(changes);
  let kept: Mirror | undefined;
  return {
    copied: async (what) => {
      const mirror = kept;
      if (mirror === undefined || waiting.hasEnded()) return;
      // Where it fails, the tab that follows all changes comes to the same, and takes it away.
      const copying = database.within((db) => (what === 'typed' ? copyTyped(db, mirror) : copyRuns(db, mirror, what)));
      await Promise.race([copying, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    },
    bringBackRuns: async () => {
      if (!(await isUnread(database))) return;
      const mirror = await openMirror(startWorker).catch(() => undefined);
      if (mirror === undefined) return;
      await restoreRuns(database, mirror).catch(() => undefined);
      await mirror.close();
    },
    keep: async () => {
      await navigator.locks.request('grantscope-mirror', async () => {
        // The tab that forgets gives the lock to the next one, which must not make anew what was just cleared.
        if (waiting.hasEnded()) return;
        let mirror: Mirror | undefined;
        try {
          mirror = await openMirror(startWorker);
          waiting.whenEnded(() => void mirror?.close());
          await restoreRuns(database, mirror);
          if (await isUnread(database)) return;
          kept = mirror;
          await follow(database, mirror, waiting);
        } catch {
          await mirror?.close();
          if (!waiting.hasEnded() && !(await isUnread(database))) await removeInTime(files, mirrorName, patienceMs);
        } finally {
          kept = undefined;
          await mirror?.close();
        }
      });
    },
  };
}

async function follow(database: Database, mirror: Mirror, waiting: Waiting): Promise<void> {
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
