import { useMemo } from 'react';
import type { Visit } from '#core/learn/missions/visit.ts';
import { isRecorded } from '../session/selectors.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';

// A mission takes a handful of runs. Of a page that renews tokens all day the newest are enough.
const mostRuns = 200;

/** What was sent and received for the connection on screen since the page was opened, as missions are judged by it. */
export function useVisit(): Visit {
  const { playground } = useSession().surroundings;
  const runs = useWorkbench((state) => state.runs);
  const verdict = useWorkbench((state) => state.verdict);
  return useMemo(() => {
    // What came out of the history is no traffic of this visit.
    const own = runs.filter((run) => !isRecorded(run));
    return { runs: own.slice(0, mostRuns).toReversed(), verdict, playground };
  }, [runs, verdict, playground]);
}
