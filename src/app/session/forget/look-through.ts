import { cookieNames, type Stores } from './stores.ts';

/** What a look into one store came to. */
export type Looked = {
  /** The store's name, as browsers call it. */
  readonly store: string;
  readonly found:
    | { readonly kind: 'empty' }
    /** The names of what is in it. */
    | { readonly kind: 'remains'; readonly names: readonly string[] }
    /** The browser does not let the page look, which is also why nothing of the page can be in it. */
    | { readonly kind: 'closed' };
};

/** Looks into every store of this origin, without leaving anything in it. */
export async function lookThrough(stores: Stores): Promise<readonly Looked[]> {
  return [
    await looked('IndexedDB', async () => (await stores.indexedDB.databases()).map(({ name }) => name ?? '')),
    await looked('localStorage', () => Object.keys(stores.localStorage())),
    await looked('sessionStorage', () => Object.keys(stores.sessionStorage())),
    await looked('Cache storage', async () => (await stores.caches?.keys()) ?? []),
    await looked('Storage buckets', async () => (await stores.buckets?.keys()) ?? []),
    await looked('Private files', async () => (await stores.files?.names()) ?? []),
    await looked('Cookies', () => cookieNames(stores.cookies())),
    await looked('Service workers', async () =>
      Array.from(await stores.serviceWorkers(), (_, at) => `service worker ${at + 1}`),
    ),
  ];
}

async function looked(store: string, list: () => readonly string[] | Promise<readonly string[]>): Promise<Looked> {
  try {
    const names = await list();
    return { store, found: names.length === 0 ? { kind: 'empty' } : { kind: 'remains', names } };
  } catch {
    return { store, found: { kind: 'closed' } };
  }
}
