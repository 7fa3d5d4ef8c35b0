import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReadRun } from '#core/keeping/codec.ts';
import type { KeptRun, RunMarks, RunSummary } from '#core/keeping/kept-run.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import type { Changes } from './changes.ts';
import type { StorageFault } from './database.ts';
import type { RunRecords } from './run-records.ts';

export type HistoryState = {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** What of it has been read: nothing yet, the newest, or everything. */
  readonly read: 'nothing' | 'newest' | 'all';
  /** Why the last run could not be kept; undefined while all goes well. */
  readonly fault: StorageFault | undefined;
  /** The ids of runs that are in this tab's memory only, because they could not be kept. */
  readonly unkept: ReadonlySet<string>;
};

/** The runs of all connections, on this device and of this visit. */
export type History = {
  readonly store: StoreApi<HistoryState>;
  /** Reads what is on this device: the newest at once, then the rest. */
  readonly load: () => Promise<void>;
  /** Resolves to whether it is on the device now; where not, it stays in this tab's memory. */
  readonly keep: (run: KeptRun) => Promise<boolean>;
  readonly read: (id: string) => Promise<ReadRun | undefined>;
  readonly mark: (id: string, marks: Partial<RunMarks>) => Promise<void>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
};

const newestAtFirst = 50;

export function createHistory(records: RunRecords, changes: Changes): History {
  const store = createStore<HistoryState>(() => ({
    runs: [],
    read: 'nothing',
    fault: undefined,
    unkept: new Set(),
  }));
  /** Runs that could not be kept: what was sent is never lost with them as long as this tab lives. */
  const inMemory = new Map<string, KeptRun>();

  const show = (runs: readonly RunSummary[]): void =>
    store.setState((state) => ({ runs: withRuns(state.runs, runs), unkept: new Set(inMemory.keys()) }));
  const hide = (ids: readonly string[]): void =>
    store.setState(({ runs }) => ({
      runs: runs.filter(({ id }) => !ids.includes(id)),
      unkept: new Set(inMemory.keys()),
    }));

  changes.listen((change) => {
    if (change.kind === 'runs-kept') show(change.runs);
    if (change.kind === 'runs-removed') hide(change.ids);
  });

  return {
    store,
    load: async () => {
      for (const [read, ask] of [
        ['newest', () => records.newest(newestAtFirst)],
        ['all', records.list],
      ] as const) {
        const stored = await ask();
        if (stored.kind === 'fault') return store.setState({ fault: stored.fault });
        show(stored.value);
        store.setState({ read });
      }
    },
    keep: async (run) => {
      const stored = await records.put(run);
      if (stored.kind === 'done') inMemory.delete(run.id);
      else inMemory.set(run.id, run);
      const summary = stored.kind === 'done' ? stored.value : summaryOf(run, 0);
      store.setState({ fault: stored.kind === 'done' ? undefined : stored.fault });
      show([summary]);
      if (stored.kind === 'done') changes.tell({ kind: 'runs-kept', runs: [summary] });
      return stored.kind === 'done';
    },
    read: async (id) => {
      const run = inMemory.get(id);
      if (run !== undefined) return { kind: 'run', run };
      const stored = await records.read(id);
      return stored.kind === 'done' ? stored.value : undefined;
    },
    mark: async (id, marks) => {
      const stored = await records.mark(id, marks);
      const known = store.getState().runs.find((run) => run.id === id);
      const marked = stored.kind === 'done' ? stored.value : undefined;
      const summary = marked ?? (known === undefined ? undefined : { ...known, ...marks });
      if (summary === undefined) return;
      show([summary]);
      changes.tell({ kind: 'runs-kept', runs: [summary] });
    },
    remove: async (ids) => {
      const stored = await records.remove(ids);
      if (stored.kind === 'fault') return store.setState({ fault: stored.fault });
      for (const id of ids) inMemory.delete(id);
      hide(ids);
      changes.tell({ kind: 'runs-removed', ids });
    },
  };
}

/** The list with these in it, each once, newest first. Most often it is one that is newer than all. */
function withRuns(runs: readonly RunSummary[], added: readonly RunSummary[]): readonly RunSummary[] {
  const [only] = added;
  if (added.length === 1 && only !== undefined) {
    const at = runs.findIndex(({ id }) => id === only.id);
    if (at >= 0) return runs.with(at, only);
    if (only.atMs >= (runs[0]?.atMs ?? 0)) return [only, ...runs];
  }
  const byId = new Map([...runs, ...added].map((run) => [run.id, run]));
  return [...byId.values()].sort((one, other) => other.atMs - one.atMs);
}
