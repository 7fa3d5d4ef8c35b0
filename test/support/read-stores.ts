/** All that a page keeps on this device. It runs in the page, so it leans on nothing outside of itself. */
export async function readStores(): Promise<unknown> {
  const databases = await indexedDB.databases();
  const records: unknown[] = [];
  for (const { name = '' } of databases) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('the database does not open')));
    });
    for (const store of database.objectStoreNames) {
      records.push(
        await new Promise((resolve, reject) => {
          const all = database.transaction(store).objectStore(store).getAll();
          all.addEventListener('success', () => resolve(all.result));
          all.addEventListener('error', () => reject(new Error('the store cannot be read')));
        }),
      );
    }
    database.close();
  }
  return { records, local: { ...localStorage }, session: { ...sessionStorage } };
}
