import { useHistory, useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import styles from './history.module.css';
import { runCountWords } from './run-words.ts';

/** What was deleted a moment ago, and the way back. It stands here from the start, so that it is read out when it comes. */
export function Undo() {
  const history = useHistoryItself();
  const count = useHistory((state) => state.deleting.length) ?? 0;
  return (
    <div role="status" className={styles.undo}>
      {count > 0 && (
        <>
          <p>Deleted: {runCountWords(count)}.</p>
          <Button look="quiet" data-undo onClick={() => history?.undoDeletion()}>
            Undo the deletion
          </Button>
        </>
      )}
    </div>
  );
}
