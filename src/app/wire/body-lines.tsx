import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useId, useRef } from 'react';
import type { LaidOut } from '#core/sharing/lay-out.ts';
import type { Places } from '#core/http/places.ts';
import type { VisibleRows } from '#core/http/visible-rows.ts';
import { isAmong } from '#core/http/repeated-names.ts';
import { isRow, rowIs } from '#core/http/rows.ts';
import { useRowWindow } from '../ui/row-window.ts';
import windowStyles from '../ui/row-window.module.css';
import { RowView } from './row-view.tsx';
import { rowAfterKey } from './row-keys.ts';
import type { Search } from './use-body-search.ts';
import styles from './laid-out-body.module.css';

type BodyLinesProps = {
  readonly label: string;
  readonly form: 'json' | 'text';
  readonly laidOut: LaidOut;
  readonly visible: VisibleRows;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly masked: Places;
  readonly search: Search;
  readonly folded: ReadonlySet<number>;
  readonly cursor: number;
  readonly onCursor: (row: number) => void;
  readonly onFold: (row: number) => void;
  readonly onFind: () => void;
};

/** The lines in sight. One stop for Tab; the arrow keys move in them, and to the sides they fold and unfold. */
export function BodyLines(props: BodyLinesProps) {
  const { label, form, laidOut, visible, box, masked, search, folded, cursor, onCursor, onFold } = props;
  const id = useId();
  const { text, rows, searchedUpTo, repeated } = laidOut;
  const at = visible.indexOf(cursor);
  const { first, last, height, top, onScroll, page, bringIntoView } = useRowWindow(box, visible.count);
  const before = useRef(at);
  useEffect(() => {
    // Not at the start: to ask where it stands would make the browser lay the page out before it has to.
    if (before.current !== at) bringIntoView(at);
    before.current = at;
  }, [bringIntoView, at]);

  const keys = (event: KeyboardEvent) => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      props.onFind();
      return;
    }
    const move = rowAfterKey(event, { rows, visible, folded, cursor, page: page() });
    if (move === undefined) return;
    event.preventDefault();
    if (move.kind === 'fold') onFold(move.row);
    else onCursor(move.row);
  };
  const press = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const row = Number(event.target.closest('[data-row]')?.getAttribute('data-row') ?? Number.NaN);
    if (Number.isNaN(row)) return;
    onCursor(row);
    if (event.target.closest('[data-fold]') !== null) onFold(row);
  };
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, index) => visible.rowOf(first + index));
  return (
    <div
      ref={box}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={shown.includes(visible.rowOf(at)) ? `${id}-${visible.rowOf(at)}` : undefined}
      className={`${windowStyles.box} ${styles.lines}`}
      onScroll={onScroll}
      onKeyDown={keys}
      onClick={press}
    >
      <div role="presentation" className={windowStyles.all} style={{ height: height }}>
        <div role="presentation" className={windowStyles.seen} style={{ transform: `translateY(${top}px)` }}>
          {shown.map((row) => (
            <RowView
              key={row}
              id={`${id}-${row}`}
              text={text}
              rows={rows}
              row={row}
              form={form}
              masked={masked}
              hits={search.hits}
              currentHit={search.current}
              isCursor={row === visible.rowOf(at)}
              isFolded={folded.has(row) && isRow(rows, row, rowIs.opening)}
              isRepeated={isAmong(repeated, row)}
              isSearched={(rows.starts[row + 1] ?? rows.end) <= searchedUpTo}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
