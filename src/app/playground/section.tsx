import { type ReactNode, useState } from 'react';
import styles from './playground.module.css';

type SectionProps = {
  readonly name: string;
  /** What can be told of it while it is folded. */
  readonly beside?: ReactNode;
  /** Drawn while it is unfolded only. */
  readonly children: () => ReactNode;
};

/** A part of the panel, folded until somebody wants it: what is in it may ask the server. */
export function Section({ name, beside, children }: SectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.section} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <h3 className={styles.heading}>{name}</h3>
        {beside}
      </summary>
      {isOpen && <div className={styles.inside}>{children()}</div>}
    </details>
  );
}
