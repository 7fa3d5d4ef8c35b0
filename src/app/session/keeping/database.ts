import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { migrate } from './migrate.ts';

const databaseName = 'grantscope';
/** The number of the layout below. It grows when a store is added or a record is moved; records have versions of their own. */
export const databaseVersion = 2;

/**
 * What is kept on this device. Records are read as of unknown form: a damaged profile, an older and a newer version of
 * this page may have written them. What a list shows of a run stands apart from the run, so that a long list opens at once.
 */
export type Layout = DBSchema & {
  /** By name: `current` (the id of the connection last in use), `own-providers`, `salt`, `missions`, `mirror-unread`. */
  settings: { key: string; value: unknown };
  workspaces: { key: string; value: unknown };
  connections: { key: string; value: unknown };
  /** Secrets that the user asked to keep, by the id of their connection. Nothing else is secret in here. */
  secrets: { key: string; value: unknown };
  /** `RunSummary`, by id and by time. */
  runs: { key: string; value: unknown; indexes: { at: number } };
  /** The runs themselves as text (`writeRun`), by id. */
  bodies: { key: string; value: unknown };
  /** What could not be read, put aside whole, to be saved by the user. */
  damaged: { key: number; value: unknown };
};
export type StoreName = 'settings' | 'workspaces' | 'connections' | 'secrets' | 'runs' | 'bodies' | 'damaged';
export type Upgrade = IDBPTransaction<Layout, StoreName[], 'versionchange'>;

/** Why something could not be kept or read. */
export type StorageFault =
  /** The browser lets this page keep nothing: private mode, a setting, a broken profile. */
  | 'denied'
  /** The storage does not answer. */
  | 'no-answer'
  /** There is no room left. */
  | 'full'
  /** A later version of this page has written to it. */
  | 'newer';

export type Stored<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: StorageFault };

/** Does some work with the database, which is opened for the first, and again after it was lost. Never rejects. */
export type Database = {
  readonly within: <T>(work: (db: IDBPDatabase<Layout>) => Promise<T>) => Promise<Stored<T>>;
  readonly close: () => Promise<void>;
  /** Closes it for good: nothing is written or read any more, whoever asks. */
  readonly end: () => Promise<void>;
};

// Storage that hangs (a blocked upgrade, a broken profile) must not keep the page from starting. Later nobody waits for it.
const patienceAtStartMs = 1500;
const patienceMs = 10_000;

export function openDatabase(): Database {
  let opening: Promise<IDBPDatabase<Layout>> | undefined;
  let hasAnswered = false;
  let hasEnded = false;
  const open = () =>
    (opening ??= openDB<Layout>(databaseName, databaseVersion, {
      upgrade: (db, before, _, transaction) => {
        // Half a migration is none: the old version stays as it was.
        migrate(db, before, transaction).catch(() => giveUp(transaction));
        // That it came to nothing is what opening then says.
        transaction.done.catch(() => undefined);
      },
      // Another tab with a newer version, or a deletion, must not wait for this one.
      blocking: () => void close(),
      terminated: () => (opening = undefined),
    }));
  const close = async () => {
    const db = await opening?.catch(() => undefined);
    opening = undefined;
    db?.close();
  };
  return {
    within: async (work) => {
      if (hasEnded) return { kind: 'fault', fault: 'denied' };
      try {
        const value = await inTime(open().then(work), hasAnswered ? patienceMs : patienceAtStartMs);
        // Not before: what is read first is waited for.
        if (!hasAnswered) void beginFreshLog();
        hasAnswered = true;
        return { kind: 'done', value };
      } catch (error) {
        // Where it could not be opened, the next one tries anew.
        if (await isBroken(opening)) opening = undefined;
        return { kind: 'fault', fault: faultOf(error) };
      }
    },
    close,
    end: () => {
      hasEnded = true;
      return close();
    },
  };
}

/** Where it does not load, a loss is no more likely than without it. */
async function beginFreshLog(): Promise<void> {
  await import('./fresh-log.ts').then((part) => part.beginFreshLog()).catch(() => undefined);
}

function giveUp(transaction: Upgrade): void {
  try {
    transaction.abort();
  } catch {
    // It was over already.
  }
}

/** Thrown by work that would have to write over what a later version of this page has written. */
export class NewerRecord extends Error {}

class NoAnswer extends Error {}

async function inTime<T>(work: Promise<T>, patience: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer()), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function isBroken(opening: Promise<unknown> | undefined): Promise<boolean> {
  if (opening === undefined) return false;
  const pending = Symbol();
  return Promise.race([opening, Promise.resolve(pending)]).then(
    () => false,
    () => true,
  );
}

function faultOf(error: unknown): StorageFault {
  if (error instanceof NoAnswer) return 'no-answer';
  if (error instanceof NewerRecord) return 'newer';
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  return name === 'VersionError' ? 'newer' : 'denied';
}
