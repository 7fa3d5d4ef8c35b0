import type { IDBPDatabase } from 'idb';
import type { Database, Layout, Stored } from '../database.ts';
import { unreadKey } from './unread.ts';

/** The second copy could not be read or written. */
export class MirrorFailure extends Error {}

/** What work with both copies came to. */
export type InBoth<T> = Stored<T> | { readonly kind: 'mirror-fault' } | { readonly kind: 'new' };

class IsNew extends Error {}

/**
 * Does some work that makes the second copy like the first. Not where the first is a new one that the second was not read
 * back into yet, also when the browser has made it anew under this page: all would be deleted from the second as well.
 */
export async function inBoth<T>(
  database: Database,
  work: (db: IDBPDatabase<Layout>) => Promise<T>,
): Promise<InBoth<T>> {
  let why: unknown;
  const stored = await database.within(async (db) => {
    try {
      if ((await db.get('settings', unreadKey)) !== undefined) throw new IsNew();
      return await work(db);
    } catch (error) {
      why = error;
      throw error;
    }
  });
  if (stored.kind === 'done') return stored;
  if (why instanceof MirrorFailure) return { kind: 'mirror-fault' };
  return why instanceof IsNew ? { kind: 'new' } : stored;
}
