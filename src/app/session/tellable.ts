import { useMemo } from 'react';
import { exchangeSize } from '#core/http/exchange-size.ts';
import type { TraceRun } from '#core/sharing/trace/story.ts';
import { exchangesOf } from './keeping/run-to-keep.ts';
import type { ApiCallRun, LookupRun, TokenRequestRun } from './run.ts';
import { isRecorded, shownApiRun, shownTokenRun } from './selectors.ts';
import { useSession, useWorkbench } from './session-context.tsx';
import { runToShare } from './sharing-run.ts';
import type { Workbench } from './workbench.ts';

/** What can be told: the API call together with the request that its token came from, or one of the runs on screen. */
export type Told = 'both' | 'token' | 'api';

type ToldRun = TokenRequestRun | ApiCallRun;

/** What of it there is, each with its runs in their order; `usual` is what is on screen. */
export type Tellable = {
  readonly usual: Told | undefined;
  readonly runs: Readonly<Record<Told, readonly ToldRun[]>>;
};

export function useTellable(): Tellable {
  const token = useWorkbench(shownTokenRun);
  const api = useWorkbench(shownApiRun);
  const runs = useWorkbench((state) => state.runs);
  return useMemo(() => {
    // A token that was asked for since has no part in the call.
    const source = runs.find((run): run is TokenRequestRun => run.kind === 'token' && run.id === api?.tokenRunId);
    const both = source === undefined || api === undefined ? [] : [source, api];
    const isOnScreen = source !== undefined && (token === undefined || token.id === source.id);
    const one = token !== undefined ? 'token' : api !== undefined ? 'api' : undefined;
    return {
      usual: isOnScreen ? 'both' : one,
      runs: { both, token: token === undefined ? [] : [token], api: api === undefined ? [] : [api] },
    };
  }, [token, api, runs]);
}

/** Runs without their secrets, ready to be told. */
export function useTraceRuns(runs: readonly (ToldRun | LookupRun)[]): readonly TraceRun[] {
  const { store } = useSession();
  return useMemo(() => runs.flatMap((run) => traceRun(run, store.getState()) ?? []), [store, runs]);
}

/** A run without its secrets. How large its messages were is counted before these are replaced. */
export function traceRun(run: ToldRun | LookupRun, state: Workbench): TraceRun | undefined {
  const shared = runToShare(run, state);
  if (shared === undefined) return undefined;
  const sizes = isRecorded(run) ? [] : exchangesOf(run).map(({ exchange }) => exchangeSize(exchange));
  return { run: shared, sizes };
}
