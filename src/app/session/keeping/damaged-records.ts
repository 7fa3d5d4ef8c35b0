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

/**
 * Puts a record aside so that it is in nobody's way, and can still be saved (security.md T66). Where there is no room for
 * that it stays where it is, and everything else can be read all the same.
 */
export async function putAside(db: IDBPDatabase<Layout>, damaged: Damaged): Promise<void> {
  return putPartAside(db, damaged, undefined);
}

/** The same of a part of a record, of which `rest` stays. */
export async function putPartAside(db: IDBPDatabase<Layout>, damaged: Damaged, rest: unknown): Promise<void> {
  const { store, key } = damaged;
  const transaction = db.transaction(['damaged', store], 'readwrite');
  const there = transaction.objectStore(store);
  await Promise.all([
    transaction.objectStore('damaged').add(damaged),
    rest === undefined ? there.delete(key) : there.put(rest, key),
    transaction.done,
  ]).catch(() => undefined);
}

/** Everything that was put aside, with its key in the store. */
async function listDamaged(db: IDBPDatabase<Layout>): Promise<readonly unknown[]> {
  return db.getAll('damaged');
}

// What was put aside stays until the user deletes it; up to which key it was told is remembered.
const toldKey = 'damaged-told';

/** How many records were put aside since the user was told last. */
export async function countUntold(db: IDBPDatabase<Layout>): Promise<number> {
  const told = await db.get('settings', toldKey);
  return db.count('damaged', typeof told === 'number' ? IDBKeyRange.lowerBound(told, true) : undefined);
}

/** The user has been told of everything that is aside by now. */
export async function rememberTold(db: IDBPDatabase<Layout>): Promise<void> {
  const keys = await db.getAllKeys('damaged');
  await db.put('settings', Math.max(0, ...keys), toldKey);
}

/** All of it as a file for the user. Secrets that were kept stay where they are. */
export async function damagedFile(db: IDBPDatabase<Layout>): Promise<string> {
  const records = (await listDamaged(db)).filter((record) => !isSecret(record));
  return JSON.stringify({ format: 'grantscope-damaged', version: 1, records }, undefined, 1);
}

function isSecret(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'store' in record && record.store === 'secrets';
}
