import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDemoText } from '../ui/demo-mode.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import styles from './outcome.module.css';

const icons = { good: CircleCheck, warning: TriangleAlert, error: CircleX, quiet: Info };

/** One compared thing: how it came out, the values, and what that means. */
export type OutcomeRow = {
  readonly name: string;
  readonly tone: keyof typeof icons;
  /** The outcome in a word or two; the icon and its colour only repeat it. */
  readonly outcome: string;
  /** Values with what they are, for example “Found”. */
  readonly values: readonly (readonly [label: string, value: string])[];
  readonly sentences: readonly string[];
  readonly source: { readonly label: string; readonly url: string };
};

type OutcomeTableProps = {
  /** What came of it all; it stands while the rest is folded away. */
  readonly summary: string;
  readonly caption: string;
  readonly rows: readonly OutcomeRow[];
  /** What is to be known before reading the rows. */
  readonly children?: ReactNode;
};

/** A comparison, folded: the outcome as its summary, one row for each thing inside. */
export function OutcomeTable({ summary, caption, rows, children }: OutcomeTableProps) {
  return (
    <details className={styles.outcome}>
      <summary>{summary}</summary>
      {children}
      <table aria-label={caption} className={styles.rows}>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>
                <RowCell row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function RowCell({ row }: { readonly row: OutcomeRow }) {
  const shown = useDemoText();
  const Icon = icons[row.tone];
  return (
    <>
      <p className={`${styles.state} ${styles[row.tone]}`}>
        <Icon size={14} aria-hidden="true" className={styles.icon} />
        {row.outcome}
      </p>
      {row.values.map(([label, value]) => (
        <p key={label}>
          <span className={styles.label}>{label}</span>{' '}
          <span className={styles.value}>
            <MarkedText text={shown(value)} />
          </span>
        </p>
      ))}
      {row.sentences.map((sentence) => (
        <p key={sentence} className={styles.words}>
          {shown(sentence)}
        </p>
      ))}
      <p className={styles.words}>
        <a href={row.source.url} target="_blank" rel="noopener noreferrer">
          {row.source.label}
        </a>
      </p>
    </>
  );
}
