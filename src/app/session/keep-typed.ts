import type { Session } from './session.ts';
import type { Workbench } from './workbench.ts';

const pauseMs = 120;
const kept = ['connection', 'apiCall', 'pins', 'ownProviders', 'issuer'] as const;

/** Writes what is typed to storage shortly after each change, and at once when the page is left. */
export function keepTyped({ store, storage }: Pick<Session, 'store' | 'storage'>, page: Document): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    void storage.write(store.getState()).then((isKept) => {
      const status: Workbench['storage'] = isKept ? 'kept' : 'unavailable';
      if (store.getState().storage !== status) store.setState({ storage: status });
    });
  };
  store.subscribe((state, before) => {
    if (kept.every((part) => state[part] === before[part])) return;
    clearTimeout(timer);
    timer = setTimeout(write, pauseMs);
  });
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden' && timer !== undefined) write();
  });
}
