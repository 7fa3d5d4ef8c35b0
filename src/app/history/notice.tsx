import type { ReactNode } from 'react';
import styles from './history.module.css';

/** Something that must be said, with what can be done about it. */
export function Notice({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div role="status" className={styles.notice}>
      <p>{text}</p>
      {children !== undefined && <div className={styles.buttons}>{children}</div>}
    </div>
  );
}
