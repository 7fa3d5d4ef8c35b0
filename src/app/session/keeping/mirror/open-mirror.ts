import type { FromMirror, MirrorWork, RecordKey, MirrorChange, MirrorRecord } from './mirror-messages.ts';
import { MirrorFailure } from './in-both.ts';
import { mirrorName } from './unread.ts';

/** The second copy: the same records under the same keys as in the database itself, but for secrets. */
export type Mirror = {
  readonly keys: (store: string) => Promise<readonly RecordKey['key'][]>;
  /** Those of them that are there and can be read. */
  readonly read: (keys: readonly RecordKey[]) => Promise<readonly MirrorRecord[]>;
  /** Which of these are not in it as they are given. */
  readonly differing: (records: readonly MirrorChange[]) => Promise<readonly RecordKey[]>;
  /** Resolves once it is in the files, where a killed browser leaves it. What is the same already is not written. */
  readonly write: (changes: readonly MirrorChange[]) => Promise<void>;
  /** Resolves once another tab may open it. */
  readonly close: () => Promise<void>;
};

/** The stores with few records, which are looked through whole. */
export const smallStores = ['settings', 'workspaces', 'connections', 'damaged'] as const;

// A page that starts may wait for it, and files that hang must not keep it from that.
const openingMs = 4000;
const patienceMs = 20_000;

type Ask = <K extends keyof MirrorWork>(kind: K, asked: MirrorWork[K]['asked']) => Promise<MirrorWork[K]['answer']>;
type Asking = {
  readonly ask: Ask;
  /** Ends the worker; what is not answered by then, or is asked later, fails. */
  readonly end: () => void;
};

/** Opens the second copy, which is empty where there was none. Rejects where the browser does not let it. */
export async function openMirror(startWorker: () => Worker): Promise<Mirror> {
  const { ask, end } = askingOf(startWorker());
  try {
    await ask('open', { directory: mirrorName });
  } catch (error) {
    end();
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    keys: (store) => ask('keys', { store }),
    read: (keys) => ask('read', { keys }),
    differing: (records) => ask('differing', { records }),
    write: async (changes) => void (await ask('write', { changes })),
    close: () => (closing ??= closeOf(ask, end)),
  };
}

async function closeOf(ask: Ask, end: () => void): Promise<void> {
  await ask('close', {}).catch(() => undefined);
  end();
}

type Asker = {
  readonly resolve: (answer: never) => void;
  readonly reject: (why: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
};

function askingOf(worker: Worker): Asking {
  const waiting = new Map<number, Asker>();
  let last = 0;
  let hasEnded = false;
  worker.addEventListener('message', ({ data }: MessageEvent<FromMirror>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    clearTimeout(asker?.timer);
    if ('error' in data) asker?.reject(new MirrorFailure(data.error));
    else asker?.resolve(data.answer as never);
  });
  const end = (): void => {
    hasEnded = true;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new MirrorFailure('The second copy does not answer.'));
    waiting.clear();
  };
  // It did not load, or an answer could not be sent.
  worker.addEventListener('error', end);
  worker.addEventListener('messageerror', end);
  const ask: Ask = (kind, asked) =>
    new Promise((resolve, reject) => {
      if (hasEnded) return reject(new MirrorFailure('The second copy is closed.'));
      const timer = setTimeout(end, kind === 'open' || kind === 'close' ? openingMs : patienceMs);
      waiting.set(++last, { resolve, reject, timer });
      worker.postMessage({ id: last, kind, ...asked });
    });
  return { ask, end };
}

/** Whether a record stays out of the second copy: a secret is in as few places as can be. */
export function staysOut(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'store' in record && record.store === 'secrets';
}
