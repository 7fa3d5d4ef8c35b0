/**
 * One record in a file of the second copy, as bytes: a mark (4), whether it still counts (1), nothing (3), the length of the
 * key (4) and of the value (4), the key, the value, and the mark again. Lengths are in bytes, big-endian. A write that was
 * cut off has no mark at its end.
 */
export type Entry = {
  /** Where it begins in the file. */
  readonly at: number;
  readonly key: string;
  readonly keyLength: number;
  readonly valueLength: number;
  readonly isLive: boolean;
};

const mark = 0xf5a71c0e;
const headLength = 16;
export const markLength = 4;
/** Where in an entry it says whether it still counts. */
export const liveAt = 4;
// A key is the name of a store and an id. What claims to be longer is no entry.
const longestKey = 4096;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function entryBytes(key: string, value: Uint8Array): Uint8Array<ArrayBuffer> {
  const keyBytes = encoder.encode(key);
  const bytes = new Uint8Array(headLength + keyBytes.length + value.length + markLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, mark);
  view.setUint8(liveAt, 1);
  view.setUint32(8, keyBytes.length);
  view.setUint32(12, value.length);
  bytes.set(keyBytes, headLength);
  bytes.set(value, headLength + keyBytes.length);
  view.setUint32(bytes.length - markLength, mark);
  return bytes;
}

export function entryLength({ keyLength, valueLength }: Pick<Entry, 'keyLength' | 'valueLength'>): number {
  return headLength + keyLength + valueLength + markLength;
}

/** Where the value of an entry begins in the file. */
export function valueAt({ at, keyLength }: Entry): number {
  return at + headLength + keyLength;
}

/** Reads `length` bytes of the file from `at`; fewer where it ends before. */
export type ReadBytes = (at: number, length: number) => Uint8Array;

/** The entry that begins there; undefined where none does, or none that was written whole. */
export function entryAt(read: ReadBytes, at: number): Entry | undefined {
  const head = read(at, headLength);
  if (head.length < headLength) return undefined;
  const view = new DataView(head.buffer, head.byteOffset);
  const [keyLength, valueLength] = [view.getUint32(8), view.getUint32(12)];
  if (view.getUint32(0) !== mark || keyLength > longestKey) return undefined;
  const end = read(at + headLength + keyLength + valueLength, markLength);
  if (end.length < markLength || new DataView(end.buffer, end.byteOffset).getUint32(0) !== mark) return undefined;
  const key = decoder.decode(read(at + headLength, keyLength));
  return { at, key, keyLength, valueLength, isLive: view.getUint8(liveAt) === 1 };
}

/** Where the next entry begins that was written whole, from `from` on; undefined where there is none. */
export function nextEntry(read: ReadBytes, from: number, size: number): number | undefined {
  const piece = 65_536;
  for (let start = from; start < size; start += piece) {
    const bytes = read(start, piece + markLength - 1);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at + markLength <= bytes.length; at++)
      if (view.getUint32(at) === mark && entryAt(read, start + at) !== undefined) return start + at;
  }
  return undefined;
}
