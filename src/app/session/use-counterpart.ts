import { useMemo } from 'react';
import { type Counterpart, runToCompareWith } from '#core/keeping/compare/run-to-compare-with.ts';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { useHistory } from './use-history.ts';

const noRuns: readonly RunSummary[] = [];

/** The run that this one is best compared with, where it failed and the history has one. */
export function useCounterpart(runId: string): Counterpart | undefined {
  const runs = useHistory((state) => state.runs) ?? noRuns;
  return useMemo(() => {
    const run = runs.find(({ id }) => id === runId);
    return run?.outcome === 'failure' ? runToCompareWith(run, runs) : undefined;
  }, [runs, runId]);
}
