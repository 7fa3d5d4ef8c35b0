import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CodeTab } from './code-tab.tsx';
import { LinkTab } from './link-tab.tsx';
import styles from './share-dialog.module.css';

const FilesTab = deferred(() => import('./files-tab.tsx').then((part) => part.FilesTab));
const TraceTab = deferred(() => import('./trace-tab.tsx').then((part) => part.TraceTab));

/** All ways out of this page, each without secrets unless one asks a second time. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<DialogHandle>(null);
  return (
    <Dialog ref={dialog} label="Share" className={styles.dialog} onClose={onClose}>
      <div className={styles.header}>
        <h2 className={styles.title}>Share</h2>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <Tabs
        label="What to share"
        tabs={[
          { name: 'Link', panel: <LinkTab /> },
          { name: 'Code', panel: <CodeTab /> },
          { name: 'Files', panel: <FilesTab /> },
          { name: 'Trace', panel: <TraceTab /> },
        ]}
      />
    </Dialog>
  );
}
