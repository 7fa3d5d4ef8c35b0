import type { Database } from '../database.ts';
import type { OriginFiles } from './origin-files.ts';
import type { Restored } from './restore.ts';

/** The folder that holds the second copy. */
export const mirrorName = 'second-copy';

/**
 * The setting that says of a database that it is new, and that the second copy of the one before it was not read yet:
 * `all` of it, or its `runs`. It comes with the database itself, so a page that is killed in between goes on later.
 */
export const unreadKey = 'mirror-unread';

/** What it takes to open the second copy. */
export type MirrorNeeds = { readonly files: OriginFiles; readonly startWorker: () => Worker };

// Files that hang must not keep the page from starting.
const patienceMs = 4000;

/**
 * Where the database is new, and there is a second copy of what an earlier one held: brings back what the first view
 * needs. Undefined where there is nothing to bring back, which is nearly always.
 */
export async function restoreWhereNew(
  database: Database,
  needs: MirrorNeeds | undefined,
  hasForgotten: boolean,
): Promise<Restored | undefined> {
  const unread = await database.within((db) => db.get('settings', unreadKey));
  if (unread.kind !== 'done' || unread.value !== 'all') return undefined;
  // What was forgotten is not brought back, whatever held the files open meanwhile.
  const names =
    needs === undefined || hasForgotten ? [] : await Promise.race([needs.files.names().catch(() => []), late()]);
  if (names?.includes(mirrorName) === false) {
    await database.within((db) => db.delete('settings', unreadKey));
    return undefined;
  }
  const part = names && (await import('./restore.ts').catch(() => undefined));
  return needs && part?.restoreTyped(database, needs.startWorker);
}

/** Then it is brought back later, to be seen after the next load. */
function late(): Promise<undefined> {
  return new Promise((resolve) => void setTimeout(() => resolve(undefined), patienceMs));
}
