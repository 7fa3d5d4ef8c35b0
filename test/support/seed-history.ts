import type { Page } from '@playwright/test';
import type { KeptRecord } from './kept-runs.ts';

const atOnce = 500;

/** Writes runs into the storage of the page's origin, as the product would have; it must have been opened once before. */
export async function seedHistory(page: Page, records: readonly KeptRecord[]): Promise<void> {
  for (let at = 0; at < records.length; at += atOnce) {
    await page.evaluate(
      async (some) => {
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open('grantscope');
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        });
        const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
        for (const { summary, text } of some) {
          transaction.objectStore('runs').put(summary, summary.id);
          transaction.objectStore('bodies').put(text, summary.id);
        }
        await new Promise((resolve) => (transaction.oncomplete = resolve));
        db.close();
      },
      records.slice(at, at + atOnce),
    );
  }
}
