import { useHistory } from '../session/use-history.ts';
import { deferred } from '../ui/deferred.tsx';

const HistoryPanel = deferred(() => import('./history-panel.tsx').then((part) => part.HistoryPanel));

/** The runs of all connections; there is nothing to show before the first, and nothing to say while all goes well. */
export function History() {
  const isWorthwhile = useHistory(
    ({ runs, deleted, fault, damaged }) => runs.length > 0 || deleted.length > 0 || fault !== undefined || damaged > 0,
  );
  return isWorthwhile === true ? <HistoryPanel /> : null;
}
