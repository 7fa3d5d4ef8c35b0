import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';

const RunList = deferred(() => import('./run-list.tsx').then((part) => part.RunList));

/** The runs of this visit; there is nothing to choose from before the second. */
export function History() {
  const isWorthwhile = useWorkbench((state) => state.runs.length > 1);
  return isWorthwhile ? <RunList /> : null;
}
