import { type ReactNode, useEffect, useRef, useState } from 'react';
import { usePlaygroundShown } from '../session/playground-shown.ts';
import styles from './playground.module.css';

type SectionProps = {
  readonly name: string;
  /** What can be told of it while it is folded. */
  readonly beside?: ReactNode;
  /** Drawn while it is unfolded only. */
  readonly children: () => ReactNode;
};

/** What was asked for once is not asked for again by a panel that is drawn anew. */
const answered = new WeakSet<object>();

/** A part of the panel, folded until somebody wants it: what is in it may ask the server. */
export function Section({ name, beside, children }: SectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const fold = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  const asked = usePlaygroundShown();
  useEffect(() => {
    if (asked?.part !== name || answered.has(asked)) return;
    answered.add(asked);
    // It then says itself that it was opened.
    if (fold.current !== null) fold.current.open = true;
    summary.current?.focus();
  }, [asked, name]);
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
