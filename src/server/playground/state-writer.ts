import { stat } from 'node:fs/promises';
import { errorCode, readState, type SavedState, writeState } from './state-file.ts';

/** Keeps a file up to date with the state in memory, at most one write at a time. */
export type StateWriter = {
  /** Something changed: write soon. */
  readonly schedule: () => void;
  /** Writes what has not been written yet; answers when it is on disk, or when that failed. */
  readonly flush: () => Promise<void>;
};

const delayMs = 250;

/**
 * A writer for this path. Before each write it looks whether another process wrote the file since, and hands its
 * state to `adopt`, so that two playgrounds over one file do not undo each other. A failing write is told to
 * `onFailure` once; the playground goes on from memory.
 */
export function createStateWriter(options: {
  readonly path: string;
  readonly snapshot: () => SavedState;
  readonly adopt: (state: SavedState) => void;
  readonly onFailure: (code: string) => void;
}): StateWriter {
  const { path, snapshot, adopt, onFailure } = options;
  let timer: NodeJS.Timeout | undefined;
  let isDirty = false;
  let hasFailed = false;
  let writtenVersion: string | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    if (!isDirty) return;
    isDirty = false;
    try {
      if ((await fileVersion(path)) !== writtenVersion) {
        const reading = await readState(path);
        if (reading.kind === 'state') adopt(reading.state);
      }
      await writeState(path, snapshot(), 'replace');
      writtenVersion = await fileVersion(path);
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) onFailure(errorCode(error));
      hasFailed = true;
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  };

  return {
    schedule: () => {
      isDirty = true;
      timer ??= setTimeout(() => void flush(), delayMs).unref();
    },
    flush,
  };
}

/** Changes whenever someone puts another file in place; undefined while there is none. */
async function fileVersion(path: string): Promise<string | undefined> {
  try {
    const { ino, mtimeMs, size } = await stat(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch {
    return undefined;
  }
}
