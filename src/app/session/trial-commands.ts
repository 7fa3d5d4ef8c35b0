import type { Session } from './session.ts';
import { isBusyWithToken } from './trials.ts';

/** Finding out which authentication works. */
export type TrialCommands = {
  /** Unfolds or folds the part of the form that does it. */
  readonly openTrials: (isOpen: boolean) => void;
  /** Unfolds it and leads there. */
  readonly showTrials: () => void;
  readonly tryAuthentications: () => Promise<void>;
};

/** `begin` takes the place of a token request on its way, so that what cancels one cancels the tries. */
export function createTrialCommands(session: Session, newId: () => string, begin: () => AbortSignal): TrialCommands {
  const { store } = session;
  return {
    openTrials: (isOpen) => store.setState(({ trialsView }) => ({ trialsView: { ...trialsView, isOpen } })),
    showTrials: () =>
      store.setState(({ trialsView }) => ({ trialsView: { isOpen: true, pointedAt: trialsView.pointedAt + 1 } })),
    tryAuthentications: async () => {
      // Few people need it, so it comes with the press; meanwhile another may have begun.
      const { runTrials } = await import('./run-trials.ts');
      if (!isBusyWithToken(store.getState())) await runTrials(session, newId, begin());
    },
  };
}
