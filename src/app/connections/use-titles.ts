import { useMemo, useSyncExternalStore } from 'react';
import { connectionTitles } from '../session/connection-title.ts';
import type { Desks } from '../session/desks.ts';

/** What each connection is called, by its id. Two of the same name are told apart by a number. */
export function useTitles(desks: Desks): ReadonlyMap<string, string> {
  const text = useSyncExternalStore(
    (changed) => watchAll(desks, changed),
    () => JSON.stringify([...connectionTitles(desks)]),
  );
  return useMemo(() => new Map(JSON.parse(text) as readonly (readonly [string, string])[]), [text]);
}

/** Hears of changes in the list and in all connections that are set up. */
function watchAll(desks: Desks, changed: () => void): () => void {
  let inside = [...desks.opened().values()].map(({ session }) => session.store.subscribe(changed));
  const stopList = desks.store.subscribe(() => {
    for (const stop of inside) stop();
    inside = [...desks.opened().values()].map(({ session }) => session.store.subscribe(changed));
    changed();
  });
  return () => {
    stopList();
    for (const stop of inside) stop();
  };
}
