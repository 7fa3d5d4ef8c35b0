import { useMemo } from 'react';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { useSession } from '../session/session-context.tsx';
import { VirtualList } from '../ui/virtual-list.tsx';
import styles from './all-runs.module.css';
import { runTitle } from './compared-run.ts';
import { RunLine } from './run-line.tsx';
import { dayOf, dayWords, timeOfDay } from './run-words.ts';
import { useShownRuns } from './use-shown-runs.ts';

const rowPx = 56;

type RunTableProps = {
  readonly runs: readonly RunSummary[];
  readonly chosenId: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onToggle: (id: string) => void;
  /** Whether there are none at all, found or not. */
  readonly isEmpty: boolean;
};

/** The long list, grouped by day. */
export function RunTable({ runs, chosenId, selected, onChoose, onToggle, isEmpty }: RunTableProps) {
  const { clock } = useSession();
  const shown = useShownRuns();
  const keys = useMemo(() => runs.map(({ id }) => id), [runs]);
  if (runs.length === 0) {
    return (
      <p className={styles.hint}>
        {isEmpty
          ? 'No run is kept yet. Each press of Get token or Send request becomes one, redacted, as soon as it is answered.'
          : 'No run is like that. Take back a filter, or clear all of them.'}
      </p>
    );
  }
  return (
    <VirtualList
      label="Runs"
      keys={keys}
      rowPx={rowPx}
      row={(index, tabIndex) => {
        const run = runs[index];
        if (run === undefined) return null;
        const before = runs[index - 1];
        return (
          <>
            {(before === undefined || dayOf(before.atMs) !== dayOf(run.atMs)) && (
              <h3 className={styles.day}>{dayWords(run.atMs, clock.now().wallMs)}</h3>
            )}
            <div className={run.id === chosenId ? `${styles.line} ${styles.chosen}` : styles.line}>
              <label className={styles.select}>
                <input
                  type="checkbox"
                  tabIndex={tabIndex}
                  aria-label={`Select ${runTitle(run)}, ${timeOfDay(run.atMs)}`}
                  checked={selected.has(run.id)}
                  onChange={() => onToggle(run.id)}
                />
              </label>
              <RunLine
                run={run}
                isWide
                isShown={shown.has(run.id)}
                tabIndex={tabIndex}
                onPress={() => onChoose(run.id)}
              />
            </div>
          </>
        );
      }}
    />
  );
}
