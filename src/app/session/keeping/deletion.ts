import type { StoreApi } from 'zustand/vanilla';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import type { HistoryState } from './history.ts';

/** Deleting with a way back: what was deleted by mistake is the one thing that cannot be made again. */
export type Deletion = {
  /** Deletes runs at once, and holds them in memory for a while. */
  readonly deleteRuns: (ids: readonly string[]) => Promise<void>;
  /** Puts back what was deleted last, as it was. */
  readonly undoDeletion: () => Promise<void>;
};

/** Takes runs off the device, and gives what puts them back; undefined where the storage refused. Neither rejects. */
export type TakeRuns = (ids: readonly string[]) => Promise<PutBack | undefined>;
/** Resolves to whether they are there again. */
export type PutBack = () => Promise<boolean>;

/** How long a deletion can be undone. */
const undoMs = 20_000;

export function createDeletion(
  store: StoreApi<HistoryState>,
  take: TakeRuns,
  show: (runs: readonly RunSummary[]) => void,
): Deletion {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let taken: Promise<PutBack | undefined> = Promise.resolve(undefined);
  const forget = (): void => {
    taken = Promise.resolve(undefined);
    store.setState({ deleted: [] });
  };
  return {
    deleteRuns: async (ids) => {
      clearTimeout(timer);
      const wanted = new Set(ids);
      const { runs } = store.getState();
      const deleted = runs.filter(({ id }) => wanted.has(id));
      store.setState({ runs: runs.filter(({ id }) => !wanted.has(id)), deleted });
      const taking = (taken = take(ids));
      if ((await taking) !== undefined) {
        if (taken === taking) timer = setTimeout(forget, undoMs);
        return;
      }
      show(deleted);
      if (taken === taking) forget();
    },
    undoDeletion: async () => {
      clearTimeout(timer);
      const { deleted } = store.getState();
      const putBack = await taken;
      if (putBack === undefined || !(await putBack())) return;
      forget();
      show(deleted);
    },
  };
}
