import { type PhaseKey, phaseKeys, type PhaseTime, phaseTimes } from '../../../http/phase-times.ts';
import { isNoise } from '../timed.ts';
import type { Both } from '../run-facts.ts';

/** One phase in both runs, each as it lies on a scale of the same length; undefined where it was not reached or seen. */
export type PhaseRow = {
  readonly key: PhaseKey | 'total';
  readonly before: PhaseTime | undefined;
  readonly after: PhaseTime | undefined;
  /** How much longer the second took, ms; undefined where that is no more than noise, or not known. */
  readonly slowerMs: number | undefined;
};

/** The phases of the two exchanges that decide, in order, with the whole last. */
export function phaseRows({ before, after }: Both): readonly PhaseRow[] {
  const [from, to] = [before.exchange?.timing, after.exchange?.timing];
  if (from === undefined || to === undefined) return [];
  const [one, other] = [phaseTimes(from), phaseTimes(to)];
  const rows = phaseKeys.map((key) => rowOf(key, at(one, key), at(other, key)));
  const total = rowOf('total', whole(from.endMs), whole(to.endMs));
  return [...rows, total].filter((row) => row.before !== undefined || row.after !== undefined);
}

function rowOf(key: PhaseRow['key'], before: PhaseTime | undefined, after: PhaseTime | undefined): PhaseRow {
  const isTold = before !== undefined && after !== undefined && !isNoise(before.lengthMs, after.lengthMs);
  return { key, before, after, slowerMs: isTold ? after.lengthMs - before.lengthMs : undefined };
}

function at(times: readonly PhaseTime[], key: PhaseKey): PhaseTime | undefined {
  return times.find((time) => time.key === key);
}

function whole(endMs: number | undefined): PhaseTime | undefined {
  return endMs === undefined ? undefined : { key: 'endMs', fromMs: 0, lengthMs: endMs };
}
