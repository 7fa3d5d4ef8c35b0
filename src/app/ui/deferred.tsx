import { type ComponentType, useSyncExternalStore } from 'react';

type Load = () => Promise<void>;

const all = new Set<Load>();

/**
 * A component that the first view does not show, so it comes in a file of its own. `loadDeferred` brings all of them
 * once the page stands; from then on they are drawn at once, without a placeholder in between.
 */
export function deferred<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let state: ComponentType<Props> | 'failed' | undefined;
  let loading: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const settle = (next: typeof state) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const start: Load = () =>
    (loading ??= load().then(
      (component) => settle(component),
      () => settle('failed'),
    ));
  all.add(start);
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    void start();
    return () => listeners.delete(listener);
  };
  return function Deferred(props: Props) {
    const Loaded = useSyncExternalStore(subscribe, () => state);
    if (Loaded === undefined) return null;
    // The server is gone, or serves a newer build whose files have other names (security.md T69).
    if (Loaded === 'failed')
      return <p role="alert">A part of this page did not load. Reload it; what you typed is kept.</p>;
    return <Loaded {...props} />;
  };
}

/** Loads every deferred component; resolves when all have come or failed. */
export async function loadDeferred(): Promise<void> {
  await Promise.all([...all].map((start) => start()));
}
