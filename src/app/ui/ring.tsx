import styles from './ring.module.css';

/** How much is left, as a ring that drains. Always beside words that say the same. */
export function Ring({ share, tone }: { readonly share: number; readonly tone: 'live' | 'low' | 'over' }) {
  const length = 2 * Math.PI * 26;
  return (
    <svg className={`${styles.ring} ${styles[tone]}`} viewBox="0 0 64 64" width="64" height="64" aria-hidden="true">
      <circle className={styles.track} cx="32" cy="32" r="26" />
      <circle
        className={styles.rest}
        cx="32"
        cy="32"
        r="26"
        strokeDasharray={length}
        strokeDashoffset={length * (1 - Math.min(1, Math.max(0, share)))}
        transform="rotate(-90 32 32)"
      />
    </svg>
  );
}
