import { shownTokenRun } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';

const ShownExchange = deferred(() => import('./shown-exchange.tsx').then((part) => part.ShownExchange));

/** The token request and its answer, as they were on the wire. */
export function Exchange() {
  const run = useWorkbench(shownTokenRun);
  return run === undefined ? null : <ShownExchange key={run.id} run={run} />;
}
