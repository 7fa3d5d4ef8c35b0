import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mostKeptRuns } from '#core/keeping/limits.ts';
import { openDatabase } from '#app/session/keeping/database.ts';
import { createHistory, type History } from '#app/session/keeping/history.ts';
import { runRecords, type RunRecords } from '#app/session/keeping/run-records.ts';
import { keptRecords, keptRunAt } from '../../../support/kept-runs.ts';
import { silent } from '../mount-with-history.tsx';

const atMs = 1_800_000_000_000;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const ids = (history: History) => history.store.getState().runs.map(({ id }) => id);

/** A history with as many runs as are kept; only their lines are there, which is what is counted. */
async function fullHistory(): Promise<{ readonly history: History; readonly records: RunRecords }> {
  const records = runRecords(openDatabase());
  const lines = keptRecords(1, atMs).flatMap(({ summary }) =>
    Array.from({ length: mostKeptRuns }, (_, at) => ({ ...summary, id: `old-${at}`, atMs: atMs - at })),
  );
  const full: RunRecords = {
    ...records,
    newest: async () => ({ kind: 'done', value: lines.slice(0, 50) }),
    list: async () => ({ kind: 'done', value: lines }),
    count: async () => ({ kind: 'done', value: mostKeptRuns }),
  };
  const history = createHistory(full, silent);
  return { history, records };
}

describe('a full history', () => {
  it('keeps a new run in memory, says so, and drops nothing', async () => {
    const { history, records } = await fullHistory();
    await history.load();
    const run = keptRunAt(1, atMs + 1);
    expect(await history.keep(run)).toBe(false);
    expect(history.store.getState()).toMatchObject({ full: 'yes', fault: undefined });
    expect(history.store.getState().unkept).toEqual(new Set([run.id]));
    expect(ids(history)).toHaveLength(mostKeptRuns + 1);
    expect(await history.read(run.id)).toEqual({ kind: 'run', run });
    expect(await records.read(run.id)).toEqual({ kind: 'done', value: undefined });
  });

  it('is counted before the whole of it is read', async () => {
    const { history } = await fullHistory();
    expect(await history.keep(keptRunAt(1, atMs))).toBe(false);
    expect(history.store.getState().full).toBe('yes');
  });

  it('goes on without keeping where that was chosen, and says it no more', async () => {
    const { history } = await fullHistory();
    await history.load();
    await history.keep(keptRunAt(1, atMs + 1));
    history.store.setState({ full: 'accepted' });
    await history.keep(keptRunAt(2, atMs + 2));
    expect(history.store.getState().full).toBe('accepted');
    expect(history.store.getState().unkept.size).toBe(2);
  });

  it('keeps what waited in memory once there is room', async () => {
    const { history, records } = await fullHistory();
    await history.load();
    const run = keptRunAt(1, atMs + 1);
    await history.keep(run);
    await history.remove(['old-9999']);
    expect(history.store.getState()).toMatchObject({ full: 'no', unkept: new Set() });
    expect(await records.read(run.id)).toMatchObject({ kind: 'done', value: { kind: 'run' } });
  });
});

describe('a deletion', () => {
  async function three(): Promise<{ readonly history: History; readonly records: RunRecords }> {
    const records = runRecords(openDatabase());
    const history = createHistory(records, silent);
    for (const at of [2, 1, 0]) await history.keep(keptRunAt(at, atMs - at));
    await history.load();
    return { history, records };
  }

  it('takes the runs from list and device at once, and can be undone as it was', async () => {
    const { history, records } = await three();
    await history.mark('kept-00000', { name: 'good one', knownGood: true });
    await history.deleteRuns(['kept-00000', 'kept-00002']);
    expect(ids(history)).toEqual(['kept-00001']);
    expect(await records.count()).toEqual({ kind: 'done', value: 1 });
    await history.undoDeletion();
    expect(ids(history)).toEqual(['kept-00000', 'kept-00001', 'kept-00002']);
    expect(history.store.getState().runs[0]).toMatchObject({ name: 'good one', knownGood: true });
    expect(await records.read('kept-00002')).toMatchObject({ kind: 'done', value: { kind: 'run' } });
  });

  it('is undone as well where that is pressed before it is done', async () => {
    const { history, records } = await three();
    const deletion = history.deleteRuns(['kept-00000']);
    await history.undoDeletion();
    await deletion;
    expect(ids(history)).toEqual(['kept-00000', 'kept-00001', 'kept-00002']);
    expect(await records.count()).toEqual({ kind: 'done', value: 3 });
  });

  it('brings back what was in memory only', async () => {
    const records = runRecords(openDatabase());
    const history = createHistory({ ...records, put: async () => ({ kind: 'fault', fault: 'full' }) }, silent);
    const run = keptRunAt(0, atMs);
    await history.keep(run);
    await history.deleteRuns([run.id]);
    expect(await history.read(run.id)).toBeUndefined();
    await history.undoDeletion();
    expect(await history.read(run.id)).toEqual({ kind: 'run', run });
    expect(history.store.getState().unkept).toEqual(new Set([run.id]));
  });

  it('can be undone no more once its time is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { history } = await three();
      await history.deleteRuns(['kept-00000']);
      expect(history.store.getState().deleted).toHaveLength(1);
      vi.advanceTimersByTime(20_000);
      expect(history.store.getState().deleted).toEqual([]);
      await history.undoDeletion();
      expect(ids(history)).toEqual(['kept-00001', 'kept-00002']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that the storage refuses brings the runs back, and says why', async () => {
    const records = runRecords(openDatabase());
    const history = createHistory({ ...records, take: async () => ({ kind: 'fault', fault: 'no-answer' }) }, silent);
    await history.keep(keptRunAt(0, atMs));
    await history.deleteRuns(['kept-00000']);
    expect(ids(history)).toEqual(['kept-00000']);
    expect(history.store.getState()).toMatchObject({ fault: 'no-answer', deleted: [] });
  });
});

describe('storage that is full', () => {
  it('leaves the run in memory, and takes it when it is asked again', async () => {
    const records = runRecords(openDatabase());
    let isFull = true;
    const put: RunRecords['put'] = async (run) => (isFull ? { kind: 'fault', fault: 'full' } : records.put(run));
    const history = createHistory({ ...records, put }, silent);
    await history.load();
    await history.keep(keptRunAt(0, atMs));
    expect(history.store.getState()).toMatchObject({ fault: 'full', unkept: new Set(['kept-00000']) });
    isFull = false;
    await history.keepHeld();
    expect(history.store.getState()).toMatchObject({ fault: undefined, unkept: new Set() });
    expect(await records.count()).toEqual({ kind: 'done', value: 1 });
  });
});
