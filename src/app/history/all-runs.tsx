import { useDeferredValue, useMemo, useState } from 'react';
import { filteredRuns, noFilter } from '#core/keeping/run-filter.ts';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { useHistory } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './all-runs.module.css';
import { HistoryNotices } from './history-notices.tsx';
import { ImportRuns } from './import-runs.tsx';
import { RunDetails } from './run-details.tsx';
import { RunFilters } from './run-filters.tsx';
import { RunTable } from './run-table.tsx';
import { SelectionBar } from './selection-bar.tsx';

type AllRunsProps = { readonly chosenAtFirst: string | undefined; readonly onClose: () => void };

const noRuns: readonly RunSummary[] = [];
const nothingSelected: ReadonlySet<string> = new Set();

/** Every run that is kept, to search, look at, compare, delete and take along. */
export function AllRuns({ chosenAtFirst, onClose }: AllRunsProps) {
  const runs = useHistory((state) => state.runs) ?? noRuns;
  const filter = useHistory((state) => state.filter) ?? noFilter;
  // The list follows the typing as soon as there is time for it.
  const wanted = useDeferredValue(filter);
  const found = useMemo(() => filteredRuns(runs, wanted), [runs, wanted]);
  const [chosenId, setChosenId] = useState(chosenAtFirst);
  const [selected, setSelected] = useState(nothingSelected);
  const chosen = useMemo(() => runs.find(({ id }) => id === chosenId), [runs, chosenId]);
  const toggle = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  return (
    <Dialog label="All runs" className={styles.dialog} onClose={onClose}>
      <header className={styles.header}>
        <h2 className={styles.heading}>All runs</h2>
        <ImportRuns />
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </header>
      <HistoryNotices />
      <RunFilters runs={runs} found={found.length} filter={filter} />
      <SelectionBar
        runs={runs}
        found={found}
        selected={selected}
        onClear={() => setSelected(nothingSelected)}
        onLeave={onClose}
      />
      <div className={chosen === undefined ? styles.body : `${styles.body} ${styles.hasChosen}`}>
        <RunTable
          runs={found}
          chosenId={chosen?.id}
          selected={selected}
          onChoose={setChosenId}
          onToggle={toggle}
          isEmpty={runs.length === 0}
        />
        <div className={styles.details}>
          {chosen === undefined ? (
            <p className={styles.hint}>Choose a run to see what is kept of it.</p>
          ) : (
            <RunDetails key={chosen.id} run={chosen} onBack={() => setChosenId(undefined)} onLeave={onClose} />
          )}
        </div>
      </div>
    </Dialog>
  );
}
