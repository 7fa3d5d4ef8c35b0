import type { RunSummary } from './kept-run.ts';

/** The order of a list of runs: newest first, and of those of one moment always the same one first, in every tab. */
export function newestFirst(one: RunSummary, other: RunSummary): number {
  if (one.atMs !== other.atMs) return other.atMs - one.atMs;
  return one.id < other.id ? -1 : 1;
}
