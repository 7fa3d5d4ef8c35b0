import { useEffect, useRef } from 'react';
import { isRecorded } from '../session/selectors.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { CutNotes } from './cut-notes.tsx';
import styles from './history.module.css';
import { moment } from './run-words.ts';

/** What stands over a workbench that shows a run of the past, and the way back. */
export function ReopenedStrip() {
  const note = useWorkbench((state) => state.historyNote);
  const run = useWorkbench((state) =>
    state.runs.find(
      (each) => isRecorded(each) && (each.id === state.selectedTokenRunId || each.id === state.selectedApiRunId),
    ),
  );
  const isLinked = useWorkbench(({ linked }) => linked?.kind === 'run' && linked.run.id === run?.id);
  const { backToNow, dismissHistoryNote } = useCommands();
  const strip = useRef<HTMLDivElement>(null);
  // The view in which it was chosen is gone, and the focus with it.
  useEffect(() => strip.current?.focus(), [run?.id]);
  const leave = () => {
    backToNow();
    document.getElementById('workbench')?.focus();
  };
  return (
    <div ref={strip} role="status" tabIndex={-1} className={styles.strip}>
      {note !== '' && (
        <>
          <p>{note}</p>
          <Button onClick={dismissHistoryNote}>Dismiss the note</Button>
        </>
      )}
      {run !== undefined && (
        <>
          <p>
            {isLinked
              ? `From a link, recorded ${moment(startOf(run))}; redacted before it was shared.`
              : `From the history of ${moment(startOf(run))}; redacted when it was recorded.`}{' '}
            A token in it works no more, and is sent nowhere.
          </p>
          <Button onClick={leave}>Back to now</Button>
          {'recorded' in run && run.recorded !== undefined && <CutNotes cuts={run.recorded.cuts} />}
        </>
      )}
    </div>
  );
}

function startOf(run: Parameters<typeof isRecorded>[0]): number {
  if ('exchange' in run) return (run.earlier[0]?.exchange ?? run.exchange).startedAtMs;
  return 'at' in run ? run.at.wallMs : 0;
}
