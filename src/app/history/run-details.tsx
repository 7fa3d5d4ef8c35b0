import { useEffect, useRef, useState } from 'react';
import type { ReadRun } from '#core/keeping/codec.ts';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { useHistory, useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import styles from './run-details.module.css';
import { runTitle } from './compared-run.ts';
import { KeptRunView } from './kept-run-view.tsx';
import { RunButtons } from './run-buttons.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunName } from './run-name.tsx';
import { moment } from './run-words.ts';

type RunDetailsProps = {
  readonly run: RunSummary;
  readonly onBack: () => void;
  readonly onLeave: () => void;
};

/** One run of the list: what is kept of it, and what can be done with it. */
export function RunDetails({ run, onBack, onLeave }: RunDetailsProps) {
  const read = useRun(run.id);
  const isUnkept = useHistory((state) => state.unkept.has(run.id));
  const back = useRef<HTMLButtonElement>(null);
  // Where the list gave way to this, the focus comes along; it is drawn only there.
  useEffect(() => back.current?.focus(), []);
  const leave = () => {
    onBack();
    requestAnimationFrame(() => rowOf(run.id)?.focus());
  };
  const isUnrecorded = useHistory((state) => state.unrecorded.has(run.id));
  return (
    <article aria-label="Chosen run" className={styles.run}>
      <div className={styles.back}>
        <Button ref={back} look="quiet" onClick={leave}>
          Back to the list
        </Button>
      </div>
      <h3 className={styles.title}>{runTitle(run)}</h3>
      <p className={styles.moment}>{moment(run.atMs)}</p>
      {isUnrecorded === true ? (
        <p className={styles.warning}>
          This run could not be recorded: making its redacted form failed, so nothing of it but this line may be kept.
          As it was it is in this tab’s memory, until the tab closes.
        </p>
      ) : (
        isUnkept === true && (
          <p className={styles.warning}>
            Not kept: this run is in this tab’s memory only, until the tab closes. Export it to take it along.
          </p>
        )
      )}
      <RunButtons run={run} onLeave={onLeave} />
      <RunName run={run} />
      <RunFacts run={run} />
      {read.kind === 'run' && <KeptRunView kept={read.run} />}
      {read.kind === 'newer' && (
        <p className={styles.warning}>
          A later version of Grantscope has kept this run. Reload the page to get that version.
        </p>
      )}
      {read.kind === 'damaged' && (
        <p className={styles.warning}>This run cannot be read: {read.reason}. It was put aside and can be saved.</p>
      )}
    </article>
  );
}

function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`dialog [data-run="${CSS.escape(id)}"]`);
}

function useRun(id: string): ReadRun | { readonly kind: 'reading' } {
  const history = useHistoryItself();
  const [read, setRead] = useState<ReadRun | { readonly kind: 'reading' }>({ kind: 'reading' });
  useEffect(() => {
    let isWanted = true;
    void history?.read(id).then((found) => {
      if (isWanted && found !== undefined) setRead(found);
    });
    return () => {
      isWanted = false;
    };
  }, [history, id]);
  return read;
}
