import { Keycaps } from '../ui/keycaps.tsx';
import type { Action } from './action.ts';
import styles from './palette-dialog.module.css';

type ActionOptionProps = {
  readonly id: string;
  readonly action: Action;
  /** Why it cannot be done now; it stays in the list, so that one learns that it is there. */
  readonly whyNot: string | undefined;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
};

export function ActionOption({ id, action, whyNot, isActive, onPoint, onRun }: ActionOptionProps) {
  // What holds in one part of the page only is no promise to make here.
  const shortcut = action.shortcuts?.find(({ within }) => within === undefined);
  return (
    // Its keys are pressed in the field that has the focus: this is what aria-activedescendant means.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      id={id}
      aria-selected={isActive}
      aria-disabled={whyNot !== undefined}
      className={styles.option}
      // The list moves under a pointer that lies still while one types; only a moved one chooses.
      onPointerMove={() => !isActive && onPoint()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span className={styles.name}>{action.name}</span>{' '}
      {whyNot !== undefined && <span className={styles.reason}>{whyNot}</span>}
      {/* Said by the list of shortcuts in words; here it would be read with each option. */}
      <span aria-hidden="true" className={styles.keys}>
        {action.letters !== undefined && <span className={styles.letters}>{action.letters}</span>}
        {shortcut !== undefined && <Keycaps keys={shortcut.keys} />}
      </span>
    </div>
  );
}
