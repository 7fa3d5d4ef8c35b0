import type { Run } from '../run.ts';
import type { Workbench } from '../workbench.ts';

/** How many runs of a connection stay in memory as they were, with their secrets; older ones are in the history. */
const recentRuns = 100;

/**
 * The runs that stay: the newest, those on screen, and those that one of them came from or is about. What is let go was
 * kept before, redacted.
 */
export function withRecentRuns(state: Workbench, isKept: (id: string) => boolean): Partial<Workbench> {
  const { runs, selectedTokenRunId, selectedApiRunId } = state;
  if (runs.length <= recentRuns) return {};
  const recent = runs.slice(0, recentRuns);
  const tried = state.trials?.tries.map(({ runId }) => runId) ?? [];
  const wanted = new Set([selectedTokenRunId, selectedApiRunId, ...recent.map(sourceOf), ...tried]);
  const older = runs.slice(recentRuns).filter(({ id }) => wanted.has(id) || !isKept(id));
  return older.length + recent.length === runs.length ? {} : { runs: [...recent, ...older] };
}

function sourceOf(run: Run): string | undefined {
  if (run.kind === 'api') return run.tokenRunId;
  return run.kind === 'cors' ? run.ofRunId : undefined;
}
