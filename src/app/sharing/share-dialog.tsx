import { Dialog } from '../ui/dialog.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CodeTab } from './code-tab.tsx';
import { LinkTab } from './link-tab.tsx';
import styles from './share-dialog.module.css';

/** All ways out of this page, each without secrets unless one asks a second time. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog label="Share" className={styles.dialog} onClose={onClose}>
      <h2 className={styles.title}>Share</h2>
      <Tabs
        label="What to share"
        tabs={[
          { name: 'Link', panel: <LinkTab /> },
          { name: 'Code', panel: <CodeTab /> },
        ]}
      />
    </Dialog>
  );
}
