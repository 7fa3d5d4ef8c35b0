import type { JsonTokenKind } from '#core/http/json-tokens.ts';
import { firstPlaceBehind, type Places, placeAt } from '#core/http/places.ts';
import { rowEnd, type Rows } from '#core/http/rows.ts';
import { type RowToken, rowTokens } from '#core/http/row-tokens.ts';

/** A piece of a row: text of one kind that is found or not, or a mask in place of a secret. */
export type RowPiece =
  | { readonly kind: JsonTokenKind; readonly text: string; readonly hit: 'none' | 'other' | 'current' }
  | { readonly kind: 'mask' };

export type RowToDraw = {
  readonly text: string;
  readonly rows: Rows;
  readonly row: number;
  readonly form: 'json' | 'text';
  /** Empty where secrets are shown. */
  readonly masked: Places;
  readonly hits: Places;
  /** Where the hit begins that one stands at; -1 for none. */
  readonly currentHit: number;
};

/** A row as pieces to draw. A mask stands where the secret begins, once, however many rows it takes. */
export function drawRow({ text, rows, row, form, masked, hits, currentHit }: RowToDraw): readonly RowPiece[] {
  const pieces: RowPiece[] = [];
  const rowStart = rows.starts[row] ?? 0;
  let drawnMask = -1;
  const shown = (kind: JsonTokenKind, from: number, to: number): void => {
    if (kind === 'space') {
      pieces.push({ kind, text: ' ', hit: 'none' });
      return;
    }
    for (const part of cut(from, to, hits)) {
      const hit = !part.isInside ? 'none' : part.placeStart === currentHit ? 'current' : 'other';
      pieces.push({ kind, text: text.slice(part.start, part.end), hit });
    }
  };
  for (const token of form === 'json' ? spaced(rowTokens(text, rows, row)) : line(text, rows, row)) {
    for (const part of cut(token.start, token.end, masked)) {
      if (!part.isInside) shown(token.kind, part.start, part.end);
      else if (part.placeStart >= rowStart && part.placeStart !== drawnMask) {
        drawnMask = part.placeStart;
        pieces.push({ kind: 'mask' });
      }
    }
  }
  return pieces;
}

/** With a space behind each colon. It has no place in the text, so no hit and no mask falls on it. */
function spaced(tokens: readonly RowToken[]): readonly RowToken[] {
  return tokens.flatMap((token, at) =>
    token.kind === 'colon' && at < tokens.length - 1
      ? [token, { kind: 'space' as const, start: token.end - 1, end: token.end }]
      : [token],
  );
}

function line(text: string, rows: Rows, row: number): readonly RowToken[] {
  const start = rows.starts[row] ?? 0;
  const end = rowEnd(rows, row);
  const feed = text.slice(start, end).search(/\r?\n$/);
  return [{ kind: 'odd', start, end: feed < 0 ? end : start + feed }];
}

type Part = {
  readonly start: number;
  readonly end: number;
  readonly isInside: boolean;
  /** Where the place begins that this part is in. */
  readonly placeStart: number;
};

/** A stretch cut at the borders of the places that it touches. */
function cut(start: number, end: number, places: Places): readonly Part[] {
  const parts: Part[] = [];
  let at = start;
  for (let next = firstPlaceBehind(places, start); at < end; next++) {
    const place = placeAt(places, next);
    const from = Math.min(end, place?.start ?? end);
    if (from > at) parts.push({ start: at, end: from, isInside: false, placeStart: -1 });
    at = Math.max(at, from);
    if (place === undefined || place.start >= end) break;
    const to = Math.min(end, place.end);
    if (to > at) parts.push({ start: at, end: to, isInside: true, placeStart: place.start });
    at = Math.max(at, to);
  }
  return parts;
}
