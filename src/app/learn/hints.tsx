import { showNextHint, useLearning } from '../session/learning.ts';
import { Button } from '../ui/button.tsx';
import styles from './mission-strip.module.css';

/** The hints that were asked for, and a way to ask for the next. */
export function Hints({ hints }: { readonly hints: readonly string[] }) {
  const shown = useLearning((state) => state.hintsShown);
  return (
    <div className={styles.hints}>
      <ol aria-label="Hints" aria-live="polite" className={styles.hintList}>
        {hints.slice(0, shown).map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ol>
      {shown < hints.length && (
        <Button onClick={showNextHint}>
          {shown === 0 ? 'Show a hint' : `Show another hint (${hints.length - shown} left)`}
        </Button>
      )}
    </div>
  );
}
