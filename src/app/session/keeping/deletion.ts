import type { StoreApi } from 'zustand/vanilla';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import type { HistoryState } from './history.ts';

/** Deleting with a way back: what was deleted by mistake is the one thing that cannot be made again. */
export type Deletion = {
  /** Takes runs from the list, and from the device a while later; the ones before go at once. */
  readonly deleteSoon: (ids: readonly string[]) => void;
  /** Puts back what was taken from the list last. */
  readonly undoDeletion: () => void;
  /** Deletes now what is still waiting for it. */
  readonly deleteNow: () => Promise<void>;
};

/** How long a deletion can be undone. */
export const undoMs = 20_000;

export function createDeletion(
  store: StoreApi<HistoryState>,
  /** Resolves to whether they are gone. */
  remove: (ids: readonly string[]) => Promise<boolean>,
  show: (runs: readonly RunSummary[]) => void,
): Deletion {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deleteNow = async (): Promise<void> => {
    clearTimeout(timer);
    const { deleting } = store.getState();
    if (deleting.length === 0) return;
    store.setState({ deleting: [] });
    if (!(await remove(deleting.map(({ id }) => id)))) show(deleting);
  };
  return {
    deleteNow,
    deleteSoon: (ids) => {
      void deleteNow();
      const wanted = new Set(ids);
      store.setState(({ runs }) => ({
        runs: runs.filter(({ id }) => !wanted.has(id)),
        deleting: runs.filter(({ id }) => wanted.has(id)),
      }));
      timer = setTimeout(() => void deleteNow(), undoMs);
    },
    undoDeletion: () => {
      clearTimeout(timer);
      const { deleting } = store.getState();
      store.setState({ deleting: [] });
      show(deleting);
    },
  };
}
