import type { Mirror } from '#app/session/keeping/mirror/open-mirror.ts';
import { openRecordStore } from '#app/session/keeping/mirror/record-store.ts';
import { filesInMemory } from './files-in-memory.ts';

/** The second copy without the worker between, which only a browser has. */
export function mirrorInMemory(): Mirror {
  const store = openRecordStore(filesInMemory().files);
  return {
    keys: async (name) => store.keys(name),
    read: async (keys) => store.read(keys),
    differing: async (records) => store.differing(records),
    write: async (changes) => store.write(changes),
    close: async () => undefined,
  };
}
