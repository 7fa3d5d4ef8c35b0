import type { Adoption } from './adopt-typed.ts';
import type { ConnectionRecords } from './keeping/connection-records.ts';
import type { StorageFault } from './keeping/database.ts';
import { keptFrom } from './kept-typed.ts';
import type { Session } from './session.ts';
import type { Unwritten } from './unwritten.ts';
import type { Typed, Workbench } from './workbench.ts';

const pauseMs = 120;
const againMs = 5000;
const kept = ['connection', 'apiCall', 'pins', 'issuer', 'keepsWholeBodies', 'agreedHosts'] as const;

export type TypedKeeper = {
  /** Resolves once nothing is being written, to how often it was: what was read before another write is old. */
  readonly settled: () => Promise<number>;
  readonly writes: () => number;
  /** Takes over what another tab has written, as found from what is on the device by what is known here, and what is typed. */
  readonly adopt: (adoption: (base: Typed, here: Typed) => Adoption) => void;
  /** Writes what is not written yet, without waiting for a pause. */
  readonly writeNow: () => Promise<void>;
  /** Writes nothing any more. */
  readonly stop: () => void;
};

/** Writes what is typed to storage shortly after each change; what is not there yet when the page is left is noted. */
export function keepTyped(
  { store, connectionId }: Pick<Session, 'store' | 'connectionId'>,
  records: Pick<ConnectionRecords, 'change'>,
  page: Document,
  unwritten: Pick<Unwritten, 'note' | 'forget'>,
  told: { readonly kept: () => void; readonly failed: (fault: StorageFault) => void },
): TypedKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What is on the device, as far as this tab knows. */
  let written: Typed = store.getState();
  /** What it has confirmed. */
  let confirmed: Typed = written;
  let writes = 0;
  let last: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (isStopped) return;
    writes++;
    const before = written;
    const after = store.getState();
    written = after;
    const writing = records.change(connectionId, keptFrom(before), keptFrom(after));
    last = writing;
    const stored = await writing;
    // What could not be written is written with the next change, or tried again after a while.
    if (stored.kind === 'fault') {
      written = before;
      timer ??= setTimeout(() => void write(), againMs);
    }
    const status: Workbench['storage'] = stored.kind === 'done' ? 'kept' : 'unavailable';
    if (store.getState().storage !== status) store.setState({ storage: status });
    if (stored.kind === 'fault') return told.failed(stored.fault);
    confirmed = after;
    if (written === after && timer === undefined) unwritten.forget(connectionId);
    told.kept();
  };
  store.subscribe((state, before) => {
    if (isSame(state, before)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void write(), pauseMs);
  });
  page.addEventListener('visibilitychange', () => {
    const typed = store.getState();
    if (page.visibilityState !== 'hidden' || isStopped || isSame(typed, confirmed)) return;
    // A page that is left may be gone before the database answers.
    unwritten.note({ connectionId, before: keptFrom(confirmed), after: keptFrom(typed) });
    if (timer !== undefined) void write();
  });
  return {
    settled: async () => {
      await last;
      return writes;
    },
    writes: () => writes,
    adopt: (adoption) => {
      const { change, base } = adoption(written, store.getState());
      written = base;
      confirmed = base;
      if (change === undefined) return;
      const isWaiting = timer !== undefined;
      store.setState(change);
      // It is on the device already.
      if (!isWaiting) {
        clearTimeout(timer);
        timer = undefined;
      }
    },
    writeNow: write,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function isSame(one: Typed, other: Typed): boolean {
  return kept.every((part) => one[part] === other[part]);
}
