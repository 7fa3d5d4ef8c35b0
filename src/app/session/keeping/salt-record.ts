import { putPartAside } from './damaged-records.ts';
import type { Database } from './database.ts';

const saltBytes = 16;

/** The salt of this device's fingerprints, made the first time that it is wanted; undefined where nothing can be kept. */
export async function readSalt({ within }: Database): Promise<Uint8Array | undefined> {
  const stored = await within(async (db) => {
    const transaction = db.transaction('settings', 'readwrite');
    const known = await transaction.store.get('salt');
    const salt = known instanceof Uint8Array ? known : crypto.getRandomValues(new Uint8Array(saltBytes));
    if (known === undefined) await transaction.store.put(salt, 'salt');
    await transaction.done;
    if (known !== undefined && salt !== known)
      await putPartAside(db, { store: 'settings', key: 'salt', reason: 'it is no salt', record: known }, salt);
    return salt;
  });
  return stored.kind === 'done' ? stored.value : undefined;
}
