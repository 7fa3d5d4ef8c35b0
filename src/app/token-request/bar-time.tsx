import { heldToken } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';
import { useNarrow } from '../ui/use-narrow.ts';

const BarClock = deferred(() => import('./bar-clock.tsx').then((part) => part.BarClock));

/** The time left in the bar of narrow screens, where the token panel may be out of sight; the timer itself is there. */
export function BarTime() {
  const token = useWorkbench(heldToken);
  const isNarrow = useNarrow();
  return token === undefined || !isNarrow ? null : <BarClock key={token.run.id} token={token} />;
}
