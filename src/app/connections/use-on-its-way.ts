import { useSyncExternalStore } from 'react';
import type { Desks } from '../session/desks.ts';
import type { Workbench } from '../session/workbench.ts';

/** Whether something of a connection is on its way, also while it is not on screen. */
export function useOnItsWay(desks: Desks, id: string): boolean {
  const store = desks.opened().get(id)?.session.store;
  return useSyncExternalStore(
    (changed) => store?.subscribe(changed) ?? (() => undefined),
    () => store !== undefined && isOnItsWay(store.getState()),
  );
}

function isOnItsWay({ tokenFlight, apiFlight, lookupFlight, corsFlight }: Workbench): boolean {
  return [tokenFlight, apiFlight, lookupFlight, corsFlight].some((flight) => flight !== undefined);
}
