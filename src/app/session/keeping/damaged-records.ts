import type { IDBPDatabase } from 'idb';
import type { Layout, StoreName } from './database.ts';

/** A record that could not be read, whole, with where it stood and what is wrong with it. */
export type Damaged = {
  readonly store: StoreName;
  readonly key: string;
  /** A phrase: “clientId is not as expected”. */
  readonly reason: string;
  readonly record: unknown;
};

/** Puts a record aside so that it is in nobody's way, and can still be saved (security.md T66). */
export async function putAside(db: IDBPDatabase<Layout>, damaged: Damaged): Promise<void> {
  const { store, key } = damaged;
  const transaction = db.transaction(['damaged', store], 'readwrite');
  await Promise.all([
    transaction.objectStore('damaged').add(damaged),
    transaction.objectStore(store).delete(key),
    transaction.done,
  ]);
}

/** Everything that was put aside, with its key in the store. */
export async function listDamaged(db: IDBPDatabase<Layout>): Promise<readonly unknown[]> {
  return db.getAll('damaged');
}
