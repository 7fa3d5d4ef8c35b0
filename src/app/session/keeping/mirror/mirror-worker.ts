import type { FromMirror, MirrorWork, ToMirror } from './mirror-messages.ts';
import { openRecordStore, type RecordStore } from './record-store.ts';
import type { SyncFile } from './record-log.ts';

// A file that is written at once is to be had in a worker only, and in one at a time: whoever had it before may have gone
// a moment ago.
const attempts = 40;
const betweenMs = 50;

/** The part of the File System standard that is used here; the types of the DOM know it for workers alone. */
type ExclusiveFile = SyncFile & { readonly close: () => void };
type FileHandle = { readonly createSyncAccessHandle: () => Promise<ExclusiveFile> };

let store: RecordStore | undefined;
let files: readonly ExclusiveFile[] = [];

self.addEventListener('message', ({ data }: MessageEvent<ToMirror>) => {
  void Promise.resolve(data)
    .then(answerTo)
    .then(
      (answer) => post({ id: data.id, answer }),
      (error: unknown) => post({ id: data.id, error: String(error) }),
    );
});

function answerTo(asked: ToMirror): MirrorWork[keyof MirrorWork]['answer'] | Promise<boolean> {
  switch (asked.kind) {
    case 'open':
      return open(asked.directory);
    case 'close':
      for (const file of files) file.close();
      files = [];
      store = undefined;
      return true;
    case 'keys':
      return opened().keys(asked.store);
    case 'read':
      return opened().read(asked.keys);
    case 'differing':
      return opened().differing(asked.records);
    case 'write':
      opened().write(asked.changes);
      return true;
  }
}

async function open(directory: string): Promise<boolean> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(directory, { create: true });
  const one = await exclusive(await folder.getFileHandle('one', { create: true }));
  files = [one];
  const other = await exclusive(await folder.getFileHandle('other', { create: true }));
  files = [one, other];
  store = openRecordStore([one, other]);
  return true;
}

async function exclusive(handle: FileSystemFileHandle): Promise<ExclusiveFile> {
  const file = handle as unknown as FileHandle;
  for (let attempt = 1; ; attempt++) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (!isTaken(error) || attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, betweenMs));
    }
  }
}

function isTaken(error: unknown): boolean {
  // Safari has the second name for it.
  return error instanceof DOMException && ['NoModificationAllowedError', 'InvalidStateError'].includes(error.name);
}

function opened(): RecordStore {
  if (store === undefined) throw new TypeError('The files are not open.');
  return store;
}

function post(message: FromMirror): void {
  // A worker has no targets to choose between.
  (self as unknown as { readonly postMessage: (message: FromMirror) => void }).postMessage(message);
}
