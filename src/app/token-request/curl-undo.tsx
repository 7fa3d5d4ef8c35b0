import { curlLabel } from '../session/curl-commands.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './provider.module.css';

/** Says that a command was filled in, right after it was, and takes it back. */
export function CurlUndo() {
  const remedied = useWorkbench((state) => state.remedied);
  const { undoRemedy } = useCommands();
  if (remedied?.label !== curlLabel) return null;
  const isCall = Object.keys(remedied.apiCall).length > 0;
  return (
    <p className={styles.guess} role="status">
      {isCall ? 'The API call is filled in from the command.' : 'The form is filled in from the command.'}
      <Button look="quiet" className={styles.inline} onClick={undoRemedy}>
        Undo the paste
      </Button>
    </p>
  );
}
