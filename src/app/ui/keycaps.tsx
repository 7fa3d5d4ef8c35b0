import { printedKeys } from './keys.ts';
import styles from './keycaps.module.css';

/** Keys as they look on the keyboard. */
export function Keycaps({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {printedKeys(keys).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
