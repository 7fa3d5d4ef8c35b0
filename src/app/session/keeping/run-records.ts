import { type ReadRun, writeRun } from '#core/keeping/codec.ts';
import type { KeptRun, RunMarks, RunSummary } from '#core/keeping/kept-run.ts';
import { newestFirst } from '#core/keeping/newest-first.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import type { Database, Stored } from './database.ts';
import { countUntold, putAside } from './damaged-records.ts';
import type { AddedRun } from './history.ts';
import { mendRun, readText } from './mend-run.ts';
import { readSummary } from './summary-schema.ts';

/** The history on this device. Each run is two records, written in one transaction: what a list shows, and the rest. */
export type RunRecords = {
  /** Adds a run, or writes a newer state of one; its name and pin stay. */
  readonly put: (run: KeptRun) => Promise<Stored<RunSummary>>;
  readonly read: (id: string) => Promise<Stored<ReadRun | undefined>>;
  /** Newest first. */
  readonly newest: (count: number) => Promise<Stored<readonly RunSummary[]>>;
  /** All of them, newest first. */
  readonly list: () => Promise<Stored<readonly RunSummary[]>>;
  readonly count: () => Promise<Stored<number>>;
  readonly mark: (id: string, marks: Partial<RunMarks>) => Promise<Stored<RunSummary | undefined>>;
  readonly remove: (ids: readonly string[]) => Promise<Stored<void>>;
  /** Deletes, and gives the records as they were. */
  readonly take: (ids: readonly string[]) => Promise<Stored<readonly TakenRun[]>>;
  readonly putBack: (taken: readonly TakenRun[]) => Promise<Stored<void>>;
  /** Adds runs that were kept elsewhere, but none whose id is there already. Gives the ones that were added. */
  readonly add: (runs: readonly AddedRun[]) => Promise<Stored<readonly RunSummary[]>>;
  /** The texts of these runs, as they are kept; those that are not there are left out. */
  readonly texts: (ids: readonly string[]) => Promise<Stored<ReadonlyMap<string, string>>>;
  /** How many records were put aside that the user has not been told of. */
  readonly countDamaged: () => Promise<Stored<number>>;
};

/** Both records of a run, whatever is in them. */
export type TakenRun = { readonly id: string; readonly line: unknown; readonly body: unknown };

export function runRecords({ within }: Database): RunRecords {
  return {
    put: (run) =>
      within(async (db) => {
        const text = writeRun(run);
        const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
        const runs = transaction.objectStore('runs');
        const unmarked = summaryOf(run, text.length);
        const withMarks = async (known: RunSummary | undefined): Promise<RunSummary> => {
          if (known === undefined) return unmarked;
          const marked = { ...unmarked, name: known.name, knownGood: known.knownGood };
          await runs.put(marked, run.id);
          return marked;
        };
        // All is asked for at once: to wait for what is there first costs each new run a way to the database and back.
        const [summary] = await Promise.all([
          runs.get(run.id).then((record) => withMarks(readSummary(record, run.id))),
          runs.put(unmarked, run.id),
          transaction.objectStore('bodies').put(text, run.id),
          transaction.done,
        ]);
        return summary;
      }),
    read: (id) =>
      within(async (db) => {
        const text = await db.get('bodies', id);
        if (text === undefined) return undefined;
        const read = readText(text, id);
        if (read.kind === 'damaged')
          await putAside(db, { store: 'bodies', key: id, reason: read.reason, record: text });
        return read;
      }),
    newest: (count) =>
      within(async (db) => {
        const found: { readonly key: string; readonly value: unknown }[] = [];
        let cursor = await db.transaction('runs').store.index('at').openCursor(null, 'prev');
        while (cursor !== null && found.length < count) {
          found.push({ key: cursor.primaryKey, value: cursor.value });
          cursor = await cursor.continue();
        }
        return found.flatMap(({ key, value }) => readSummary(value, key) ?? []);
      }),
    list: () =>
      within(async (db) => {
        const transaction = db.transaction(['runs', 'bodies']);
        const [records, keys, bodies] = await Promise.all([
          transaction.objectStore('runs').getAll(),
          transaction.objectStore('runs').getAllKeys(),
          transaction.objectStore('bodies').getAllKeys(),
        ]);
        const withText = new Set(bodies);
        const read = records.map((record, at) => {
          const key = keys[at];
          return key !== undefined && withText.has(key) ? readSummary(record, key) : undefined;
        });
        const known = new Set(keys.filter((_, at) => read[at] !== undefined));
        const broken = new Set([...keys, ...bodies].filter((key) => !known.has(key)));
        const mended: RunSummary[] = [];
        for (const key of broken) mended.push(...(await mendRun(db, key)));
        return [...read, ...mended].filter((each) => each !== undefined).sort(newestFirst);
      }),
    count: () => within((db) => db.count('runs')),
    mark: (id, marks) =>
      within(async (db) => {
        const transaction = db.transaction('runs', 'readwrite');
        const record: unknown = await transaction.store.get(id);
        const known = readSummary(record, id);
        // What a later version has added to the line stays in it.
        if (known !== undefined) await transaction.store.put({ ...asObject(record), ...known, ...marks }, id);
        await transaction.done;
        return known && { ...known, ...marks };
      }),
    remove: (ids) =>
      within(async (db) => {
        const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
        await Promise.all([
          ...ids.flatMap((id) => [
            transaction.objectStore('runs').delete(id),
            transaction.objectStore('bodies').delete(id),
          ]),
          transaction.done,
        ]);
      }),
    take: (ids) =>
      within(async (db) => {
        const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
        const runs = transaction.objectStore('runs');
        const bodies = transaction.objectStore('bodies');
        const taken = await Promise.all(
          ids.map(async (id) => {
            const [line, body] = await Promise.all([runs.get(id), bodies.get(id)]);
            await Promise.all([runs.delete(id), bodies.delete(id)]);
            return { id, line, body };
          }),
        );
        await transaction.done;
        return taken;
      }),
    putBack: (taken) =>
      within(async (db) => {
        const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
        await Promise.all([
          ...taken.flatMap(({ id, line, body }) => [
            ...(line === undefined ? [] : [transaction.objectStore('runs').put(line, id)]),
            ...(body === undefined ? [] : [transaction.objectStore('bodies').put(body, id)]),
          ]),
          transaction.done,
        ]);
      }),
    add: (added) =>
      within(async (db) => {
        const transaction = db.transaction(['runs', 'bodies'], 'readwrite');
        const runs = transaction.objectStore('runs');
        const bodies = transaction.objectStore('bodies');
        const kept = await Promise.all(
          added.map(async ({ run, marks }) => {
            if ((await runs.getKey(run.id)) !== undefined) return [];
            const text = writeRun(run);
            const summary = summaryOf(run, text.length, marks);
            await Promise.all([runs.put(summary, run.id), bodies.put(text, run.id)]);
            return [summary];
          }),
        );
        await transaction.done;
        return kept.flat();
      }),
    texts: (ids) =>
      within(async (db) => {
        const { store } = db.transaction('bodies');
        const texts = await Promise.all(ids.map(async (id) => [id, await store.get(id)] as const));
        return new Map(texts.filter((each): each is readonly [string, string] => typeof each[1] === 'string'));
      }),
    countDamaged: () => within(countUntold),
  };
}

function asObject(record: unknown): object {
  return typeof record === 'object' && record !== null ? record : {};
}
