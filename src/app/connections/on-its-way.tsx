import type { Desks } from '../session/desks.ts';
import { useOnItsWay } from './use-on-its-way.ts';
import styles from './on-its-way.module.css';

/** A mark for a connection of which something is on its way, also while it is not on screen. */
export function OnItsWay({ desks, id }: { readonly desks: Desks; readonly id: string }) {
  const isOnItsWay = useOnItsWay(desks, id);
  if (!isOnItsWay) return null;
  return (
    <span className={styles.mark} data-on-its-way="">
      <span className={styles.dot} />
      <span className="visually-hidden">, a request is on its way</span>
    </span>
  );
}
