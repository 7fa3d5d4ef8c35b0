import { Dialog } from '../ui/dialog.tsx';
import styles from './share-dialog.module.css';

/** What others have written, looked at before anything is changed. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog label="Import" className={styles.dialog} onClose={onClose}>
      <h2 className={styles.title}>Import</h2>
    </Dialog>
  );
}
