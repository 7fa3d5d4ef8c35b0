import { isRow, rowIs, type Rows } from '#core/http/rows.ts';
import type { VisibleRows } from '#core/http/visible-rows.ts';

export type RowMove = { readonly kind: 'go' | 'fold'; readonly row: number };

type Standing = {
  readonly rows: Rows;
  readonly visible: VisibleRows;
  readonly folded: ReadonlySet<number>;
  readonly cursor: number;
  /** How many rows fit on the screen. */
  readonly page: number;
};

/** What a key does in the lines of a body, as in any tree (WAI-ARIA APG, tree view); undefined where nothing. */
export function rowAfterKey(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  standing: Standing,
): RowMove | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const { rows, visible, folded, cursor, page } = standing;
  const at = visible.indexOf(cursor);
  const to = (index: number): RowMove => ({
    kind: 'go',
    row: visible.rowOf(Math.max(0, Math.min(visible.count - 1, index))),
  });
  const isOpening = isRow(rows, cursor, rowIs.opening);
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'PageDown':
      return to(at + page);
    case 'PageUp':
      return to(at - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(visible.count - 1);
    case 'ArrowRight':
      if (!isOpening) return undefined;
      return folded.has(cursor) ? { kind: 'fold', row: cursor } : to(at + 1);
    case 'ArrowLeft':
      return leftOf(standing, isOpening);
    case 'Enter':
    case ' ':
      return isOpening ? { kind: 'fold', row: cursor } : undefined;
    default:
      return undefined;
  }
}

/** Folds what is open; from anywhere else it leads to what one stands in. */
function leftOf({ rows, folded, cursor }: Standing, isOpening: boolean): RowMove {
  if (isOpening && !folded.has(cursor)) return { kind: 'fold', row: cursor };
  if (isRow(rows, cursor, rowIs.closing)) return { kind: 'go', row: rows.partners[cursor] ?? cursor };
  return { kind: 'go', row: rows.parents[cursor] ?? cursor };
}
