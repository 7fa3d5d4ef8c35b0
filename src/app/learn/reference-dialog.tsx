import { useRef } from 'react';
import { showLearning } from '../session/learning.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { FiveMinutes } from './five-minutes.tsx';
import { Glossary } from './glossary.tsx';
import styles from './reference.module.css';

/** The flow in five minutes and every word that the page explains. Nothing here is asked of a server. */
export function ReferenceDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<DialogHandle>(null);
  // The focus goes back first: from there the next dialog takes it, and gives it back.
  const goToMissions = () => {
    dialog.current?.close();
    showLearning('missions');
  };
  return (
    <Dialog ref={dialog} label="Reference" className={styles.dialog} onClose={onClose}>
      <div className={styles.header}>
        <h2 className={styles.title}>Reference</h2>
        <div className={styles.buttons}>
          <Button look="quiet" aria-haspopup="dialog" onClick={goToMissions}>
            Open the missions
          </Button>
          <Button look="quiet" onClick={() => dialog.current?.close()}>
            Close
          </Button>
        </div>
      </div>
      <div className={styles.body}>
        <Tabs
          label="Parts of the reference"
          tabs={[
            { name: 'In five minutes', panel: <FiveMinutes /> },
            { name: 'Glossary', panel: <Glossary /> },
          ]}
        />
      </div>
    </Dialog>
  );
}
