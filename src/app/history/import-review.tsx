import { useMemo, useState } from 'react';
import type { ReadHistoryFile } from '#core/keeping/history-file.ts';
import { mostKeptRuns } from '#core/keeping/limits.ts';
import type { KeptHistory } from '../session/keeping/open-history.ts';
import { Button } from '../ui/button.tsx';
import styles from './all-runs.module.css';
import { runCountWords } from './run-words.ts';

type ImportReviewProps = {
  readonly history: KeptHistory;
  readonly file: Extract<ReadHistoryFile, { kind: 'history' }>;
  readonly name: string;
  /** Ends it, with what is to be said of it. */
  readonly onDone: (sentence: string | undefined) => void;
};

/** What is in a file of runs, and what of it would be added. */
export function ImportReview({ history, file, name, onDone }: ImportReviewProps) {
  const { fresh, present, beyondRoom } = useMemo(() => history.importable(file.runs), [history, file]);
  const [done, setDone] = useState<number>();
  const left = [
    present > 0 && `${runCountWords(present)} that ${present === 1 ? 'is' : 'are'} here already`,
    file.repeated > 0 && `${runCountWords(file.repeated)} that stand in it twice`,
    file.damaged > 0 && `${runCountWords(file.damaged)} that cannot be read (${file.reason})`,
    file.newer > 0 && `${runCountWords(file.newer)} of a later version of Grantscope`,
    beyondRoom > 0 &&
      `the oldest ${runCountWords(beyondRoom)}, since ${mostKeptRuns.toLocaleString('en')} are kept at most`,
  ].filter((words) => words !== false);
  const add = async (): Promise<void> => {
    setDone(0);
    const count = await history.imported(fresh, setDone);
    onDone(
      count === fresh.length
        ? `${runCountWords(count)} imported.`
        : `${runCountWords(count)} of ${fresh.length} imported; the rest could not be kept. Nothing that was here has changed.`,
    );
  };
  return (
    <div role="group" aria-label="Import" className={styles.review}>
      <p>
        <strong>{name}</strong>: {fresh.length === 0 ? 'nothing to add' : `${runCountWords(fresh.length)} to add`}.
        {left.length > 0 && ` Left out: ${left.join('; ')}.`} Runs that are here are not changed, and what looks like a
        secret in the file is redacted.
      </p>
      {done === undefined ? (
        <>
          {fresh.length > 0 && (
            <Button look="primary" onClick={() => void add()}>
              Import {runCountWords(fresh.length)}
            </Button>
          )}
          <Button look="quiet" onClick={() => onDone(undefined)}>
            Do not import
          </Button>
        </>
      ) : (
        <p>
          {done.toLocaleString('en')} of {runCountWords(fresh.length)} …
        </p>
      )}
    </div>
  );
}
