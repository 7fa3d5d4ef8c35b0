import type { Database } from '../database.ts';
import type { Buckets } from './buckets.ts';
import type { Restored } from './restore.ts';

/** The bucket that holds the second copy. */
export const bucketName = 'mirror';

/**
 * The setting that says of a database that it is new, and that the second copy of the one before it was not read yet:
 * `all` of it, or its `runs`. It comes with the database itself, so a page that is killed in between goes on later.
 */
export const unreadKey = 'mirror-unread';

// A bucket that hangs must not keep the page from starting.
const patienceMs = 4000;

/**
 * Where the database is new, and there is a second copy of what an earlier one held: brings back what the first view
 * needs. Undefined where there is nothing to bring back, which is nearly always.
 */
export async function restoreWhereNew(database: Database, buckets: Buckets | undefined): Promise<Restored | undefined> {
  const unread = await database.within((db) => db.get('settings', unreadKey));
  if (unread.kind !== 'done' || unread.value !== 'all') return undefined;
  const names = buckets === undefined ? [] : await Promise.race([buckets.keys().catch(() => []), late()]);
  if (names?.includes(bucketName) === false) {
    await database.within((db) => db.delete('settings', unreadKey));
    return undefined;
  }
  const part = names && (await import('./restore.ts').catch(() => undefined));
  return buckets && part?.restoreTyped(database, buckets);
}

/** Then it is brought back later, to be seen after the next load. */
function late(): Promise<undefined> {
  return new Promise((resolve) => void setTimeout(() => resolve(undefined), patienceMs));
}
