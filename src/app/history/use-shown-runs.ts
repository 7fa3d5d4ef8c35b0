import { useMemo } from 'react';
import { shownApiRun, shownTokenRun } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';

/** The ids of the runs that are on screen in the workbench. */
export function useShownRuns(): ReadonlySet<string> {
  const selected = useWorkbench((state) => state.selectedTokenRunId);
  const token = useWorkbench((state) => shownTokenRun(state)?.id);
  const api = useWorkbench((state) => shownApiRun(state)?.id);
  return useMemo(() => new Set([selected, token, api].filter((id) => id !== undefined)), [selected, token, api]);
}
