import type { Changes } from '../changes.ts';
import type { Database } from '../database.ts';
import { copyRuns, copyTyped } from './copy.ts';
import { inBoth } from './in-both.ts';
import type { Mirror } from './open-mirror.ts';
import { runsAtOnce, type Waiting } from './waiting.ts';

/** Runs by their ids, or all but the runs. */
export type ToCopy = readonly string[] | 'typed';

/** The part of keeping the second copy that others wait for. */
export type Copying = {
  /**
   * Resolves once it is in the copy: what is not there yet is lost with a database that the browser deletes. The tab that
   * keeps the copy is asked where this one does not. Soon in any case, and at once where there is no copy.
   */
  readonly copied: (what: ToCopy) => Promise<void>;
  /** From now on this tab keeps the copy, or does so no more. */
  readonly hold: (mirror: Mirror | undefined) => void;
};

/** Who keeps the copy has this lock. */
export const keeperLock = 'grantscope-mirror';

// A copy that does not answer holds nobody up for longer, and then nobody for so long.
const patienceMs = 1000;
const pauseMs = 10_000;
export function createCopying(database: Database, changes: Changes, waiting: Waiting): Copying {
  let kept: Mirror | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const goOn = (): void => {
    clearTimeout(pause);
    pause = undefined;
  };
  const copyHere = async (mirror: Mirror, what: ToCopy): Promise<boolean> => {
    if (what === 'typed') return (await inBoth(database, (db) => copyTyped(db, mirror))).kind === 'done';
    for (let at = 0; at < what.length; at += runsAtOnce) {
      const ids = what.slice(at, at + runsAtOnce);
      if ((await inBoth(database, (db) => copyRuns(db, mirror, ids))).kind !== 'done') return false;
      waiting.skipRuns(ids);
    }
    return true;
  };
  const copyThere = async (what: ToCopy): Promise<boolean> => {
    if (!(await hasKeeper())) return true;
    return new Promise((resolve) => {
      const id = crypto.randomUUID();
      const stop = changes.listen((change) => {
        if (change.kind !== 'copied' || change.id !== id) return;
        stop();
        resolve(true);
      });
      setTimeout(stop, patienceMs);
      changes.tell({ kind: 'copy-wanted', id, what });
    });
  };
  changes.listen((change) => {
    if (change.kind !== 'copy-wanted' || kept === undefined) return;
    void copyHere(kept, change.what).then((isDone) => {
      if (isDone) changes.tell({ kind: 'copied', id: change.id });
    });
  });
  return {
    copied: async (what) => {
      if (waiting.hasEnded() || pause !== undefined) return;
      const copying = kept === undefined ? copyThere(what) : copyHere(kept, what);
      // Where it failed, whoever follows all changes comes to the same.
      if (!(await inTime(copying))) pause ??= setTimeout(goOn, pauseMs);
    },
    hold: (mirror) => {
      kept = mirror;
      goOn();
    },
  };
}

async function hasKeeper(): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return held?.some(({ name }) => name === keeperLock) === true;
}

function inTime(work: Promise<boolean>): Promise<boolean> {
  return Promise.race([work, new Promise<false>((resolve) => setTimeout(() => resolve(false), patienceMs))]);
}
