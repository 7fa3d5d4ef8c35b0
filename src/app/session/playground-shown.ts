import { useSyncExternalStore } from 'react';

type Asked = {
  /** The part of the panel that is asked for by its name. */
  readonly part: 'Clients' | undefined;
};

let asked: Asked | undefined;
const listeners = new Set<() => void>();

/** Shows the playground's panel although the connection is to another server, as long as the page is there. */
export function showPlaygroundPanel(part?: Asked['part']): void {
  asked = { part };
  for (const listener of listeners) listener();
}

/** What somebody asked for last, another object each time; undefined while nobody has. */
export function usePlaygroundShown(): Asked | undefined {
  return useSyncExternalStore(subscribe, () => asked);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
