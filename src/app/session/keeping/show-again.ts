import type { KeptRun } from '#core/keeping/kept-run.ts';
import type { Now } from '#core/time/lifetime.ts';
import type { Run } from '../run.ts';
import { isRecorded } from '../selectors.ts';
import type { Workbench } from '../workbench.ts';
import { reopenedRun } from './reopen-run.ts';

/** The workbench with this run on screen. What was there before is remembered, for the way back. */
export function withReopened(state: Workbench, kept: KeptRun, now: Now): Partial<Workbench> {
  const present = state.runs.find(({ id }) => id === kept.id);
  const shown = present ?? reopenedRun(kept, now);
  if (shown === undefined) return {};
  const { selectedTokenRunId, selectedApiRunId } = state;
  return {
    // At the end, as the oldest: what looks for the run before, or the newest, must not take it for that.
    ...(present === undefined && { runs: [...state.runs, shown] }),
    ...selected(shown),
    lit: { step: shown.kind === 'api' ? 'api' : 'token', places: [] },
    ...(isRecorded(shown) && { beforeReopening: state.beforeReopening ?? { selectedTokenRunId, selectedApiRunId } }),
  };
}

function selected({ kind, id }: Run): Partial<Workbench> {
  if (kind === 'api') return { selectedApiRunId: id };
  return kind === 'lookup' || kind === 'cors' ? {} : { selectedTokenRunId: id };
}
