import type { MirrorChange, MirrorRecord, RecordKey } from './mirror-messages.ts';
import { openLog, sameBytes, type SyncFile } from './record-log.ts';
import { readRecordText, recordText } from './record-text.ts';

/** The records of the second copy, in two files of their own. What does not work throws. */
export type RecordStore = {
  readonly keys: (store: string) => readonly RecordKey['key'][];
  /** Those of them that are there and can be read. */
  readonly read: (keys: readonly RecordKey[]) => readonly MirrorRecord[];
  readonly differing: (records: readonly MirrorChange[]) => readonly RecordKey[];
  readonly write: (changes: readonly MirrorChange[]) => void;
};

export function openRecordStore(files: readonly [SyncFile, SyncFile]): RecordStore {
  const log = openLog(files);
  return {
    keys: (store) => {
      const beginning = nameOf({ store, key: '' }).slice(0, -'""]'.length);
      return log
        .keys()
        .filter((name) => name.startsWith(beginning))
        .map(keyIn);
    },
    read: (keys) =>
      keys.flatMap((key) => {
        const bytes = log.get(nameOf(key));
        const read = bytes && readRecordText(bytes);
        return read === undefined ? [] : [{ ...key, ...read }];
      }),
    differing: (records) =>
      records
        .filter(
          (each) => !sameBytes(log.get(nameOf(each)), each.record === undefined ? undefined : recordText(each.record)),
        )
        .map(({ store, key }) => ({ store, key })),
    write: (changes) => {
      for (const change of changes) {
        if (change.record === undefined) log.remove(nameOf(change));
        else log.put(nameOf(change), recordText(change.record));
      }
    },
  };
}

function nameOf({ store, key }: RecordKey): string {
  return JSON.stringify([store, key]);
}

function keyIn(name: string): RecordKey['key'] {
  const [, key] = JSON.parse(name) as readonly [string, RecordKey['key']];
  return key;
}
