import type { ReactNode } from 'react';
import styles from './notice.module.css';

type NoticeProps = {
  /** What is said; undefined while there is nothing to say. */
  readonly text: string | undefined;
  readonly tone?: 'warning' | 'quiet' | 'good';
  /** What can be done about it. */
  readonly children?: ReactNode;
};

/** Something about the page as a whole that must be said. It stands there from the start, so that it is read out when it comes. */
export function Notice({ text, tone = 'warning', children }: NoticeProps) {
  return (
    <div className={text === undefined ? undefined : `${styles.notice} ${styles[tone]}`}>
      <p role="status">{text}</p>
      {text !== undefined && children !== undefined && <div className={styles.buttons}>{children}</div>}
    </div>
  );
}
