import type { ReactNode } from 'react';
import styles from './chip.module.css';

export type Tone = 'good' | 'warning' | 'error' | 'quiet';

/** A short fact beside a heading. Its words carry the meaning; the tone only repeats it. */
export function Chip({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`${styles.chip} ${styles[tone]}`}>{children}</span>;
}
