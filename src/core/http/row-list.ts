import type { Rows } from './rows.ts';

/** Rows while they are laid out. */
export type RowList = {
  readonly count: () => number;
  /** Adds a row and answers its number. */
  readonly add: (row: {
    readonly start: number;
    readonly depth: number;
    readonly parent: number | undefined;
    readonly ordinal: number;
    readonly flags: number;
  }) => number;
  /** Notes that these two rows open and close the same thing. */
  readonly pair: (opening: number, closing: number) => void;
  readonly flag: (row: number, bits: number) => void;
  readonly finish: (end: number, isWhole: boolean) => Rows;
};

const deepest = 0xffff;

/** A list that grows by doubling: nobody knows before how many rows there will be. */
export function rowList(): RowList {
  let room = 1024;
  let count = 0;
  let starts = new Uint32Array(room);
  let depths = new Uint16Array(room);
  let parents = new Uint32Array(room);
  let ordinals = new Uint32Array(room);
  let partners = new Uint32Array(room);
  let flags = new Uint8Array(room);

  const grow = (): void => {
    room *= 2;
    starts = grown(starts, new Uint32Array(room));
    depths = grown(depths, new Uint16Array(room));
    parents = grown(parents, new Uint32Array(room));
    ordinals = grown(ordinals, new Uint32Array(room));
    partners = grown(partners, new Uint32Array(room));
    flags = grown(flags, new Uint8Array(room));
  };

  return {
    count: () => count,
    add: (row) => {
      if (count === room) grow();
      starts[count] = row.start;
      depths[count] = Math.min(row.depth, deepest);
      parents[count] = row.parent ?? count;
      ordinals[count] = row.ordinal;
      flags[count] = row.flags;
      return count++;
    },
    pair: (opening, closing) => {
      partners[opening] = closing;
      partners[closing] = opening;
    },
    flag: (row, bits) => {
      flags[row] = (flags[row] ?? 0) | bits;
    },
    finish: (end, isWhole) => ({
      count,
      starts: starts.slice(0, count),
      depths: depths.slice(0, count),
      parents: parents.slice(0, count),
      ordinals: ordinals.slice(0, count),
      partners: partners.slice(0, count),
      flags: flags.slice(0, count),
      end,
      isWhole,
    }),
  };
}

function grown<List extends Uint8Array | Uint16Array | Uint32Array>(from: List, to: List): List {
  to.set(from);
  return to;
}
