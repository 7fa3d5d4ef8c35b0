import {
  type Entry,
  entryAt,
  entryBytes,
  entryLength,
  liveAt,
  markLength,
  nextEntry,
  type ReadBytes,
  valueAt,
} from './log-entry.ts';

/** A file that is read and written at once, as a worker has it (File System standard, FileSystemSyncAccessHandle). */
export type SyncFile = {
  readonly read: (into: Uint8Array<ArrayBuffer>, options: { readonly at: number }) => number;
  readonly write: (bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }) => number;
  readonly truncate: (size: number) => void;
  readonly getSize: () => number;
};

/** Records by their keys, of which each was written whole or not at all, whenever the browser was killed. */
export type RecordLog = {
  readonly keys: () => readonly string[];
  readonly get: (key: string) => Uint8Array | undefined;
  /** Throws where there is no room. What is the same already is not written. */
  readonly put: (key: string, value: Uint8Array) => void;
  readonly remove: (key: string) => void;
};

/** What no record counts on any more may take up as much as those that count, and this. */
const spareBytes = 4 * 1024 * 1024;
// "GSCOPY", the form, and whether the file is whole; then which of the two is the newer one.
const fileHead = new TextEncoder().encode('GSCOPY1');
const wholeAt = 7;
const headLength = 12;

/**
 * Reads one of two files and goes on behind its last whole record; the other is for writing everything anew once too much
 * in the first is of no use any more. A record that is changed is written behind all others before the old one is told to
 * count no more, and one that is removed is written over with nothing.
 */
export function openLog(files: readonly [SyncFile, SyncFile], spare = spareBytes): RecordLog {
  let [file, other] = generationOf(files[1]) > generationOf(files[0]) ? [files[1], files[0]] : files;
  if (generationOf(file) === 0) begin(file, 1, true);
  const read = readFile(file);
  let { places, end } = read;
  let live = [...places.values()].reduce((sum, place) => sum + entryLength(place), 0);
  other.truncate(0);

  const append = (key: string, value: Uint8Array): Entry => {
    const bytes = entryBytes(key, value);
    writeAll(file, bytes, end);
    const entry = { at: end, key, keyLength: bytes.length - entryLength({ keyLength: 0, valueLength: value.length }) };
    end += bytes.length;
    live += bytes.length;
    return { ...entry, valueLength: value.length, isLive: true };
  };
  const drop = (entry: Entry): void => {
    clear(file, entry);
    live -= entryLength(entry);
  };
  const tidy = (isWanted = end - headLength - live > live + spare): void => {
    if (!isWanted) return;
    begin(other, generationOf(file) + 1, false);
    let at = headLength;
    const moved = new Map<string, Entry>();
    for (const [key, entry] of places) {
      const bytes = readBytes(file)(entry.at, entryLength(entry));
      writeAll(other, new Uint8Array(bytes), at);
      moved.set(key, { ...entry, at });
      at += bytes.length;
    }
    writeAll(other, Uint8Array.of(1), wholeAt);
    file.truncate(0);
    [file, other, places, end] = [other, file, moved, at];
  };
  // A piece that cannot be read may be one that was removed long ago.
  tidy(read.isDamaged);
  const get = (key: string): Uint8Array | undefined => {
    const entry = places.get(key);
    return entry && readBytes(file)(valueAt(entry), entry.valueLength);
  };
  return {
    keys: () => [...places.keys()],
    get,
    put: (key, value) => {
      const before = places.get(key);
      if (before?.valueLength === value.length && sameBytes(get(key), value)) return;
      places.set(key, append(key, value));
      if (before !== undefined) drop(before);
      tidy();
    },
    remove: (key) => {
      const entry = places.get(key);
      if (entry === undefined) return;
      places.delete(key);
      drop(entry);
      tidy();
    },
  };
}

/** 0 where the file is not one of ours, or was not written to its end. */
function generationOf(file: SyncFile): number {
  const head = readBytes(file)(0, headLength);
  if (head.length < headLength || !fileHead.every((byte, at) => head[at] === byte) || head[wholeAt] !== 1) return 0;
  return new DataView(head.buffer).getUint32(8);
}

function begin(file: SyncFile, generation: number, isWhole: boolean): void {
  const head = new Uint8Array(headLength);
  head.set(fileHead);
  head[wholeAt] = isWhole ? 1 : 0;
  new DataView(head.buffer).setUint32(8, generation);
  file.truncate(0);
  writeAll(file, head, 0);
}

type FileRead = {
  readonly places: Map<string, Entry>;
  /** Behind the last whole record. */
  readonly end: number;
  /** Whether something stands between records that is none. */
  readonly isDamaged: boolean;
};

function readFile(file: SyncFile): FileRead {
  const read = readBytes(file);
  const size = file.getSize();
  const places = new Map<string, Entry>();
  let end = headLength;
  let isDamaged = false;
  for (let at: number | undefined = headLength; at !== undefined;) {
    const entry = entryAt(read, at);
    if (entry === undefined) {
      // Something in between is damaged, or this is the end.
      at = nextEntry(read, at + 1, size);
      continue;
    }
    isDamaged ||= at > end;
    end = at + entryLength(entry);
    at = end;
    if (!entry.isLive) {
      // Killed in between, the browser may not have come to write it over; no text of a record ends in a zero.
      if (read(end - markLength - 1, 1)[0] !== 0) clear(file, entry);
      continue;
    }
    const before = places.get(entry.key);
    if (before !== undefined) clear(file, before);
    places.set(entry.key, entry);
  }
  if (size > end) file.truncate(end);
  return { places, end, isDamaged };
}

/** From now on it does not count, and then it is not there any more either. */
function clear(file: SyncFile, entry: Entry): void {
  writeAll(file, Uint8Array.of(0), entry.at + liveAt);
  writeAll(file, new Uint8Array(entry.valueLength), valueAt(entry));
}

function readBytes(file: SyncFile): ReadBytes {
  return (at, length) => {
    const into = new Uint8Array(length);
    return into.subarray(0, file.read(into, { at }));
  };
}

function writeAll(file: SyncFile, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  if (file.write(bytes, { at }) < bytes.length) throw new DOMException('There is no room.', 'QuotaExceededError');
}

export function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
