import { useMemo, useState } from 'react';
import type { Place } from '#core/http/message-view.ts';
import type { MessageLine } from '#core/keeping/compare/beside/message-lines.ts';
import { differingStretch, type MessageRow, mostRows } from '#core/keeping/compare/beside/message-rows.ts';
import { foldedRows } from '#core/keeping/compare/beside/folded-rows.ts';
import { LineText } from './line-text.tsx';
import { rowMarks } from './row-marks.ts';
import rowStyles from './compare-rows.module.css';
import styles from './compare.module.css';

type CompareMessageProps = {
  readonly name: 'Request' | 'Response';
  readonly rows: readonly MessageRow[];
  readonly lit: readonly Place[];
};

/** The two messages line by line; stretches that are equal are folded until they are asked for. */
export function CompareMessage({ name, rows, lit }: CompareMessageProps) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const pieces = useMemo(() => foldedRows(rows.slice(0, mostRows)), [rows]);
  return (
    <section aria-label={name} className={styles.section}>
      <h3 className={styles.heading}>{name}</h3>
      <div role="table" aria-label={`${name}, line by line`} className={rowStyles.lines}>
        <div role="row" className={rowStyles.head}>
          <span role="columnheader">First run</span>
          <span role="columnheader">Second run</span>
        </div>
        {pieces.map((piece) => {
          const isFolded = piece.kind === 'equal' && !opened.has(piece.from);
          return isFolded ? (
            <div key={piece.from} role="row" className={rowStyles.fold}>
              <span role="cell" aria-colspan={2}>
                <button
                  type="button"
                  className={rowStyles.unfold}
                  aria-label={`${piece.rows.length} equal lines of the ${name.toLowerCase()}, from line ${piece.from + 1}`}
                  onClick={() => setOpened(new Set([...opened, piece.from]))}
                >
                  {piece.rows.length} equal lines
                </button>
              </span>
            </div>
          ) : (
            piece.rows.map((row, index) => <Row key={piece.from + index} row={row} lit={lit} />)
          );
        })}
      </div>
      {rows.length > mostRows && (
        <p className={styles.note}>{rows.length - mostRows} further lines are not laid side by side.</p>
      )}
    </section>
  );
}

function Row({ row, lit }: { readonly row: MessageRow; readonly lit: readonly Place[] }) {
  const { state, before, after } = row;
  const marks = rowMarks[state];
  const isChanged = state === 'changed' && before !== undefined && after !== undefined;
  return (
    <div role="row" data-state={state} className={rowStyles.line}>
      <Cell
        side="before"
        line={before}
        other={isChanged ? after : undefined}
        mark={marks.before}
        word={state === 'same' ? undefined : marks.word}
        missing={state === 'hidden' ? 'hidden by the browser' : ''}
        lit={lit}
      />
      <Cell
        side="after"
        line={after}
        other={isChanged ? before : undefined}
        mark={marks.after}
        word={undefined}
        missing={state === 'hidden' ? 'hidden by the browser' : ''}
        lit={lit}
      />
    </div>
  );
}

type CellProps = {
  readonly side: 'before' | 'after';
  readonly line: MessageLine | undefined;
  readonly other: MessageLine | undefined;
  readonly mark: string;
  readonly word: string | undefined;
  readonly missing: string;
  readonly lit: readonly Place[];
};

function Cell({ side, line, other, mark, word, missing, lit }: CellProps) {
  const stretch = line === undefined || other === undefined ? undefined : differingStretch(line.text, other.text);
  return (
    <span role="cell" data-side={side} data-empty={line === undefined || undefined}>
      {word !== undefined && <span className="visually-hidden">{word}: </span>}
      <span className={rowStyles.mark} aria-hidden="true">
        {line === undefined ? '' : mark}
      </span>
      {line === undefined ? (
        <span className={styles.none}>{missing}</span>
      ) : (
        <LineText line={line} differs={stretch} lit={lit} />
      )}
    </span>
  );
}
