import type { Database, Stored } from '../keeping/database.ts';

/** The secrets that the user asked to keep on this device, one record for each connection, apart from everything else. */
export type SecretRecords = {
  readonly read: (connectionId: string) => Promise<Stored<unknown>>;
  readonly put: (connectionId: string, record: unknown) => Promise<Stored<void>>;
  /** Writes over the record that is there. Where another tab has removed it, it stays away: resolves to false. */
  readonly change: (connectionId: string, record: unknown) => Promise<Stored<boolean>>;
  /** Removes it and looks whether it is gone: resolves to whether it is. */
  readonly remove: (connectionId: string) => Promise<Stored<boolean>>;
};

export function secretRecords({ within }: Database): SecretRecords {
  const begin = 'readwrite';
  const strict = { durability: 'strict' } as const;
  return {
    read: (id) => within((db) => db.get('secrets', id)),
    put: (id, record) =>
      within(async (db) => {
        const transaction = db.transaction('secrets', begin, strict);
        await Promise.all([transaction.store.put(record, id), transaction.done]);
      }),
    change: (id, record) =>
      within(async (db) => {
        const transaction = db.transaction('secrets', begin, strict);
        const isThere = (await transaction.store.getKey(id)) !== undefined;
        if (isThere) await transaction.store.put(record, id);
        await transaction.done;
        return isThere;
      }),
    remove: (id) =>
      within(async (db) => {
        const transaction = db.transaction('secrets', begin, strict);
        await Promise.all([transaction.store.delete(id), transaction.done]);
        return (await db.getKey('secrets', id)) === undefined;
      }),
  };
}
