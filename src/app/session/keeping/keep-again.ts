import type { History, HistoryState } from './history.ts';

const againMs = 4000;
const seldomMs = 60_000;

/**
 * Where the storage failed, tries again by itself, less and less often: what is in memory only is kept once there is room
 * or an answer again, and what could not be read is read.
 */
export function keepAgain({ store, load, keepHeld }: Pick<History, 'store' | 'load' | 'keepHeld'>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = againMs;
  const tryNow = async (): Promise<void> => {
    if (store.getState().read !== 'all') await load();
    if (store.getState().read === 'all') await keepHeld();
    timer = undefined;
    waitMs = Math.min(waitMs * 2, seldomMs);
    tryLater();
  };
  const tryLater = (): void => {
    if (!isWanting(store.getState())) waitMs = againMs;
    else timer ??= setTimeout(() => void tryNow(), waitMs);
  };
  store.subscribe(tryLater);
}

/** A smaller run may have found room where others did not. What the history is too full for is for the user to say. */
function isWanting({ fault, full, unkept, unrecorded }: HistoryState): boolean {
  return fault !== undefined || (full === 'no' && unkept.size > unrecorded.size);
}
