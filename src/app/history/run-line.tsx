import { Pin } from 'lucide-react';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { msWords } from '#core/time/words.ts';
import { useHistory } from '../session/use-history.ts';
import { Chip } from '../ui/chip.tsx';
import { runEnd, runTitle } from './compared-run.ts';
import styles from './history.module.css';
import { timeOfDay, toneOf, wayWords } from './run-words.ts';

type RunLineProps = {
  readonly run: RunSummary;
  /** Whether it is on screen. */
  readonly isShown: boolean;
  readonly onPress: () => void;
  readonly tabIndex?: 0 | -1;
  /** There is room for the server, the way and the time that it took. */
  readonly isWide?: boolean;
};

/** One run in a list, as a button. */
export function RunLine({ run, isShown, onPress, tabIndex = 0, isWide = false }: RunLineProps) {
  const isUnkept = useHistory((state) => state.unkept.has(run.id)) === true;
  const { statuses, error, title } = run;
  // Where there is little room, the code stands with the words below.
  const end = isWide ? runEnd(run) : statuses.join(', then ') || runEnd(run);
  const below = isWide || statuses.length === 0 ? title : [error, title].filter((words) => words !== '').join(' · ');
  return (
    <button
      type="button"
      className={isWide ? `${styles.run} ${styles.wide}` : styles.run}
      aria-current={isShown || undefined}
      data-run={run.id}
      data-row-focus
      tabIndex={tabIndex}
      onClick={onPress}
    >
      <span className={styles.time}>{timeOfDay(run.atMs)}</span>
      <span className={styles.what}>
        {runTitle(run)}
        {run.editedByHand === true && ', edited by hand'}
      </span>
      <span className={styles.chips}>
        {run.knownGood && (
          <Chip tone="good">
            <Pin size={12} aria-hidden="true" />
            {'\u00a0known good'}
          </Chip>
        )}
        {isUnkept && <Chip tone="warning">not kept</Chip>}
        {end !== '' && <Chip tone={toneOf(run)}>{end}</Chip>}
      </span>
      <span className={styles.outcome}>{below}</span>
      {isWide && (
        <span className={styles.figures}>
          {[run.server, wayWords[run.way], run.tookMs > 0 && msWords(run.tookMs)].filter(Boolean).join(' · ')}
        </span>
      )}
    </button>
  );
}
