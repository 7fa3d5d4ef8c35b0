import { shownTokenRun } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';

const ShownExchange = deferred(() => import('./shown-exchange.tsx').then((part) => part.ShownExchange));
const WhyItFailed = deferred(() => import('./why-it-failed.tsx').then((part) => part.WhyItFailed));

/** The token request and its answer, as they were on the wire, and why the browser kept it to itself. */
export function Exchange() {
  const run = useWorkbench(shownTokenRun);
  if (run === undefined) return null;
  return (
    <>
      <ShownExchange key={run.id} run={run} />
      <WhyItFailed run={run} />
    </>
  );
}
