/** Everything in every store of the page's origin, whole. It runs in the page, so it stands on its own. */
export async function readStores(): Promise<{
  readonly indexedDB: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
  readonly localStorage: Readonly<Record<string, string>>;
  readonly sessionStorage: Readonly<Record<string, string>>;
  readonly caches: readonly string[];
  readonly cookies: string;
  /** The text of every private file, by its path. */
  readonly files: Readonly<Record<string, string>>;
}> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('It could not be read.'));
    });
  const databases: Record<string, Record<string, readonly unknown[]>> = {};
  type Bucket = { readonly indexedDB: IDBFactory };
  const { storageBuckets } = navigator as unknown as {
    readonly storageBuckets: { keys: () => Promise<readonly string[]>; open: (name: string) => Promise<Bucket> };
  };
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
  const files: Record<string, string> = {};
  const readFolder = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
    const handles = (folder as unknown as { values: () => AsyncIterable<FileSystemHandle> }).values();
    for await (const handle of handles) {
      if (handle.kind === 'directory') await readFolder(handle as FileSystemDirectoryHandle, `${path}${handle.name}/`);
      else files[path + handle.name] = await (await (handle as FileSystemFileHandle).getFile()).text();
    }
  };
  await readFolder(await navigator.storage.getDirectory(), '');
  return {
    files,
    indexedDB: databases,
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    caches: await caches.keys(),
    cookies: document.cookie,
  };
}
