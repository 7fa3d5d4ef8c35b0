import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/**
 * A whole database as one version of the page left it. Never made anew once it was released: every later version has to
 * open it. Bytes stand as `{bytes: <base64>}`.
 */
export type GoldenState = {
  readonly version: number;
  readonly stores: readonly {
    readonly name: string;
    readonly autoIncrement: boolean;
    readonly indexes: readonly { readonly name: string; readonly keyPath: string }[];
    readonly records: readonly { readonly key: string | number; readonly value: unknown }[];
  }[];
};

const goldens = join(import.meta.dirname, '../app/session/keeping/goldens');
const fileOf = (version: number): string => join(goldens, `version-${version}.json`);

export function hasGolden(version: number): boolean {
  return existsSync(fileOf(version));
}

export function readGolden(version: number): GoldenState {
  return JSON.parse(readFileSync(fileOf(version), 'utf8')) as GoldenState;
}

/** Keeps what the page has in its database as the golden state of its version. */
export async function writeGolden(page: Page): Promise<void> {
  const state = await page.evaluate(dump);
  writeFileSync(fileOf(state.version), `${JSON.stringify(state, undefined, 1)}\n`);
}

/** A value of a golden state as it was in the database. */
export function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  if ('bytes' in value && typeof value.bytes === 'string') return new Uint8Array(Buffer.from(value.bytes, 'base64'));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, revived(part)]));
}

async function dump(): Promise<GoldenState> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('it cannot be read')));
    });
  const plain = (value: unknown): unknown => {
    if (value instanceof Uint8Array) return { bytes: btoa(String.fromCharCode(...value)) };
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
  };
  const database = await answer(indexedDB.open('grantscope'));
  const transaction = database.transaction([...database.objectStoreNames]);
  const stores = [...database.objectStoreNames].map(async (name) => {
    const store = transaction.objectStore(name);
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer<unknown[]>(store.getAll())]);
    return {
      name,
      autoIncrement: store.autoIncrement,
      indexes: [...store.indexNames].map((index) => ({ name: index, keyPath: String(store.index(index).keyPath) })),
      records: keys.map((key, at) => ({ key: key as string | number, value: plain(values[at]) })),
    };
  });
  const state = { version: database.version, stores: await Promise.all(stores) };
  database.close();
  return state;
}
