import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { useDemoText } from '../ui/demo-mode.ts';
import styles from './findings.module.css';

/** What the last remedy did to the forms, and the way back. */
export function UndoStrip() {
  const remedied = useWorkbench((state) => state.remedied);
  const shown = useDemoText();
  const { undoRemedy } = useCommands();
  return (
    <div role="status" className={styles.undo}>
      {remedied !== undefined && (
        <>
          <p>
            Changed in the form: <strong>{shown(remedied.label)}</strong>
          </p>
          <Button look="quiet" onClick={undoRemedy}>
            Undo the change
          </Button>
        </>
      )}
    </div>
  );
}
