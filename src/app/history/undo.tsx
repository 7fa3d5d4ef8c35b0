import { useEffect, useRef } from 'react';
import { useHistory, useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import styles from './history.module.css';
import { runCountWords } from './run-words.ts';

/** What was deleted a moment ago, and the way back. It stands here from the start, so that it is read out when it comes. */
export function Undo() {
  const history = useHistoryItself();
  const deleted = useHistory((state) => state.deleted);
  const count = deleted?.length ?? 0;
  const button = useRef<HTMLButtonElement>(null);
  // Where the button that deleted went with what it deleted, the focus goes to the way back.
  useEffect(() => {
    if (document.activeElement?.matches('body, dialog') !== false) button.current?.focus();
  }, [deleted]);
  const undo = async (): Promise<void> => {
    const [first] = deleted ?? [];
    await history?.undoDeletion();
    requestAnimationFrame(() => document.querySelector<HTMLElement>(focusTarget(first?.id ?? ''))?.focus());
  };
  return (
    <div role="status" className={styles.undo}>
      {count > 0 && (
        <>
          <p>Deleted: {runCountWords(count)}.</p>
          <Button ref={button} look="quiet" onClick={() => void undo()}>
            Undo the deletion
          </Button>
        </>
      )}
    </div>
  );
}

/** The run that came back, in the list that can be reached. */
function focusTarget(id: string): string {
  const run = `[data-run="${CSS.escape(id)}"]`;
  return document.querySelector('dialog[open]') === null ? run : `dialog[open] ${run}`;
}
