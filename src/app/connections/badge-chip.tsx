import { type Badge, badgeColours } from '../session/badge.ts';
import styles from './badge-chip.module.css';

/** Tells a connection from others at a glance; its name is always written beside it. */
export function BadgeChip({ badge }: { readonly badge: Badge }) {
  const colour = badgeColours.find((each) => each === badge.colour) ?? 'grey';
  return (
    <span aria-hidden="true" className={`${styles.badge} ${styles[colour]}`}>
      {badge.letters}
    </span>
  );
}
