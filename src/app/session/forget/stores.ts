import { type Buckets, bucketsOf } from '../keeping/mirror/buckets.ts';
import { type OriginFiles, originFilesOf } from '../keeping/mirror/origin-files.ts';

/** Every place in a browser where a page can leave something behind, as this page's own window offers them. */
export type Stores = {
  readonly indexedDB: IDBFactory;
  readonly caches: CacheStorage | undefined;
  readonly localStorage: () => Storage;
  readonly sessionStorage: () => Storage;
  readonly cookies: () => string;
  readonly clearCookie: (name: string) => void;
  readonly serviceWorkers: () => Promise<readonly { readonly unregister: () => Promise<boolean> }[]>;
  readonly buckets: Buckets | undefined;
  readonly files: OriginFiles | undefined;
};

export function storesOf(page: Document): Stores | undefined {
  const view = page.defaultView;
  if (view === null) return undefined;
  return {
    indexedDB: view.indexedDB,
    // Neither is there where the page is not in a secure context.
    caches: 'caches' in view ? view.caches : undefined,
    localStorage: () => view.localStorage,
    sessionStorage: () => view.sessionStorage,
    cookies: () => page.cookie,
    clearCookie: (name) => {
      page.cookie = `${name}=; Max-Age=0; Path=/`;
    },
    buckets: bucketsOf(page),
    files: originFilesOf(page),
    serviceWorkers: async () =>
      'serviceWorker' in view.navigator ? view.navigator.serviceWorker.getRegistrations() : [],
  };
}

export function cookieNames(cookies: string): readonly string[] {
  return cookies
    .split(';')
    .map((each) => (each.split('=')[0] ?? '').trim())
    .filter((name) => name !== '');
}
