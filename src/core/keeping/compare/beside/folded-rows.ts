import type { MessageRow } from './message-rows.ts';

/** A stretch of rows: shown, or equal and long enough to be folded. `from` is the number of its first row, from 0. */
export type RowStretch = {
  readonly kind: 'shown' | 'equal';
  readonly from: number;
  readonly rows: readonly MessageRow[];
};

/** Equal rows that stay beside one that differs, so that its place can be seen. */
const around = 1;
/** Fewer than these are not worth a press. */
const fewest = 3;

/** Parts the rows into stretches: what differs, with a row around it, and what is equal in between. */
export function foldedRows(rows: readonly MessageRow[]): readonly RowStretch[] {
  const isNear = rows.map((_, at) => rows.slice(Math.max(0, at - around), at + around + 1).some(isDifferent));
  const stretches: { kind: 'shown' | 'equal'; from: number; rows: MessageRow[] }[] = [];
  for (const [at, row] of rows.entries()) {
    const kind = isNear[at] === true ? 'shown' : 'equal';
    const open = stretches.at(-1);
    if (open?.kind === kind) open.rows.push(row);
    else stretches.push({ kind, from: at, rows: [row] });
  }
  return stretches.map((stretch) => (stretch.rows.length < fewest ? { ...stretch, kind: 'shown' } : stretch));
}

function isDifferent({ state }: MessageRow): boolean {
  return state !== 'same';
}
