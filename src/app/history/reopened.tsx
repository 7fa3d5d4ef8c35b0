import { isRecorded, shownApiRun, shownTokenRun } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';

const ReopenedStrip = deferred(() => import('./reopened-strip.tsx').then((part) => part.ReopenedStrip));

/** Whether a run of the history is on screen, or something must be said of repeating one. */
export function Reopened() {
  const isThere = useWorkbench(
    (state) =>
      state.historyNote !== '' ||
      state.runs.some(
        (run) =>
          isRecorded(run) &&
          [state.selectedTokenRunId, shownTokenRun(state)?.id, shownApiRun(state)?.id].includes(run.id),
      ),
  );
  return isThere ? <ReopenedStrip /> : null;
}
