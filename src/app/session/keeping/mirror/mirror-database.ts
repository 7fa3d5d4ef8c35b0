import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import type { Buckets } from './buckets.ts';
import { bucketName } from './unread.ts';

/** The same records under the same keys as in the database itself, but for secrets. */
export type MirrorLayout = DBSchema & {
  settings: { key: string; value: unknown };
  workspaces: { key: string; value: unknown };
  connections: { key: string; value: unknown };
  damaged: { key: number; value: unknown };
  runs: { key: string; value: unknown };
  bodies: { key: string; value: unknown };
};
export type Mirror = IDBPDatabase<MirrorLayout>;

/** Those with few records, which are looked through whole. */
export const smallStores = ['settings', 'workspaces', 'connections', 'damaged'] as const;

/** Opens the second copy, which is empty where there was none. Rejects where the browser does not let it. */
export async function openMirror(buckets: Buckets): Promise<Mirror> {
  return openMirrorIn((await buckets.open(bucketName)).indexedDB);
}

export async function openMirrorIn(factory: IDBFactory): Promise<Mirror> {
  const opening = factory.open('grantscope-mirror', 1);
  opening.addEventListener('upgradeneeded', () => {
    try {
      for (const name of [...smallStores, 'runs', 'bodies']) opening.result.createObjectStore(name);
    } catch {
      // The storage has ended it already: it does not open, or what is done with it fails.
    }
  });
  return wrap(opening) as unknown as Promise<Mirror>;
}

/** Whether a record stays out of the second copy: a secret is in as few places as can be. */
export function staysOut(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'store' in record && record.store === 'secrets';
}
