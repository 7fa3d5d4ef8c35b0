import type { ConnectionRecords } from './keeping/connection-records.ts';
import type { StorageFault } from './keeping/database.ts';
import type { Session } from './session.ts';
import type { Typed, Workbench } from './workbench.ts';

const pauseMs = 120;
const againMs = 5000;
const kept = ['connection', 'apiCall', 'pins', 'issuer', 'keepsWholeBodies'] as const;

/** Writes what is typed to storage shortly after each change, and at once when the page is left. */
export function keepTyped(
  { store, connectionId }: Pick<Session, 'store' | 'connectionId'>,
  records: Pick<ConnectionRecords, 'change'>,
  page: Document,
  told: { readonly kept: () => void; readonly failed: (fault: StorageFault) => void },
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: Typed = store.getState();
  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    const before = written;
    const after = store.getState();
    written = after;
    const stored = await records.change(connectionId, before, after);
    // What could not be written is written with the next change, or tried again after a while.
    if (stored.kind === 'fault') {
      written = before;
      timer ??= setTimeout(() => void write(), againMs);
    }
    const status: Workbench['storage'] = stored.kind === 'done' ? 'kept' : 'unavailable';
    if (store.getState().storage !== status) store.setState({ storage: status });
    if (stored.kind === 'done') told.kept();
    else told.failed(stored.fault);
  };
  store.subscribe((state, before) => {
    if (kept.every((part) => state[part] === before[part])) return;
    clearTimeout(timer);
    timer = setTimeout(() => void write(), pauseMs);
  });
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden' && timer !== undefined) void write();
  });
}
