import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { Places } from '#core/http/places.ts';
import { isRow, rowIs, type Rows } from '#core/http/rows.ts';
import { maskedText } from '#core/sharing/secrets.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import { drawRow, type RowPiece } from './draw-row.ts';
import messageStyles from './raw-message.module.css';
import styles from './laid-out-body.module.css';

type RowViewProps = {
  readonly id: string;
  readonly text: string;
  readonly rows: Rows;
  readonly row: number;
  readonly form: 'json' | 'text';
  readonly masked: Places;
  readonly hits: Places;
  readonly currentHit: number;
  readonly isCursor: boolean;
  readonly isFolded: boolean;
  /** Whether its object has a member of this name before already. */
  readonly isRepeated: boolean;
  /** Whether this part has been searched for secrets; before that it is not shown. */
  readonly isSearched: boolean;
};

const deepestIndent = 40;

/** One row of a body, with what folds it at its beginning. */
export const RowView = memo(function RowView(props: RowViewProps) {
  const { id, rows, row, isCursor, isFolded, isSearched } = props;
  const depth = rows.depths[row] ?? 0;
  const isOpening = isRow(rows, row, rowIs.opening);
  return (
    <div
      id={id}
      role="treeitem"
      data-row={row}
      aria-level={depth + 1}
      aria-expanded={isOpening ? !isFolded : undefined}
      aria-selected={isCursor}
      className={styles.row}
    >
      {isOpening && (
        <span className={styles.fold} data-fold="" data-folded={isFolded || undefined} aria-hidden="true" />
      )}
      {depth > 0 && <span className={styles.indent}>{'  '.repeat(Math.min(depth, deepestIndent))}</span>}
      {isSearched ? drawRow(props).map((piece, at) => <Piece key={at} piece={piece} />) : '…'}
      {isFolded && isOpening && (
        <>
          <span className={styles.folded}> … {rows.ordinals[rows.partners[row] ?? 0]} inside </span>
          {isSearched &&
            drawRow({ ...props, row: rows.partners[row] ?? row }).map((piece, at) => <Piece key={at} piece={piece} />)}
        </>
      )}
      {props.isRepeated && (
        <span className={styles.repeated} title="The object has this name before already; most programs take the last">
          <TriangleAlert aria-hidden="true" /> repeated name
        </span>
      )}
    </div>
  );
});

function Piece({ piece }: { readonly piece: RowPiece }) {
  if (piece.kind === 'mask') {
    return (
      <span className={messageStyles.mask} data-masked="" title="Masked; “Reveal secrets” shows it">
        {maskedText}
      </span>
    );
  }
  const text = <MarkedText text={piece.text} />;
  if (piece.hit !== 'none') {
    return (
      <mark className={styles.hit} data-current={piece.hit === 'current' || undefined}>
        {text}
      </mark>
    );
  }
  const look = looks[piece.kind];
  return look === undefined ? text : <span className={look}>{text}</span>;
}

const looks: Readonly<Partial<Record<RowPiece['kind'], string | undefined>>> = {
  open: messageStyles.punctuation,
  close: messageStyles.punctuation,
  colon: messageStyles.punctuation,
  comma: messageStyles.punctuation,
  name: messageStyles['json-name'],
  number: messageStyles['json-number'],
  literal: messageStyles['json-literal'],
};
