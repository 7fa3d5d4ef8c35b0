import { type OriginFiles, removeInTime } from '../keeping/mirror/origin-files.ts';
import { cookieNames, type Stores } from './stores.ts';

// A deletion waits for every tab that has the database open. One that is frozen does not answer; the check after the
// reload says so then.
const patienceMs = 3000;

/** Empties every store of this origin. What does not work is not said here: the page looks through all of them afterwards. */
export async function clearStores(stores: Stores, patience = patienceMs): Promise<void> {
  await Promise.all([
    attempt(async () => {
      // The files first: a page that starts in between would take them for what a lost database held.
      await attempt(() => clearFiles(stores.files, patience));
      await clearDatabases(stores.indexedDB, patience);
    }),
    attempt(async () => {
      for (const name of (await stores.caches?.keys()) ?? []) await stores.caches?.delete(name);
    }),
    attempt(async () => {
      for (const name of (await stores.buckets?.keys()) ?? []) await stores.buckets?.delete(name);
    }),
    attempt(async () => {
      await Promise.all((await stores.serviceWorkers()).map((each) => each.unregister()));
    }),
  ]);
  clearTab(stores);
  await attempt(() => stores.localStorage().clear());
  for (const name of cookieNames(stores.cookies())) stores.clearCookie(name);
}

/** What only this tab can reach. */
export function clearTab({ sessionStorage }: Pick<Stores, 'sessionStorage'>): void {
  try {
    sessionStorage().clear();
  } catch {
    // Where it is denied there is nothing in it.
  }
}

async function clearFiles(files: OriginFiles | undefined, patience: number): Promise<void> {
  if (files !== undefined) await Promise.all((await files.names()).map((name) => removeInTime(files, name, patience)));
}

async function clearDatabases(indexedDB: IDBFactory, patience: number): Promise<void> {
  const databases = await indexedDB.databases();
  const names = databases.flatMap(({ name }) => name ?? []);
  await Promise.all(names.map((name) => deleted(indexedDB, name, patience)));
}

function deleted(indexedDB: IDBFactory, name: string, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    const timer = setTimeout(resolve, patience);
    request.onsuccess = request.onerror = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

async function attempt(act: () => Promise<void> | void): Promise<void> {
  try {
    await act();
  } catch {
    // A store that is denied holds nothing of ours.
  }
}
