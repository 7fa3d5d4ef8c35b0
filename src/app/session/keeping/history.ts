import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReadRun } from '#core/keeping/codec.ts';
import type { KeptRun, RunMarks, RunSummary } from '#core/keeping/kept-run.ts';
import { mostKeptRuns } from '#core/keeping/limits.ts';
import { newestFirst } from '#core/keeping/newest-first.ts';
import { noFilter, type RunFilter } from '#core/keeping/run-filter.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import type { Changes } from './changes.ts';
import type { StorageFault } from './database.ts';
import { createDeletion, type Deletion, type TakeRuns } from './deletion.ts';
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
  /** Those of them of which not even a redacted form could be made. */
  readonly unrecorded: ReadonlySet<string>;
  /** Whether a run was not kept because there are as many as are kept; `accepted` once the user chose to go on like that. */
  readonly full: 'no' | 'yes' | 'accepted';
  /** What was deleted last, as long as that can be undone. Newest first. */
  readonly deleted: readonly RunSummary[];
  /** How many records could not be read and were put aside, as far as the user has not been told. */
  readonly damaged: number;
  /** Which runs are wanted in the long list. */
  readonly filter: RunFilter;
};

/** The runs of all connections, on this device and of this visit. */
export type History = Deletion & {
  readonly store: StoreApi<HistoryState>;
  /** Reads what is on this device: the newest at once, then the rest. */
  readonly load: () => Promise<void>;
  /**
   * Resolves to whether it is on the device now; where not, it stays in this tab's memory. `whenWritten` is called as soon
   * as the next one may be written.
   */
  readonly keep: (run: KeptRun, whenWritten?: () => void) => Promise<boolean>;
  /** A run that could not be redacted, so that nothing of it but this line may be kept. */
  readonly couldNotRecord: (line: RunSummary) => void;
  /** Tries to keep what is in this tab's memory only, in the order in which it came; ends with the first that fails. */
  readonly keepHeld: () => Promise<void>;
  readonly read: (id: string) => Promise<ReadRun | undefined>;
  readonly mark: (id: string, marks: Partial<RunMarks>) => Promise<void>;
  /** Deletes for good. Resolves to whether they are gone. */
  readonly remove: (ids: readonly string[]) => Promise<boolean>;
  /** Adds runs that were kept elsewhere, and gives the ones that are on the device now; those that were there stay. */
  readonly add: (runs: readonly AddedRun[]) => Promise<readonly RunSummary[]>;
};

/** A run from elsewhere, with what was added to it there. */
export type AddedRun = { readonly run: KeptRun; readonly marks: RunMarks };

const newestAtFirst = 50;

