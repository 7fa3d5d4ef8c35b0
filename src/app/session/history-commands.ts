import type { KeptRun } from '#core/keeping/kept-run.ts';
import { isRecorded } from './selectors.ts';
import type { Session } from './session.ts';

/** What can be done with the runs that are kept. */
export type HistoryCommands = {
  /** Puts a run on screen where it once was; one of this visit as it is, any other redacted as it was recorded. */
  readonly reopen: (kept: KeptRun) => Promise<void>;
  /** Takes runs of the history from the screen; what was there before comes back. */
  readonly backToNow: () => void;
  /**
   * Fills in the form what was asked then, and sends it. Where it was not sent, `historyNote` says what is missing, or why
   * this run cannot be repeated.
   */
  readonly repeat: (kept: KeptRun) => Promise<void>;
  readonly dismissHistoryNote: () => void;
  /** Whether the history keeps whole bodies of all runs of this connection from now on. */
  readonly keepWholeBodies: (keeps: boolean) => void;
  /** Has the bodies of one run of this visit kept whole. */
  readonly keepWholeBody: (runId: string) => void;
};

/** `press` sends what stands in the form. */
export function createHistoryCommands(
  session: Session,
  press: { readonly getToken: () => Promise<void>; readonly sendApiRequest: () => Promise<void> },
): HistoryCommands {
  const { store, clock } = session;
  const backToNow = (): void =>
    store.setState(({ runs, beforeReopening }) => ({
      runs: runs.filter((run) => !isRecorded(run)),
      ...beforeReopening,
      beforeReopening: undefined,
    }));
  return {
    reopen: async (kept) => {
      const { withReopened } = await import('./keeping/show-again.ts');
      store.setState((state) => withReopened(state, kept, clock.now()));
    },
    backToNow,
    repeat: async (kept) => {
      const { repeatRun } = await import('./keeping/repeat-run.ts');
      backToNow();
      store.setState({ historyNote: '' });
      const historyNote = await repeatRun(session, kept, press);
      if (historyNote !== undefined) store.setState({ historyNote });
    },
    dismissHistoryNote: () => store.setState({ historyNote: '' }),
    keepWholeBodies: (keepsWholeBodies) => store.setState({ keepsWholeBodies }),
    keepWholeBody: (runId) => store.setState(({ wholeBodies }) => ({ wholeBodies: new Set(wholeBodies).add(runId) })),
  };
}
