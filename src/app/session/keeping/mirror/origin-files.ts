/** The page's own files, which nobody sees but this origin (File System standard, the bucket file system). */
export type OriginFiles = {
  readonly names: () => Promise<readonly string[]>;
  /** Rejects while a file in it is open somewhere. */
  readonly remove: (name: string) => Promise<void>;
};

/** An iterable that the types of the DOM do not have with those of a window alone. */
type Listed = { readonly keys: () => AsyncIterable<string> };

/** Undefined where the browser has none. */
export function originFilesOf(page: Document): OriginFiles | undefined {
  const storage: Partial<StorageManager> | undefined = page.defaultView?.navigator.storage;
  if (storage?.getDirectory === undefined) return undefined;
  const root = (): Promise<FileSystemDirectoryHandle> => (storage as StorageManager).getDirectory();
  return {
    names: async () => {
      const names: string[] = [];
      for await (const name of ((await root()) as unknown as Listed).keys()) names.push(name);
      return names;
    },
    remove: async (name) => (await root()).removeEntry(name, { recursive: true }),
  };
}

const betweenMs = 50;

/** Removes it once nobody has a file in it open any more, or not at all within `patience` ms. */
export async function removeInTime(files: OriginFiles, name: string, patience: number): Promise<void> {
  for (let waited = 0; ; waited += betweenMs) {
    try {
      return await Promise.race([files.remove(name), pause(patience)]);
    } catch (error) {
      if (waited >= patience || (error instanceof DOMException && error.name === 'NotFoundError')) return;
      await pause(betweenMs);
    }
  }
}

function pause(forMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, forMs));
}
