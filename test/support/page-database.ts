import type { Page } from '@playwright/test';
import type { Planted } from './planted-state.ts';

/** Everything in the page's database, read with nothing of the page. Bytes, dates and maps come as they are. */
export async function readDatabase(page: Page): Promise<readonly Planted[]> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('grantscope');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('it does not open')));
    });
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('it cannot be read')));
      });
    const records: Planted[] = [];
    const names = [...database.objectStoreNames];
    const transaction = names.length === 0 ? undefined : database.transaction(names);
    for (const store of names) {
      const objectStore = transaction?.objectStore(store);
      if (objectStore === undefined) continue;
      const [keys, values] = await Promise.all([
        answer(objectStore.getAllKeys()),
        answer<unknown[]>(objectStore.getAll()),
      ]);
      for (const [at, key] of keys.entries())
        records.push({ store, key: typeof key === 'string' ? key : JSON.stringify(key), value: values[at] });
    }
    database.close();
    return records;
  });
}

/** Puts records into it as they are; the layout must be there. */
export async function writeDatabase(page: Page, records: readonly Planted[]): Promise<void> {
  await page.evaluate(async (planted) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('grantscope');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('it does not open')));
    });
    const stores = [...new Set(planted.map(({ store }) => store))];
    const transaction = database.transaction(stores, 'readwrite');
    for (const { store, key, value } of planted) transaction.objectStore(store).put(value, key);
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('it cannot be written')));
    });
    database.close();
  }, records);
}

/** A document of the page's origin without the page, so that nothing else has the database open. */
export async function gotoEmptyDocument(page: Page, origin = ''): Promise<void> {
  await page.route('**/empty-document', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto(`${origin}/empty-document`);
}
