import type { ApiCallRun, TokenRequestRun } from '../session/run.ts';
import { answerOf, isCancelled, shownApiRun, shownTokenRun } from '../session/selectors.ts';
import type { Workbench } from '../session/workbench.ts';

/** The run of this step that is on screen. */
export function shownRun(step: 'token' | 'api', state: Workbench): TokenRequestRun | ApiCallRun | undefined {
  return step === 'token' ? shownTokenRun(state) : shownApiRun(state);
}

/** Whether a server is to be asked about this run: it did not bring what was wanted, and nobody called it back. */
export function isToReport(run: TokenRequestRun | ApiCallRun): boolean {
  if (isCancelled(run)) return false;
  if (run.kind === 'token') return answerOf(run)?.kind !== 'issued';
  const { outcome } = run.exchange;
  return outcome.kind === 'failure' || outcome.response.status >= 400;
}
