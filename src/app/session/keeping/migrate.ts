import type { IDBPDatabase } from 'idb';
import type { Layout, Upgrade } from './database.ts';
import { unreadKey } from './mirror/unread.ts';

/** The ids of what is there before anybody made anything. */
export const firstWorkspaceId = 'first';
export const firstConnectionId = 'first';

/** Brings the layout of an older version up to date, with everything in it. */
export async function migrate(db: IDBPDatabase<Layout>, before: number, transaction: Upgrade): Promise<void> {
  if (before < 2) await toVersion2(db, before, transaction);
}

/** Version 1 had one connection, without a name, in the store `typed`. */
async function toVersion2(db: IDBPDatabase<Layout>, before: number, transaction: Upgrade): Promise<void> {
  for (const name of ['settings', 'workspaces', 'connections', 'secrets', 'bodies'] as const)
    db.createObjectStore(name);
  db.createObjectStore('runs').createIndex('at', 'atMs');
  db.createObjectStore('damaged', { autoIncrement: true });
  if (before === 0) {
    await transaction.objectStore('settings').put('all', unreadKey);
    return;
  }
  // The old store is no part of the layout any more.
  if (!(db as unknown as IDBPDatabase).objectStoreNames.contains('typed')) return;
  const old = transaction as unknown as { objectStore: (name: string) => { get: (key: string) => Promise<unknown> } };
  const kept = await old.objectStore('typed').get('current');
  if (kept !== undefined) {
    const record = { version: 1, workspaceId: firstWorkspaceId, name: '', order: 0, kept };
    await transaction.objectStore('connections').put(record, firstConnectionId);
    await transaction.objectStore('settings').put(ownProviders(kept), 'own-providers');
  }
  (db as unknown as IDBPDatabase).deleteObjectStore('typed');
}

function ownProviders(kept: unknown): unknown {
  return typeof kept === 'object' && kept !== null && 'ownProviders' in kept ? kept.ownProviders : [];
}
