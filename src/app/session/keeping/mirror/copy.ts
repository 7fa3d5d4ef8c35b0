import type { IDBPDatabase } from 'idb';
import type { Layout } from '../database.ts';
import { quiet } from '../quiet-transaction.ts';
import type { MirrorChange, RecordKey } from './mirror-messages.ts';
import { type Mirror, smallStores, staysOut } from './open-mirror.ts';
import { unreadKey } from './unread.ts';

const runsAtOnce = 500;

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

/** The runs that the second copy does not have as they are in the first, some at a time. */
export async function* runsThatDiffer(
  db: IDBPDatabase<Layout>,
  mirror: Mirror,
): AsyncGenerator<readonly string[], void> {
  const there = (await mirror.keys('runs')).map(String);
  const ids = [...new Set([...(await quiet(db.transaction('runs')).store.getAllKeys()), ...there])].sort();
  for (let at = 0; at < ids.length; at += runsAtOnce) {
    const some = ids.slice(at, at + runsAtOnce);
    const lines = await linesIn(db, IDBKeyRange.bound(some[0], some.at(-1)));
    const differing = await mirror.differing(some.map((key) => ({ store: 'runs', key, record: lines.get(key) })));
    yield differing.map(({ key }: RecordKey) => String(key));
  }
}

async function linesIn(db: IDBPDatabase<Layout>, range: IDBKeyRange): Promise<ReadonlyMap<IDBValidKey, unknown>> {
  const { store } = quiet(db.transaction('runs'));
  const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  return new Map(keys.map((key, at) => [key, values[at]]));
}
