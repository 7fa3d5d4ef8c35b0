import * as v from 'valibot';
import { type KeptTyped, keptSchema } from './kept-typed.ts';

/** What was typed for a connection since it was written last; without secrets, as everything that is kept. */
export type Change = { readonly connectionId: string; readonly before: KeptTyped; readonly after: KeptTyped };

/**
 * Changes that the database did not confirm before the page was left: a page that goes away may not wait for an answer,
 * and this storage needs none. Whoever opens the page next writes them.
 */
export type Unwritten = {
  readonly note: (change: Change) => void;
  /** What this page has noted for a connection is on the device by now. */
  readonly forget: (connectionId: string) => void;
  /** Has everything written that was noted, by whichever page; what cannot be written stays. */
  readonly writeAll: (write: (change: Change) => Promise<boolean>) => Promise<void>;
};

const prefix = 'grantscope-unwritten-';
const changeSchema = v.object({ connectionId: v.string(), before: keptSchema, after: keptSchema });

/** `storage` is that of the device, which may be refused; `pageId` tells the notes of one page from those of others. */
export function unwritten(storage: () => Storage, pageId: string): Unwritten {
  const keyOf = (connectionId: string) => `${prefix}${pageId}-${connectionId}`;
  return {
    note: (change) => attempt(() => storage().setItem(keyOf(change.connectionId), JSON.stringify(change))),
    forget: (connectionId) => attempt(() => storage().removeItem(keyOf(connectionId))),
    writeAll: async (write) => {
      const keys = attempt(() => namesIn(storage()).filter((name) => name.startsWith(prefix))) ?? [];
      for (const key of keys) {
        const change = attempt(() => v.parse(changeSchema, JSON.parse(storage().getItem(key) ?? '')));
        if (change === undefined || (await write(change))) attempt(() => storage().removeItem(key));
      }
    },
  };
}

function namesIn(storage: Storage): readonly string[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
}

/** Where it is denied or full, nothing is noted: what the database takes in time is all that is kept then. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
