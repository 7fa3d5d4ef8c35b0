import {
  type ConnectionEntry,
  type KeptConnection,
  recordOf,
  recordFrom,
  type Workspace,
  write,
} from './connection-records.ts';
import type { Database, Stored } from './database.ts';

/** What changes the list of connections and workspaces. Nobody needs it before the first view stands. */
export type ListRecords = {
  /** Adds a connection, or writes over the whole of it. */
  readonly put: (connection: KeptConnection) => Promise<Stored<void>>;
  readonly rename: (id: string, change: Partial<Omit<ConnectionEntry, 'id'>>) => Promise<Stored<void>>;
  /** With the secrets that were kept for it. */
  readonly remove: (id: string) => Promise<Stored<void>>;
  readonly putWorkspace: (workspace: Workspace) => Promise<Stored<void>>;
  readonly removeWorkspace: (id: string) => Promise<Stored<void>>;
};

export function listRecords({ within }: Database): ListRecords {
  return {
    put: ({ id, typed, ...entry }) => within((db) => write(db, 'connections', id, recordOf(entry, typed))),
    rename: (id, change) =>
      within(async (db) => {
        const transaction = db.transaction('connections', 'readwrite', { durability: 'strict' });
        const record = recordFrom(await transaction.store.get(id));
        if (record !== undefined) await transaction.store.put({ ...record, ...change }, id);
        await transaction.done;
      }),
    remove: (id) =>
      within(async (db) => {
        const transaction = db.transaction(['connections', 'secrets'], 'readwrite', { durability: 'strict' });
        await Promise.all([
          transaction.objectStore('connections').delete(id),
          transaction.objectStore('secrets').delete(id),
          transaction.done,
        ]);
      }),
    putWorkspace: ({ id, ...workspace }) => within((db) => write(db, 'workspaces', id, { version: 1, ...workspace })),
    removeWorkspace: (id) => within((db) => db.delete('workspaces', id)),
  };
}
