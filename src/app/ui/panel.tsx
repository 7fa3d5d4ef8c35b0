import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

type PanelProps = {
  readonly name: string;
  /** Its place on the road: 1 token request, 2 token, 3 API call. */
  readonly step?: number;
  /** Chips beside the name. */
  readonly beside?: ReactNode;
  /** What stands at the far end of the heading. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
};

/** A landmark with a heading; everything on the page stands in one. */
export function Panel({ name, step, beside, end, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.header}>
        {step !== undefined && (
          <span className={styles.step} aria-hidden="true">
            {step}
          </span>
        )}
        <h2 id={id} className={styles.name}>
          {name}
        </h2>
        {beside}
        {end !== undefined && <div className={styles.end}>{end}</div>}
      </header>
      {children}
    </section>
  );
}
