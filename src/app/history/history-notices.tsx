import { mostKeptRuns } from '#core/keeping/limits.ts';
import { useHistory } from '../session/use-history.ts';
import { DamagedNotice } from './damaged-notice.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { FullNotice } from './full-notice.tsx';
import { Undo } from './undo.tsx';

/** What must be said about the history as a whole. `onChoose` opens the view in which runs can be chosen. */
export function HistoryNotices({ onChoose }: { readonly onChoose?: () => void }) {
  const fault = useHistory((state) => state.fault);
  const full = useHistory((state) => state.full);
  const damaged = useHistory((state) => state.damaged) ?? 0;
  return (
    <>
      {fault !== undefined && <FaultNotice fault={fault} />}
      {full === 'yes' && <FullNotice limit={mostKeptRuns} onChoose={onChoose} />}
      {damaged > 0 && <DamagedNotice count={damaged} />}
      <Undo />
    </>
  );
}
