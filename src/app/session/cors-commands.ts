import { shownCorsCheck } from './shown-cors-check.ts';
import type { Session } from './session.ts';
import { shownApiRun, shownTokenRun } from './selectors.ts';

/** What can be asked after the browser kept the reason of a failure to itself. */
export type CorsCommands = {
  /** Asks what the browser asks before it sends such a request; no secret is in it. */
  readonly findOutWhy: (step: 'token' | 'api') => Promise<void>;
  /** Sends the request itself again, with the page's Origin; never without a press. */
  readonly replayRequestWithOrigin: () => Promise<void>;
  readonly stopFindingOut: () => void;
};

export function createCorsCommands(
  session: Session,
  newId: () => string,
): CorsCommands & { readonly findOutAgain: () => Promise<void> } {
  const { store } = session;
  let abort: AbortController | undefined;

  const findOutAbout = async (runId: string | undefined): Promise<void> => {
    const { runs, corsFlight } = store.getState();
    const failed = runs.find((run) => run.id === runId);
    if (corsFlight?.ofRunId === runId || (failed?.kind !== 'token' && failed?.kind !== 'api')) return;
    // There is one check at a time: what is still being asked about another run is not waited for.
    abort?.abort();
    const { signal } = (abort = new AbortController());
    const { askPreflight } = await import('./check-cors.ts');
    await askPreflight(session, newId(), failed, signal);
  };

  return {
    findOutWhy: (step) => {
      const state = store.getState();
      return findOutAbout((step === 'token' ? shownTokenRun(state) : shownApiRun(state))?.id);
    },
    replayRequestWithOrigin: async () => {
      const run = shownCorsCheck(store.getState());
      if (run === undefined || store.getState().corsFlight !== undefined) return;
      const { signal } = (abort = new AbortController());
      const { replayWithOrigin } = await import('./check-cors.ts');
      await replayWithOrigin(session, run, signal);
    },
    stopFindingOut: () => abort?.abort(),
    findOutAgain: () => findOutAbout(shownCorsCheck(store.getState())?.ofRunId),
  };
}
