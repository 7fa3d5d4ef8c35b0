import { useEffect, useRef, useState } from 'react';
import type { KeptRun, RunSummary } from '#core/keeping/kept-run.ts';
import type { Compared as ComparedIds } from '../session/compare-commands.ts';
import { useCommands } from '../session/session-context.tsx';
import { useHistory, useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { CompareView } from './compare-view.tsx';
import styles from './compare.module.css';

/** Reads both runs out of the history and shows them; what cannot be read is said. */
export function Compared({ beforeId, afterId, because }: ComparedIds) {
  const { swapCompared, closeComparison } = useCommands();
  const before = useKeptRun(beforeId);
  const after = useKeptRun(afterId);
  const top = useReturningFocus(`${beforeId} ${afterId}`);
  return (
    <div ref={top} tabIndex={-1} role="group" aria-label="Comparison" className={styles.whole}>
      {before.kind === 'read' && after.kind === 'read' ? (
        <CompareView before={before} after={after} because={because} onSwap={swapCompared} onClose={closeComparison} />
      ) : (
        <Panel name="Compare">
          <p role="status" className={styles.unread}>
            {[before, after].find(({ kind }) => kind === 'unreadable')?.words ?? 'Reading both runs …'}
          </p>
          <p className={styles.unread}>
            <Button onClick={closeComparison}>Close comparison</Button>
          </p>
        </Panel>
      )}
    </div>
  );
}

type Read =
  | { readonly kind: 'reading'; readonly words?: undefined }
  | { readonly kind: 'read'; readonly run: KeptRun; readonly summary: RunSummary; readonly words?: undefined }
  | { readonly kind: 'unreadable'; readonly words: string };

const reading: Read = { kind: 'reading' };

/** A run by its id. It is looked for again when the list changes: one that has just ended is being written. */
function useKeptRun(id: string): Read {
  const history = useHistoryItself();
  const summary = useHistory((state) => state.runs.find((run) => run.id === id));
  const isListed = useHistory((state) => state.read === 'all') ?? false;
  const [read, setRead] = useState<Read>(reading);
  useEffect(() => {
    let isWanted = true;
    const settle = (next: Read): void => {
      if (isWanted) setRead(next);
    };
    const look = async (): Promise<void> => {
      if (history === undefined) return settle(reading);
      if (summary === undefined) return settle(isListed ? { kind: 'unreadable', words: gone } : reading);
      const found = await history.read(id);
      if (found === undefined) return settle({ kind: 'unreadable', words: gone });
      if (found.kind === 'run') return settle({ kind: 'read', run: found.run, summary });
      settle({ kind: 'unreadable', words: found.kind === 'newer' ? newer : damaged });
    };
    void look();
    return () => {
      isWanted = false;
    };
  }, [history, summary, isListed, id]);
  return read;
}

const gone = 'One of the two runs is no longer in the history; it was deleted, perhaps in another tab.';
const newer =
  'One of the two runs was kept by a later version of Grantscope, which knows more than this one. Reload the page to get that version.';
const damaged = 'One of the two runs is damaged in this browser’s storage and was put aside; it cannot be compared.';

/** Brings the comparison into view and the focus to it, and back to where it was when it is closed. */
function useReturningFocus(what: string) {
  const top = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => {
    if (top.current?.contains(document.activeElement) === true) return;
    cameFrom.current ??= document.activeElement;
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus({ preventScroll: true });
  }, [what]);
  useEffect(
    () => () => {
      const back = cameFrom.current;
      if (back instanceof HTMLElement && back.isConnected) back.focus();
    },
    [],
  );
  return top;
}
