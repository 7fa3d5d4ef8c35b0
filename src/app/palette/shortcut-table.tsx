import { Keycaps } from '../ui/keycaps.tsx';
import type { Action } from './action.ts';
import styles from './help-dialog.module.css';

type ShortcutTableProps = { readonly group: string; readonly actions: readonly Action[] };

/** The actions of one group, what finds each in the palette, and what does it at once. */
export function ShortcutTable({ group, actions }: ShortcutTableProps) {
  return (
    <table aria-label={group} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{group}</th>
          <th scope="col" className={styles.letters}>
            Letters
          </th>
          <th scope="col" className={styles.keys}>
            Shortcut
          </th>
        </tr>
      </thead>
      <tbody>
        {actions.map(({ id, name, letters, shortcuts = [] }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className={styles.letters}>{letters}</td>
            <td className={styles.keys}>
              {shortcuts.map(({ keys, within }) => (
                <p key={keys} className={styles.shortcut}>
                  <Keycaps keys={keys} /> {within !== undefined && <span className={styles.within}>in {within}</span>}
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
