import type { Page } from '@playwright/test';
import type { Planted } from './planted-state.ts';

/**
 * Everything in the page's database, or in these of its stores, read with nothing of the page. Bytes, dates and maps come
 * as they are.
 */
export async function readDatabase(page: Page, only?: readonly string[]): Promise<readonly Planted[]> {
  return page.evaluate(async (wanted) => {
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
    const names = [...database.objectStoreNames].filter((name) => wanted?.includes(name) ?? true);
    const transaction = names.length === 0 ? undefined : database.transaction(names);
    // Closed while it is still ending, it may keep the page from writing until this page is closed (Chromium 156).
    const ended = new Promise((resolve) => {
      if (transaction === undefined) resolve(undefined);
      else transaction.oncomplete = resolve;
    });
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
    await ended;
    database.close();
    return records;
  }, only);
}

/** A document of the page's origin without the page, so that nothing else has the database open. */
export async function gotoEmptyDocument(page: Page, origin = ''): Promise<void> {
  await page.route('**/empty-document', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto(`${origin}/empty-document`);
}
