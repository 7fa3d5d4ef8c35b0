import type { MessagePart } from '#core/annotations/message-parts.ts';
import type { DrawnSegment } from './draw-message.ts';

/** A stretch of a message that is drawn at a time: its segments and its parts, each from one to before another. */
export type MessagePiece = {
  readonly from: number;
  readonly to: number;
  readonly firstPart: number;
  readonly partsTo: number;
};

/** More than the box of a message shows at a time. */
export const pieceCharacters = 4 * 1024;

/** Cuts a message into pieces of about a screen. No part is cut in two. */
export function piecesOf(
  segments: readonly DrawnSegment[],
  parts: readonly Pick<MessagePart, 'first' | 'last'>[],
): readonly MessagePiece[] {
  const pieces: MessagePiece[] = [];
  let from = 0;
  let firstPart = 0;
  let part = 0;
  let characters = 0;
  for (const [at, { text }] of segments.entries()) {
    characters += text.length;
    if ((parts[part]?.last ?? segments.length) < at) part++;
    const isWithinPart = (parts[part]?.first ?? segments.length) <= at && at < (parts[part]?.last ?? 0);
    if (characters < pieceCharacters || isWithinPart) continue;
    const partsTo = parts[part]?.last === at ? part + 1 : part;
    pieces.push({ from, to: at + 1, firstPart, partsTo });
    from = at + 1;
    firstPart = partsTo;
    characters = 0;
  }
  if (from < segments.length) pieces.push({ from, to: segments.length, firstPart, partsTo: parts.length });
  return pieces;
}
