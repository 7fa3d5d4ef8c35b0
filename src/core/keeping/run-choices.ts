import type { RunSummary } from './kept-run.ts';
import { scopesOf } from './run-filter.ts';
import { statusClassOf } from './status-class.ts';

/** One value that runs can be filtered by, and how many have it. */
export type Choice = { readonly value: string; readonly count: number };

/** What there is to choose from in these runs, by name of the filter; the most frequent first. */
export type RunChoices = Readonly<
  Record<'server' | 'clientId' | 'status' | 'error' | 'scope' | 'kind' | 'connectionId', readonly Choice[]>
>;

/** Everything that these runs could be filtered by. A run without a value (no error, no scope) is not counted in it. */
export function runChoices(runs: readonly RunSummary[]): RunChoices {
  return {
    server: counted(runs, (run) => [run.server]),
    clientId: counted(runs, (run) => [run.clientId]),
    status: counted(runs, (run) => [statusClassOf(run) ?? '']),
    error: counted(runs, (run) => [run.error]),
    scope: counted(runs, scopesOf),
    kind: counted(runs, (run) => [run.kind]),
    connectionId: counted(runs, (run) => [run.connectionId]),
  };
}

function counted(runs: readonly RunSummary[], valuesOf: (run: RunSummary) => readonly string[]): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const run of runs) for (const value of valuesOf(run)) counts.set(value, (counts.get(value) ?? 0) + 1);
  counts.delete('');
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
}
