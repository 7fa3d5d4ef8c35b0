import { useMemo } from 'react';
import type { Exchange } from '#core/http/exchange.ts';
import type { TraceRun } from '#core/sharing/trace/story.ts';
import { exchangesOf } from './keeping/run-to-keep.ts';
import type { ApiCallRun, LookupRun, Run, TokenRequestRun } from './run.ts';
import { tokenOf } from './selectors.ts';
import { useWorkbench } from './session-context.tsx';
import { useTellable, useTraceRuns } from './tellable.ts';

/** What is replayed: the runs without their secrets, and of each exchange, in the same order, what was on the wire. */
export type Replayed = { readonly traced: readonly TraceRun[]; readonly exchanges: readonly Exchange[] };

type PartOfRoad = TokenRequestRun | ApiCallRun | LookupRun;

/** The run on screen with all that took part: the token request, the API call, and the questions around them. */
export function useReplayed(): Replayed {
  const { usual, runs: tellable } = useTellable();
  const runs = useWorkbench((state) => state.runs);
  const told = useMemo(() => {
    const main = usual === undefined ? [] : tellable[usual];
    return inOrder([...main, ...questionsAround(main, runs)]);
  }, [usual, tellable, runs]);
  const traced = useTraceRuns(told);
  return useMemo(
    () => ({ traced, exchanges: told.flatMap((run) => exchangesOf(run).map(({ exchange }) => exchange)) }),
    [traced, told],
  );
}

/** What was asked about this token, this API, or for this very endpoint; the newest of each kind. */
function questionsAround(main: readonly (TokenRequestRun | ApiCallRun)[], runs: readonly Run[]): readonly LookupRun[] {
  const token = main.find((run): run is TokenRequestRun => run.kind === 'token');
  const call = main.find((run): run is ApiCallRun => run.kind === 'api');
  const bearing = token ?? runs.find(({ id }) => id === call?.tokenRunId);
  const text = bearing && tokenOf(bearing)?.text;
  const kinds = new Set<string>();
  return runs.filter((run): run is LookupRun => {
    if (run.kind !== 'lookup' || run.steps.length === 0 || kinds.has(run.purpose)) return false;
    if (!isAround(run, text, token, call)) return false;
    kinds.add(run.purpose);
    return true;
  });
}

function isAround(
  { purpose, tokenText, apiUrl, discovery }: LookupRun,
  text: string | undefined,
  token: TokenRequestRun | undefined,
  call: ApiCallRun | undefined,
): boolean {
  if (purpose === 'resource-metadata') return apiUrl !== undefined && apiUrl === call?.call.url;
  if (purpose !== 'discover') return text !== undefined && tokenText === text;
  const endpoint = token?.exchange.request.url;
  return discovery?.documents.some(({ metadata }) => metadata.tokenEndpoint === endpoint) === true;
}

function inOrder(runs: readonly PartOfRoad[]): readonly PartOfRoad[] {
  return runs.toSorted((one, other) => beganAt(one) - beganAt(other));
}

function beganAt(run: PartOfRoad): number {
  return exchangesOf(run)[0]?.exchange.startedAtMs ?? 0;
}
