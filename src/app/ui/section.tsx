import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './section.module.css';

type SectionProps = {
  readonly name: string;
  /** What can be told of it while it is folded. */
  readonly beside?: ReactNode;
  /** Somebody asked for this part: another object each time, undefined while nobody has. */
  readonly asked?: object | undefined;
  /** Drawn while it is unfolded only. */
  readonly children: () => ReactNode;
};

/** What was asked for once is not asked for again by a panel that is drawn anew. */
const answered = new WeakSet<object>();

/** A part of a panel, folded until somebody wants it: what is in it may ask a server. */
export function Section({ name, beside, asked, children }: SectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const fold = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked === undefined || answered.has(asked)) return;
    answered.add(asked);
    // It then says itself that it was opened.
    if (fold.current !== null) fold.current.open = true;
    summary.current?.focus();
  }, [asked]);
  return (
    <details
      ref={fold}
      className={styles.section}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary ref={summary} className={styles.summary}>
        <h3 className={styles.heading}>{name}</h3>
        {beside}
      </summary>
      {isOpen && <div className={styles.inside}>{children()}</div>}
    </details>
  );
}
