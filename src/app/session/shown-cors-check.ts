import type { CorsCheckRun } from './run.ts';
import { shownApiRun, shownTokenRun } from './selectors.ts';
import type { Workbench } from './workbench.ts';

/** The newest check of why the browser failed, where it is about a run on screen. There is one at a time. */
export function shownCorsCheck(state: Workbench): CorsCheckRun | undefined {
  const shown = [shownTokenRun(state)?.id, shownApiRun(state)?.id];
  return state.runs.find((run): run is CorsCheckRun => run.kind === 'cors' && shown.includes(run.ofRunId));
}
