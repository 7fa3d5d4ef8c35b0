import { afterPaint } from '../after-paint.ts';
import { openChanges } from '../changes.ts';
import type { Database } from '../database.ts';
import { copyRuns, copyTyped, differingRuns, runsInEither } from './copy.ts';
import { type Copying, createCopying, keeperLock } from './copying.ts';
import { inBoth, type InBoth } from './in-both.ts';
import { type Mirror, openMirror } from './open-mirror.ts';
import { removeInTime } from './origin-files.ts';
import { oneAtATime, restoreRuns } from './restore.ts';
import { type MirrorNeeds, mirrorName, unreadKey } from './unread.ts';
import { type Waiting, waitingChanges } from './waiting.ts';

/** How much of the room that the page has may be taken before the second copy makes way for the first. */
const mostOfQuota = 1 / 3;
const removalMs = 1000;
// After the first copy did not answer.
const againMs = 10_000;
const comparedAtOnce = 500;

export type MirrorKeeper = Pick<Copying, 'copied'> & {
  /** Brings back the runs that are missing in a new database. Nothing is done where there are none. */
  readonly bringBackRuns: () => Promise<void>;
  /** Keeps the copy for as long as the page lives. One tab does it for all, told of what was written as all tabs are. */
  readonly keep: () => Promise<void>;
};

/**
 * A second copy of what is kept on this device, in plain files. A Chromium that was killed in the middle of a write may take
 * a database for damaged later and delete it whole; such a file loses the record that was being written, and nothing else.
 *
 * What is said to be kept is in both by then (`copied`); what goes in by another way follows a moment later. It never holds
 * a secret. It is a help and no more: where it cannot be written it goes away, since one that is behind would bring back
 * what was deleted.
 */
export function mirrorOf(database: Database, needs: MirrorNeeds): MirrorKeeper {
  const changes = openChanges();
  const waiting = waitingChanges(changes);
  const copying = createCopying(database, changes, waiting);
  const keep = (): Promise<void> =>
    navigator.locks.request(keeperLock, async () => {
      const end = await keepHere(database, needs, waiting, copying);
      if (end !== 'again' || waiting.hasEnded()) return;
      // Another tab may have more luck until then.
      setTimeout(() => void keep(), againMs);
    });
  return {
    copied: copying.copied,
    bringBackRuns: () =>
      oneAtATime(async () => {
        if ((await unreadIn(database)) !== 'something') return;
        const mirror = await openMirror(needs.startWorker).catch(() => undefined);
        if (mirror === undefined) return;
        await restoreRuns(database, mirror).catch(() => undefined);
        await mirror.close();
      }),
    keep,
  };
}

/** Whether there is a use in trying again. */
type End = 'for-good' | 'again';

async function keepHere(
  database: Database,
  { files, startWorker }: MirrorNeeds,
  waiting: Waiting,
  { hold }: Copying,
): Promise<End> {
  // The tab that forgets gives the lock to the next one, which must not make anew what was just cleared.
  if (waiting.hasEnded()) return 'for-good';
  const mirror = await oneAtATime(async () => {
    const opened = await openMirror(startWorker).catch(() => undefined);
    if (opened !== undefined) await restoreRuns(database, opened).catch(() => undefined);
    return opened;
  });
  if (mirror === undefined) return 'for-good';
  waiting.whenEnded(() => void mirror.close());
  const isRead = (await unreadIn(database)) === 'nothing' && !waiting.hasEnded();
  if (isRead) hold(mirror);
  const why = isRead ? await follow(database, mirror, waiting) : undefined;
  hold(undefined);
  await mirror.close();
  if (why?.kind === 'mirror-fault' && !waiting.hasEnded()) await removeInTime(files, mirrorName, removalMs);
  return why?.kind === 'fault' ? 'again' : 'for-good';
}

/** Makes the second copy like the first, until that cannot go on. */
async function follow(database: Database, mirror: Mirror, waiting: Waiting): Promise<InBoth<unknown>> {
  // What was written before anybody listened.
  const either = await inBoth(database, (db) => runsInEither(db, mirror));
  if (either.kind !== 'done') return either;
  waiting.addRuns(either.value.halves);
  for (let at = 0; at < either.value.ids.length; at += comparedAtOnce) {
    const some = either.value.ids.slice(at, at + comparedAtOnce);
    const differing = await inBoth(database, (db) => differingRuns(db, mirror, some));
    if (differing.kind !== 'done') return differing;
    waiting.addRuns(differing.value);
    await painted();
  }
  for (;;) {
    await waiting.forSomething();
    await painted();
    if (waiting.hasEnded() || !(await hasRoom())) return { kind: 'mirror-fault' };
    if (waiting.takeTyped()) {
      const typed = await inBoth(database, (db) => copyTyped(db, mirror));
      if (typed.kind !== 'done') return typed;
    }
    const ids = waiting.takeRuns();
    const runs = ids.length === 0 ? undefined : await inBoth(database, (db) => copyRuns(db, mirror, ids));
    if (runs !== undefined && runs.kind !== 'done') return runs;
  }
}

/** `unknown` where the database does not answer. */
async function unreadIn(database: Database): Promise<'nothing' | 'something' | 'unknown'> {
  const unread = await database.within((db) => db.get('settings', unreadKey));
  if (unread.kind === 'fault') return 'unknown';
  return unread.value === undefined ? 'nothing' : 'something';
}

async function hasRoom(): Promise<boolean> {
  const estimate = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  const { usage = 0, quota = Number.POSITIVE_INFINITY } = estimate;
  return usage < quota * mostOfQuota;
}

function painted(): Promise<void> {
  return new Promise((resolve) => void afterPaint(resolve));
}
