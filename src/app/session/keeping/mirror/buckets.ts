/**
 * Storage apart from the page's ordinary one, in files of its own (Storage Buckets, a draft of the WICG). Only Chromium
 * has it so far, so TypeScript does not know it.
 */
export type Buckets = {
  readonly keys: () => Promise<readonly string[]>;
  readonly delete: (name: string) => Promise<void>;
};

// An earlier version of this page had its second copy in it.
const oldCopy = 'mirror';

/** Removes what an earlier version left there. Never rejects. */
export async function removeOldCopy(page: Document): Promise<void> {
  try {
    const buckets = bucketsOf(page);
    if ((await buckets?.keys())?.includes(oldCopy)) await buckets?.delete(oldCopy);
  } catch {
    // What the browser does not give is in nobody's way.
  }
}

/** Undefined where the browser has none. */
export function bucketsOf(page: Document): Buckets | undefined {
  const navigator: (Navigator & { readonly storageBuckets?: Buckets }) | undefined = page.defaultView?.navigator;
  return navigator?.storageBuckets;
}
