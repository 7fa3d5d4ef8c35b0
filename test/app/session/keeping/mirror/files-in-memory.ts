import type { SyncFile } from '#app/session/keeping/mirror/record-log.ts';

/** What a browser that is killed in the middle of it leaves of a file: `bytes` of this step, and nothing of later ones. */
type Step = { readonly file: number; readonly bytes: Uint8Array; readonly at: number } | Cut;
type Cut = { readonly file: number; readonly size: number };

/** Two files, and every step that was done to them, to be done again up to any byte. */
export type FilesInMemory = {
  readonly files: readonly [SyncFile, SyncFile];
  readonly steps: readonly Step[];
};

export function filesInMemory(contents: readonly [Uint8Array, Uint8Array] = [none, none]): FilesInMemory {
  const steps: Step[] = [];
  const file = (index: 0 | 1): SyncFile => {
    let bytes = new Uint8Array(contents[index]);
    const grow = (size: number): void => {
      const grown = new Uint8Array(size);
      grown.set(bytes.subarray(0, size));
      bytes = grown;
    };
    return {
      read: (into, { at }) => {
        const part = bytes.subarray(at, at + into.length);
        into.set(part);
        return part.length;
      },
      write: (written, { at }) => {
        steps.push({ file: index, bytes: written.slice(), at });
        if (bytes.length < at + written.length) grow(at + written.length);
        bytes.set(written, at);
        return written.length;
      },
      truncate: (size) => {
        steps.push({ file: index, size });
        grow(size);
      },
      getSize: () => bytes.length,
    };
  };
  return { files: [file(0), file(1)], steps };
}

/** The two files after the first `count` steps and `more` bytes of the one behind them. */
export function killedAfter(steps: readonly Step[], count: number, more: number): FilesInMemory {
  const again = filesInMemory();
  for (const [at, step] of steps.slice(0, count + 1).entries()) {
    const file = again.files[step.file === 0 ? 0 : 1];
    if ('size' in step) {
      if (at < count) file.truncate(step.size);
    } else file.write(step.bytes.slice(0, at < count ? undefined : more), { at: step.at });
  }
  return again;
}

const none = new Uint8Array(0);