/** `copied` resolves once runs are in the second copy of what is kept, if there is one. */
export function createHistory(
  records: RunRecords,
  changes: Changes,
  copied: (ids: readonly string[]) => Promise<void> = async () => undefined,
): History {
  const store = createStore<HistoryState>(() => nothingRead);
  /** Runs that could not be kept: what was sent is never lost with them as long as this tab lives. */
  const inMemory = new Map<string, KeptRun>();
  const lines = new Map<string, RunSummary>();

  const unkept = () => ({
    unkept: new Set([...inMemory.keys(), ...lines.keys()]),
    unrecorded: new Set(lines.keys()),
  });
  const show = (runs: readonly RunSummary[]): void =>
    store.setState((state) => ({ runs: withRuns(state.runs, runs), ...unkept() }));
  const hide = (ids: readonly string[]): void => {
    const gone = new Set(ids);
    store.setState(({ runs }) => ({ runs: runs.filter(({ id }) => !gone.has(id)), ...unkept() }));
  };

  changes.listen((change) => {
    if (change.kind === 'runs-kept') show(change.runs);
    if (change.kind === 'runs-removed') hide(change.ids);
  });

  const isFull = async (id: string): Promise<boolean> => {
    const { runs, read, unkept: held } = store.getState();
    if (read === 'all') {
      return runs.length - held.size >= mostKeptRuns && !runs.some((run) => run.id === id && !held.has(id));
    }
    const counted = await records.count();
    return counted.kind === 'done' && counted.value >= mostKeptRuns;
  };

  const keep: History['keep'] = async (run, whenWritten) => {
    const full = await isFull(run.id);
    const stored = full ? undefined : await records.put(run);
    whenWritten?.();
    if (stored?.kind === 'done') await copied([run.id]);
    if (stored?.kind === 'done') inMemory.delete(run.id);
    else inMemory.set(run.id, run);
    if (full) store.setState((state) => ({ full: state.full === 'accepted' ? 'accepted' : 'yes' }));
    else store.setState({ fault: stored?.kind === 'fault' ? stored.fault : undefined, full: 'no' });
    const summary = stored?.kind === 'done' ? stored.value : summaryOf(run, 0);
    show([summary]);
    if (stored?.kind === 'done') changes.tell({ kind: 'runs-kept', runs: [summary] });
    return stored?.kind === 'done';
  };

  const keepHeld: History['keepHeld'] = async () => {
    for (const run of inMemory.values()) if (!(await keep(run))) return;
    store.setState({ full: 'no', fault: undefined });
  };

  const gone = (ids: readonly string[]): void => {
    for (const id of ids) {
      inMemory.delete(id);
      lines.delete(id);
    }
    hide(ids);
    changes.tell({ kind: 'runs-removed', ids });
  };

  const remove: History['remove'] = async (ids) => {
    const stored = await records.remove(ids.filter((id) => !lines.has(id)));
    if (stored.kind === 'fault') {
      store.setState({ fault: stored.fault });
      return false;
    }
    gone(ids);
    await keepHeld();
    return true;
  };

  const take: TakeRuns = async (ids) => {
    const held = ids.flatMap((id) => inMemory.get(id) ?? []);
    const unrecorded = ids.flatMap((id) => lines.get(id) ?? []);
    const stored = await records.take(ids.filter((id) => !lines.has(id) && !inMemory.has(id)));
    if (stored.kind === 'fault') {
      store.setState({ fault: stored.fault });
      return undefined;
    }
    gone(ids);
    await keepHeld();
    return async () => {
      const back = await records.putBack(stored.value);
      if (back.kind === 'fault') store.setState({ fault: back.fault });
      if (back.kind === 'fault') return false;
      for (const run of held) inMemory.set(run.id, run);
      for (const line of unrecorded) lines.set(line.id, line);
      changes.tell({ kind: 'runs-kept', runs: store.getState().deleted });
      return true;
    };
  };

  return {
    store,
    ...createDeletion(store, take, show),
    load: () => load(store, records, show),
    keep,
    keepHeld,
    couldNotRecord: (line) => {
      lines.set(line.id, line);
      show([line]);
    },
    read: async (id) => {
      const run = inMemory.get(id);
      if (run !== undefined) return { kind: 'run', run };
      const stored = await records.read(id);
      if (stored.kind === 'done' && stored.value?.kind === 'damaged')
        store.setState(({ damaged }) => ({ damaged: damaged + 1 }));
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
    remove,
    add: async (runs) => {
      const stored = await records.add(runs);
      if (stored.kind === 'fault') {
        store.setState({ fault: stored.fault });
        return [];
      }
      show(stored.value);
      changes.tell({ kind: 'runs-kept', runs: stored.value });
      return stored.value;
    },
  };
}

const nothingRead: HistoryState = {
  runs: [],
  read: 'nothing',
  fault: undefined,
  unkept: new Set(),
  unrecorded: new Set(),
  full: 'no',
  deleted: [],
  damaged: 0,
  filter: noFilter,
};

async function load(
  store: StoreApi<HistoryState>,
  records: RunRecords,
  show: (runs: readonly RunSummary[]) => void,
): Promise<void> {
  for (const [read, ask] of [
    ['newest', () => records.newest(newestAtFirst)],
    ['all', records.list],
  ] as const) {
    const stored = await ask();
    if (stored.kind === 'fault') return store.setState({ fault: stored.fault });
    show(stored.value);
    store.setState({ read, fault: undefined });
  }
  const damaged = await records.countDamaged();
  if (damaged.kind === 'done') store.setState({ damaged: damaged.value });
}

/** The list with these in it, each once, newest first. Most often it is one that is newer than all. */
function withRuns(runs: readonly RunSummary[], added: readonly RunSummary[]): readonly RunSummary[] {
  if (added.length === 0) return runs;
  const [only] = added;
  if (added.length === 1 && only !== undefined) {
    const at = runs.findIndex(({ id }) => id === only.id);
    if (at >= 0) return runs.with(at, only);
    const [newest] = runs;
    if (newest === undefined || newestFirst(only, newest) < 0) return [only, ...runs];
  }
  const byId = new Map([...runs, ...added].map((run) => [run.id, run]));
  return [...byId.values()].sort(newestFirst);
}
