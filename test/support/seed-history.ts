import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { KeptRecord } from './kept-runs.ts';

const atOnce = 500;

/** Writes runs into the storage of the page's origin, as the product would have; it must have been opened once before. */
export async function seedHistory(page: Page, records: readonly KeptRecord[]): Promise<void> {
  for (let at = 0; at < records.length; at += atOnce) {
    // Five megabytes on their way into the page take longer than to write them; packed they are few.
    const packed = gzipSync(JSON.stringify(records.slice(at, at + atOnce)), { level: 1 }).toString('base64');
    await page.evaluate(writePacked, packed);
  }
}

/** Unpacks records and writes them in one transaction; runs in the page. */
async function writePacked(packed: string): Promise<void> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const records = (await new Response(unpacked).json()) as readonly KeptRecord[];
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('grantscope');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
  for (const { summary, text } of records) {
    transaction.objectStore('runs').put(summary, summary.id);
    transaction.objectStore('bodies').put(text, summary.id);
  }
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  db.close();
}
