import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { Keycaps } from '../ui/keycaps.tsx';
import { switchSingleKeys, useSingleKeys } from '../ui/single-keys.ts';
import { shortcuts } from '../session/shortcuts.ts';
import { groups } from './action.ts';
import { standingActions } from './actions.ts';
import { ShortcutTable } from './shortcut-table.tsx';
import styles from './help-dialog.module.css';

/** Every action with its letters and its shortcut, by group. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<DialogHandle>(null);
  const areSingleKeysOn = useSingleKeys();
  return (
    <Dialog ref={dialog} label="Keyboard shortcuts" className={styles.help} onClose={onClose}>
      <div className={styles.header}>
        <h2 className={styles.title}>Keyboard shortcuts</h2>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <div className={styles.scroll}>
        <p className={styles.lead}>
          Every action has letters: press <Keycaps keys={shortcuts.openPalette[0].keys} />, type its letters or a part
          of its name, and press <Keycaps keys="Enter" />. What is pressed most has a shortcut of its own.
        </p>
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={areSingleKeysOn}
            onChange={(event) => switchSingleKeys(event.target.checked)}
          />
          <span>
            <Keycaps keys="?" /> opens this list, while no field has the focus
          </span>
        </label>
        <div className={styles.tables}>
          {groups
            .map((group) => ({ group, actions: standingActions.filter((each) => each.group === group) }))
            .filter(({ actions }) => actions.length > 0)
            .map(({ group, actions }) => (
              <ShortcutTable key={group} group={group} actions={actions} />
            ))}
        </div>
      </div>
    </Dialog>
  );
}
