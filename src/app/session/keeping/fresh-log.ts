import { deleteDB, openDB } from 'idb';

const name = 'grantscope-fresh-log';

/**
 * Makes Chromium begin a new file for what is written from now on. Where it was killed in the middle of a write it would
 * go on behind the half record, and whoever opened that file next would take all that is kept for damaged and delete it.
 * To delete a database writes out everything, also of the others, and begins anew. That makes such a loss rarer, not
 * impossible. Another browser just deletes an empty one. It is no harm where it fails.
 */
export async function beginFreshLog(): Promise<void> {
  try {
    const empty = await openDB(name, 1, { upgrade: (db) => void db.createObjectStore('nothing').put(0, 0) });
    empty.close();
    await deleteDB(name);
  } catch {
    // The storage that it is for says so itself.
  }
}
