import type { Buckets } from '#app/session/keeping/mirror/buckets.ts';

/** Everything in every store of the page's origin, whole. It runs in the page, so it stands on its own. */
export async function readStores(): Promise<{
  readonly indexedDB: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
  readonly localStorage: Readonly<Record<string, string>>;
  readonly sessionStorage: Readonly<Record<string, string>>;
  readonly caches: readonly string[];
  readonly cookies: string;
}> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('It could not be read.'));
    });
  const databases: Record<string, Record<string, readonly unknown[]>> = {};
  const { storageBuckets } = navigator as unknown as { readonly storageBuckets: Buckets };
  const factories: readonly (readonly [string, IDBFactory])[] = [
    ['', indexedDB],
    ...(await Promise.all(
      (await storageBuckets.keys()).map(
        async (bucket) => [`${bucket}/`, (await storageBuckets.open(bucket)).indexedDB] as const,
      ),
    )),
  ];
  const opened = await Promise.all(
    factories.map(async ([bucket, factory]) =>
      (await factory.databases()).map(({ name = '' }) => ({ name: bucket + name, opening: done(factory.open(name)) })),
    ),
  );
  for (const { name, opening } of opened.flat()) {
    const database = await opening;
    const stores: Record<string, readonly unknown[]> = {};
    for (const store of database.objectStoreNames) {
      const transaction = database.transaction(store);
      // Closed while it is still ending, it may keep the page from writing until this page is closed (Chromium 156).
      const ended = new Promise((resolve) => (transaction.oncomplete = resolve));
      const inside = transaction.objectStore(store);
      stores[store] = [await done(inside.getAll()), await done(inside.getAllKeys())].flat();
      await ended;
    }
    database.close();
    databases[name] = stores;
  }
  return {
    indexedDB: databases,
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    caches: await caches.keys(),
    cookies: document.cookie,
  };
}
