import { useMemo, useState } from 'react';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { runToCompareWith } from '#core/keeping/compare/run-to-compare-with.ts';
import { useCommands } from '../session/session-context.tsx';
import { useHistory, useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import styles from './run-details.module.css';
import { useExport } from './use-export.ts';
import { useRunActions } from './use-run-actions.ts';

/** What can be done with one run. `onLeave` closes the view: what comes of it stands behind. */
export function RunButtons({ run, onLeave }: { readonly run: RunSummary; readonly onLeave: () => void }) {
  const history = useHistoryItself();
  const runs = useHistory((state) => state.runs);
  const { show, repeat, pin } = useRunActions();
  const { compare } = useCommands();
  const save = useExport();
  const [fault, setFault] = useState<string>();
  const counterpart = useMemo(() => runToCompareWith(run, runs ?? []), [run, runs]);
  const isUnrecorded = useHistory((state) => state.unrecorded.has(run.id)) === true;
  const canReopen = run.kind !== 'lookup' && run.kind !== 'cors';
  const canRepeat = (run.kind === 'token' || run.kind === 'api') && !isUnrecorded;
  const act = async (done: Promise<string | undefined>): Promise<void> => {
    const said = await done;
    if (said !== undefined) setFault(said);
  };
  return (
    <>
      <div role="group" aria-label="This run" className={styles.buttons}>
        {canReopen && (
          <Button look="primary" onClick={() => void act(show(run.id, onLeave))}>
            Reopen
          </Button>
        )}
        {canRepeat && <Button onClick={() => void act(repeat(run.id, onLeave))}>Repeat</Button>}
        {!isUnrecorded && (
          <Button aria-pressed={run.knownGood} look="quiet" onClick={() => pin(run)}>
            Known good
          </Button>
        )}
        {counterpart !== undefined && (
          <Button
            look="quiet"
            onClick={() => {
              onLeave();
              compare({ beforeId: counterpart.run.id, afterId: run.id, because: counterpart.because });
            }}
          >
            {counterpart.because === 'known-good' ? 'Compare with known good' : 'Compare with one that worked'}
          </Button>
        )}
        {!isUnrecorded && (
          <Button look="quiet" onClick={() => void save([run])}>
            Export this run
          </Button>
        )}
        <Button
          look="quiet"
          onClick={() => {
            void history?.deleteRuns([run.id]);
          }}
        >
          Delete this run
        </Button>
      </div>
      <p role="alert" className={fault === undefined ? undefined : styles.warning}>
        {fault}
      </p>
    </>
  );
}
