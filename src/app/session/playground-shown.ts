import { useSyncExternalStore } from 'react';

/** The parts of the panel that can be asked for by name. */
export type PlaygroundPart = 'Clients' | 'Register a client';

type Asked = { readonly part: PlaygroundPart | undefined };

let asked: Asked | undefined;
const listeners = new Set<() => void>();

/** Shows the playground's panel although the connection is to another server, as long as the page is there. */
export function showPlaygroundPanel(part?: PlaygroundPart): void {
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
