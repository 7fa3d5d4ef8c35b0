import type { RunSummary } from '#core/keeping/kept-run.ts';
import { useCommands } from '../session/session-context.tsx';
import { useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import styles from './all-runs.module.css';
import { runCountWords } from './run-words.ts';
import { useExport } from './use-export.ts';

type SelectionBarProps = {
  readonly runs: readonly RunSummary[];
  /** What the filters left, which is what the buttons are about where nothing is selected. */
  readonly found: readonly RunSummary[];
  readonly selected: ReadonlySet<string>;
  readonly onClear: () => void;
  /** Closes the view, where what was asked for stands behind it. */
  readonly onLeave: () => void;
};

/** What can be done with several runs at once. */
export function SelectionBar({ runs, found, selected, onClear, onLeave }: SelectionBarProps) {
  const history = useHistoryItself();
  const { compare } = useCommands();
  const save = useExport();
  const chosen = selected.size === 0 ? [] : runs.filter(({ id }) => selected.has(id));
  const meant = chosen.length > 0 ? chosen : found;
  const words = meant.length === runs.length && chosen.length === 0 ? 'all' : meant.length.toLocaleString('en');
  const [after, before] = chosen;
  const isPair = chosen.length === 2 && before !== undefined && after !== undefined;
  return (
    <div role="group" aria-label="Several runs" className={styles.bar}>
      <p role="status" className={styles.selected}>
        {chosen.length > 0 && `${runCountWords(chosen.length)} selected`}
      </p>
      <Button
        look="quiet"
        aria-disabled={!isPair}
        title={isPair ? undefined : 'Select two runs to compare them'}
        onClick={() => {
          if (!isPair) return;
          onLeave();
          compare({ beforeId: before.id, afterId: after.id });
        }}
      >
        Compare
      </Button>
      <Button look="quiet" aria-disabled={meant.length === 0} onClick={() => meant.length > 0 && void save(meant)}>
        {chosen.length > 0 ? `Export ${words} selected` : `Export ${words}`}
      </Button>
      <Button
        look="quiet"
        aria-disabled={meant.length === 0}
        onClick={() => {
          if (meant.length === 0) return;
          void history?.deleteRuns(meant.map(({ id }) => id));
          onClear();
        }}
      >
        {chosen.length > 0 ? `Delete ${words} selected` : `Delete ${words}`}
      </Button>
      {chosen.length > 0 && (
        <Button look="quiet" onClick={onClear}>
          Clear selection
        </Button>
      )}
    </div>
  );
}
