/** Spoils bytes at a place that lies within them. */
type Mutation = (bytes: Uint8Array, at: number, value: number, length: number) => Uint8Array;

export const mutations: Readonly<Record<string, Mutation>> = {
  'a bit flipped': (bytes, at, value) => bytes.with(at, (bytes[at] ?? 0) ^ (1 << (value & 7))),
  'a byte changed': (bytes, at, value) => bytes.with(at, value),
  'a stretch removed': (bytes, at, _, length) => joined(bytes.subarray(0, at), bytes.subarray(at + length)),
  'a stretch doubled': (bytes, at, _, length) => joined(bytes.subarray(0, at + length), bytes.subarray(at)),
  'cut off': (bytes, at) => bytes.subarray(0, at),
  'a stretch of one byte put in': (bytes, at, value, length) =>
    joined(bytes.subarray(0, at), new Uint8Array(length).fill(value), bytes.subarray(at)),
  'two stretches exchanged': (bytes, at, _, length) =>
    joined(
      bytes.subarray(0, at),
      bytes.subarray(at + length, at + 2 * length),
      bytes.subarray(at, at + length),
      bytes.subarray(at + 2 * length),
    ),
};

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
