import type { RunSummary } from '../kept-run.ts';

/** The run that a failed one is best held against, and why it. */
export type Counterpart = {
  readonly run: RunSummary;
  /** Pinned by the user, or the last of its kind that worked before. */
  readonly because: 'known-good' | 'worked-before' | 'worked-since';
};

/**
 * The best run to compare this one with, out of all that are kept in any order: the newest that was pinned as *known
 * good* of the same connection and kind, else the last success before it, else the first since. Of API calls and lookups
 * only those of the same method, server and path count: another call says nothing of this one.
 */
export function runToCompareWith(run: RunSummary, runs: readonly RunSummary[]): Counterpart | undefined {
  const alike = runs.filter((each) => each.id !== run.id && isAlike(each, run));
  const pinned = newest(alike.filter(({ knownGood }) => knownGood));
  if (pinned !== undefined) return { run: pinned, because: 'known-good' };
  const worked = alike.filter(({ outcome }) => outcome === 'success');
  const before = newest(worked.filter(({ atMs }) => atMs <= run.atMs));
  if (before !== undefined) return { run: before, because: 'worked-before' };
  const since = newest(worked, -1);
  return since === undefined ? undefined : { run: since, because: 'worked-since' };
}

/** The server of a token request may have been changed with its connection: that may be the very cause of a failure. */
function isAlike(one: RunSummary, other: RunSummary): boolean {
  if (one.connectionId !== other.connectionId || one.kind !== other.kind || one.purpose !== other.purpose) return false;
  if (one.kind === 'token') return true;
  return one.method === other.method && one.server === other.server && one.path === other.path;
}

function newest(runs: readonly RunSummary[], sign: 1 | -1 = 1): RunSummary | undefined {
  return runs.reduce<RunSummary | undefined>(
    (best, each) => (best === undefined || sign * (each.atMs - best.atMs) > 0 ? each : best),
    undefined,
  );
}
