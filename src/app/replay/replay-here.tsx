import { ListVideo } from 'lucide-react';
import { useState } from 'react';
import { shownApiRun, shownTokenRun } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import styles from './replay-here.module.css';

const ReplayDialog = deferred(() => import('./replay-dialog.tsx').then((part) => part.ReplayDialog));

/** Beside the flow picture: the run on screen once more, message by message. */
export function ReplayHere() {
  const [isOpen, setIsOpen] = useState(false);
  const isThere = useWorkbench((state) => shownTokenRun(state) !== undefined || shownApiRun(state) !== undefined);
  if (!isThere && !isOpen) return null;
  return (
    <div className={styles.here}>
      <Button look="quiet" title="The run on screen, message by message" onClick={() => setIsOpen(true)}>
        <ListVideo size={16} aria-hidden="true" />
        Replay
      </Button>
      {isOpen && <ReplayDialog onClose={() => setIsOpen(false)} />}
    </div>
  );
}
