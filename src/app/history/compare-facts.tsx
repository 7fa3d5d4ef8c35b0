import type { Place } from '#core/http/message-view.ts';
import type { FactRow } from '#core/keeping/compare/beside/fact-rows.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import { SideView } from './compare-differences.tsx';
import { rowMarks } from './row-marks.ts';
import rowStyles from './compare-rows.module.css';
import styles from './compare.module.css';

type CompareFactsProps = {
  readonly name: string;
  /** What one row is, for example `claim`. */
  readonly what: string;
  readonly rows: readonly FactRow[];
  readonly lit: readonly Place[];
};

/** Named values of two runs: those that differ, then, folded, those that do not. */
export function CompareFacts({ name, what, rows, lit }: CompareFactsProps) {
  const different = rows.filter(({ state }) => state !== 'same');
  const same = rows.filter(({ state }) => state === 'same');
  return (
    <section aria-label={name} className={styles.section}>
      <h3 className={styles.heading}>{name}</h3>
      {different.length === 0 ? (
        <p className={styles.note}>All of it is equal in both.</p>
      ) : (
        <Facts label={`${name}, different`} rows={different} lit={lit} />
      )}
      {same.length > 0 && (
        <details className={rowStyles.same}>
          <summary>{same.length === 1 ? `One equal ${what}` : `${same.length} equal ${plural(what)}`}</summary>
          <Facts label={`${name}, equal`} rows={same} lit={lit} />
        </details>
      )}
    </section>
  );
}

function plural(what: string): string {
  return what === 'header parameter or claim' ? 'header parameters and claims' : `${what}s`;
}

function Facts({ label, rows, lit }: { readonly label: string } & Pick<CompareFactsProps, 'rows' | 'lit'>) {
  return (
    <div role="table" aria-label={label} className={rowStyles.facts}>
      <div role="row" className={rowStyles.head}>
        <span role="columnheader" className={rowStyles.factName}>
          Name
        </span>
        <span role="columnheader">First run</span>
        <span role="columnheader">Second run</span>
      </div>
      {rows.map((row) => (
        <div
          key={`${row.place?.kind ?? ''} ${row.name}`}
          role="row"
          data-state={row.state}
          data-lit={(row.place !== undefined && lit.some((place) => isSame(place, row.place))) || undefined}
          className={rowStyles.fact}
        >
          <span role="rowheader" className={rowStyles.factName}>
            <MarkedText text={row.name} />
          </span>
          <span role="cell" data-side="before">
            <Mark text={rowMarks[row.state].before} />
            <SideView side={row.before} />
          </span>
          <span role="cell" data-side="after">
            <Mark text={rowMarks[row.state].after} />
            <SideView side={row.after} />
          </span>
        </div>
      ))}
    </div>
  );
}

function Mark({ text }: { readonly text: string }) {
  return (
    <span className={rowStyles.mark} aria-hidden="true">
      {text}
    </span>
  );
}

function isSame(one: Place, other: Place | undefined): boolean {
  if (one.kind !== other?.kind) return false;
  return !('name' in one) || !('name' in other) || one.name === other.name;
}
