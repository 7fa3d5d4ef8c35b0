import { useSyncExternalStore } from 'react';

let isShown = false;
const listeners = new Set<() => void>();

/** Shows the playground's panel although the connection is to another server, as long as the page is there. */
export function showPlaygroundPanel(): void {
  isShown = true;
  for (const listener of listeners) listener();
}

/** Whether somebody asked for the panel. */
export function usePlaygroundShown(): boolean {
  return useSyncExternalStore(subscribe, () => isShown);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
