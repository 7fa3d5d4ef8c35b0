import { useState } from 'react';
import { useDesks } from '../session/desk-context.tsx';
import { showLearning } from '../session/learning.ts';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import styles from './page-footer.module.css';

const ForgetDialog = deferred(() => import('./forget-dialog.tsx').then((part) => part.ForgetDialog));

/** What the page as a whole keeps, and the way to be rid of it. */
export function PageFooter() {
  const desks = useDesks();
  const [isOpen, setIsOpen] = useState(false);
  if (desks === undefined) return null;
  return (
    <footer className={styles.footer}>
      <div role="group" aria-label="Learn" className={styles.inside}>
        <p>New to this flow?</p>
        <Button look="quiet" aria-haspopup="dialog" onClick={() => showLearning('missions')}>
          Missions
        </Button>
        <Button look="quiet" aria-haspopup="dialog" onClick={() => showLearning('reference')}>
          Reference
        </Button>
      </div>
      <div role="group" aria-label="What is kept" className={styles.inside}>
        <p>Everything that this page keeps is in this browser, on this device.</p>
        <Button look="quiet" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          Forget everything
        </Button>
      </div>
      {isOpen && <ForgetDialog desks={desks} onClose={() => setIsOpen(false)} />}
    </footer>
  );
}
