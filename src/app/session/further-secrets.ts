/**
 * Secrets that are looked for in every message besides those of the connection on screen; none, but in demo mode, where
 * those of all connections and of all runs are hidden.
 */
let further: readonly string[] = [];
const listeners = new Set<() => void>();

export function furtherSecrets(): readonly string[] {
  return further;
}

export function setFurtherSecrets(secrets: readonly string[]): void {
  if (secrets.length === further.length && secrets.every((secret, index) => secret === further[index])) return;
  further = secrets;
  for (const listener of listeners) listener();
}

export function onFurtherSecrets(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
