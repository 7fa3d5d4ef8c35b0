import type { IDBPDatabase } from 'idb';
import type { Layout } from '../database.ts';
import { quiet } from '../quiet-transaction.ts';
import type { MirrorChange } from './mirror-messages.ts';
import { type Mirror, smallStores, staysOut } from './open-mirror.ts';
import { unreadKey } from './unread.ts';

/** Makes the small stores of the second copy the same as the first. */
export async function copyTyped(db: IDBPDatabase<Layout>, mirror: Mirror): Promise<void> {
  const reading = quiet(db.transaction(smallStores));
  const wanted = await Promise.all(
    smallStores.map(async (store) => {
      const from = reading.objectStore(store);
      const [keys, values] = await Promise.all([from.getAllKeys(), from.getAll()]);
      const records: readonly MirrorChange[] = keys.map((key, at) => ({ store, key, record: values[at] }));
      const kept = records.filter(({ key, record }) => key !== unreadKey && !staysOut(record));
      const names = new Set(kept.map(({ key }) => key));
      const gone = (await mirror.keys(store)).filter((key) => !names.has(key));
      return [...kept, ...gone.map((key) => ({ store, key, record: undefined }))];
    }),
  );
  await mirror.write(wanted.flat());
}

/** Makes these runs of the second copy as they are in the first: new, changed, or not there any more. */
export async function copyRuns(db: IDBPDatabase<Layout>, mirror: Mirror, ids: readonly string[]): Promise<void> {
  const reading = quiet(db.transaction(['runs', 'bodies']));
  const [runs, bodies] = [reading.objectStore('runs'), reading.objectStore('bodies')];
  const records = await Promise.all(
    ids.map(async (id): Promise<readonly MirrorChange[]> => {
      const [line, body] = await Promise.all([runs.get(id), bodies.get(id)]);
      // In this order: a line without its body is a run that cannot be opened.
      return [
        { store: 'bodies', key: id, record: body },
        { store: 'runs', key: id, record: line },
      ];
    }),
  );
  await mirror.write(records.flat());
}

/** The ids of all runs that are in one of both copies, and of those that are in the second by half: its body or its line. */
export async function runsInEither(
  db: IDBPDatabase<Layout>,
  mirror: Mirror,
): Promise<{ readonly ids: readonly string[]; readonly halves: readonly string[] }> {
  const here = await quiet(db.transaction('runs')).store.getAllKeys();
  const [lines, bodies] = [new Set(await mirror.keys('runs')), new Set(await mirror.keys('bodies'))];
  return {
    ids: [...new Set([...here, ...lines])].map(String).sort(),
    halves: [...lines, ...bodies].filter((id) => lines.has(id) !== bodies.has(id)).map(String),
  };
}

/** Those of these runs, in the order of their ids, whose lines the second copy does not have as they are in the first. */
export async function differingRuns(
  db: IDBPDatabase<Layout>,
  mirror: Mirror,
  ids: readonly string[],
): Promise<readonly string[]> {
  const lines = await linesIn(db, IDBKeyRange.bound(ids[0], ids.at(-1)));
  const differing = await mirror.differing(ids.map((key) => ({ store: 'runs', key, record: lines.get(key) })));
  return differing.map(({ key }) => String(key));
}

async function linesIn(db: IDBPDatabase<Layout>, range: IDBKeyRange): Promise<ReadonlyMap<IDBValidKey, unknown>> {
  const { store } = quiet(db.transaction('runs'));
  const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  return new Map(keys.map((key, at) => [key, values[at]]));
}
