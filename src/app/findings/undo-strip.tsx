import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './findings.module.css';

/** What the last remedy did to the forms, and the way back. */
export function UndoStrip() {
  const remedied = useWorkbench((state) => state.remedied);
  const { undoRemedy } = useCommands();
  return (
    <div role="status" className={styles.undo}>
      {remedied !== undefined && (
        <>
          <p>
            Changed in the form: <strong>{remedied.label}</strong>
          </p>
          <Button look="quiet" onClick={undoRemedy}>
            Undo the change
          </Button>
        </>
      )}
    </div>
  );
}
