import { useSyncExternalStore } from 'react';

/** The parts of the panel, by their headings. */
export type RegistrationPart = 'Register a client' | 'Its registration';

type Asked = { readonly part: RegistrationPart };

let asked: Asked | undefined;
const listeners = new Set<() => void>();

/** Shows the panel for the registration of clients, whichever server the connection is to, as long as the page is there. */
export function showRegistration(part: RegistrationPart): void {
  asked = { part };
  for (const listener of listeners) listener();
}

/** What somebody asked for last, another object each time; undefined while nobody has. */
export function useRegistrationShown(): Asked | undefined {
  return useSyncExternalStore(subscribe, () => asked);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
