import type { Deviation, DeviationCode } from './message.ts';

/** What a reader has noticed so far. */
export type DeviationList = {
  readonly list: readonly Deviation[];
  /** Adds one observation. Evidence is shortened, and beyond 16 of one code nothing is added: a hostile answer can hold a million of them. */
  readonly note: (code: DeviationCode, evidence: string) => void;
};

const keptOfOneCode = 16;
const evidenceLength = 200;

/** An empty list. */
export function deviationList(): DeviationList {
  const list: Deviation[] = [];
  const counts = new Map<DeviationCode, number>();
  return {
    list,
    note: (code, evidence) => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count <= keptOfOneCode) list.push({ code, evidence: evidence.slice(0, evidenceLength) });
    },
  };
}
