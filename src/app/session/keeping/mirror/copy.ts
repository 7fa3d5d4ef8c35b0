import type { IDBPDatabase } from 'idb';
import type { Layout } from '../database.ts';
import { type Mirror, smallStores, staysOut } from './mirror-database.ts';
import { quiet } from '../quiet-transaction.ts';
import { unreadKey } from './unread.ts';

const runsAtOnce = 500;

/** Makes the small stores of the second copy the same as the first. */
export async function copyTyped(db: IDBPDatabase<Layout>, mirror: Mirror): Promise<void> {
  const reading = quiet(db.transaction(smallStores));
  const wanted = await Promise.all(
    smallStores.map(async (store) => {
      const from = reading.objectStore(store);
      const [keys, values] = await Promise.all([from.getAllKeys(), from.getAll()]);
      const records = keys.map((key, at) => [key, values[at]] as const);
      return [store, new Map(records.filter(([key, value]) => key !== unreadKey && !staysOut(value)))] as const;
    }),
  );
  const writing = quiet(mirror.transaction(smallStores, 'readwrite'));
  for (const [store, records] of wanted) {
    const to = writing.objectStore(store);
    const [keys, values] = await Promise.all([to.getAllKeys(), to.getAll()]);
    const there = new Map(keys.map((key, at) => [key, values[at]]));
    for (const key of keys) if (!records.has(key)) await to.delete(key);
    for (const [key, value] of records) if (!isSame(value, there.get(key))) await to.put(value, key);
  }
  await writing.done;
}

/** Makes these runs of the second copy as they are in the first: new, changed, or not there any more. */
export async function copyRuns(db: IDBPDatabase<Layout>, mirror: Mirror, ids: readonly string[]): Promise<void> {
  const reading = quiet(db.transaction(['runs', 'bodies']));
  const records = await Promise.all(
    ids.map(async (id) => ({
      id,
      line: await reading.objectStore('runs').get(id),
      body: await reading.objectStore('bodies').get(id),
    })),
  );
  const writing = quiet(mirror.transaction(['runs', 'bodies'], 'readwrite'));
  const [runs, bodies] = [writing.objectStore('runs'), writing.objectStore('bodies')];
  await Promise.all([
    ...records.flatMap(({ id, line, body }) => [
      line === undefined ? runs.delete(id) : runs.put(line, id),
      body === undefined ? bodies.delete(id) : bodies.put(body, id),
    ]),
    writing.done,
  ]);
}

/** The runs that the second copy does not have as they are in the first, some at a time. */
export async function* runsThatDiffer(
  db: IDBPDatabase<Layout>,
  mirror: Mirror,
): AsyncGenerator<readonly string[], void> {
  const ids = [...new Set([...(await idsIn(db)), ...(await idsIn(mirror))])].sort();
  for (let at = 0; at < ids.length; at += runsAtOnce) {
    const some = ids.slice(at, at + runsAtOnce);
    const range = IDBKeyRange.bound(some[0], some.at(-1));
    const [here, there] = await Promise.all([linesIn(db, range), linesIn(mirror, range)]);
    yield some.filter((id) => !isSame(here.get(id), there.get(id)));
  }
}

function idsIn(db: IDBPDatabase<Layout> | Mirror): Promise<readonly string[]> {
  return quiet((db as Mirror).transaction('runs')).store.getAllKeys();
}

async function linesIn(
  db: IDBPDatabase<Layout> | Mirror,
  range: IDBKeyRange,
): Promise<ReadonlyMap<IDBValidKey, unknown>> {
  const { store } = quiet((db as Mirror).transaction('runs'));
  const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  return new Map(keys.map((key, at) => [key, values[at]]));
}

function isSame(one: unknown, other: unknown): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
