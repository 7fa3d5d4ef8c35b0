import { useSyncExternalStore } from 'react';
import { useDesks } from './desk-context.tsx';
import type { HistoryState } from './keeping/history.ts';
import type { KeptHistory } from './keeping/open-history.ts';

const never = (): (() => void) => () => undefined;

/** The history of this device, once it has come; a test that draws a panel by itself has none. */
export function useHistoryItself(): KeptHistory | undefined {
  const desks = useDesks();
  return useSyncExternalStore(desks?.store.subscribe ?? never, () => desks?.store.getState().history);
}

/** A part of what is known of all kept runs; undefined until the history has come. `select` must give what is there. */
export function useHistory<T>(select: (state: HistoryState) => T): T | undefined {
  const history = useHistoryItself();
  return useSyncExternalStore(history?.store.subscribe ?? never, () => history && select(history.store.getState()));
}
