import { Button } from '../ui/button.tsx';
import { Keycaps } from '../ui/keycaps.tsx';
import styles from './palette-dialog.module.css';

/** How the palette is used, for those who look at it. */
export function PaletteFooter({ onHelp }: { readonly onHelp: () => void }) {
  return (
    <div className={styles.footer}>
      <p className={styles.hints}>
        <span>
          <Keycaps keys="ArrowUp+ArrowDown" /> choose
        </span>
        <span>
          <Keycaps keys="Enter" /> do it
        </span>
        <span>
          <span className={styles.letters}>ab</span> letters find it at once
        </span>
      </p>
      <Button look="quiet" onClick={onHelp}>
        All shortcuts
      </Button>
    </div>
  );
}
