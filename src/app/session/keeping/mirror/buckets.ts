/**
 * Storage apart from the page's ordinary one, in files of its own (Storage Buckets, a draft of the WICG). Only Chromium
 * has it so far, so TypeScript does not know it.
 */
export type Buckets = {
  readonly open: (name: string) => Promise<{ readonly indexedDB: IDBFactory }>;
  readonly keys: () => Promise<readonly string[]>;
  readonly delete: (name: string) => Promise<void>;
};

/** Undefined where the browser has none. */
export function bucketsOf(page: Document): Buckets | undefined {
  const navigator: (Navigator & { readonly storageBuckets?: Buckets }) | undefined = page.defaultView?.navigator;
  return navigator?.storageBuckets;
}
