import { Fragment } from 'react';
import type { Segment } from '#core/http/message-view.ts';
import type { Place } from '#core/http/message-view.ts';
import type { MessageLine } from '#core/keeping/compare/beside/message-lines.ts';
import { cutAtStandIns } from '#core/keeping/compare/fingerprints.ts';
import { SegmentView } from '../wire/segment-view.tsx';
import rowStyles from './compare-rows.module.css';
import styles from './compare.module.css';

type Stretch = { readonly start: number; readonly end: number };
type LineTextProps = {
  readonly line: MessageLine;
  /** Where it is not what stands beside it. */
  readonly differs: Stretch | undefined;
  readonly lit: readonly Place[];
};

/** One line of a message in its colours; stand-ins for secrets and what differs are marked. */
export function LineText({ line, differs, lit }: LineTextProps) {
  return (
    <code className={rowStyles.code}>
      {piecesOf(line, differs).map((piece, index) => {
        const drawn = piece.isStandIn ? (
          <span className={styles.redacted} data-redacted="">
            {piece.segment.text}
          </span>
        ) : (
          <SegmentView segment={{ ...piece.segment, secret: false }} revealed lit={lit} />
        );
        return piece.isDifferent ? (
          <span key={index} className={rowStyles.stretch} data-differs="">
            {drawn}
          </span>
        ) : (
          <Fragment key={index}>{drawn}</Fragment>
        );
      })}
    </code>
  );
}

type Piece = { readonly segment: Segment; readonly isStandIn: boolean; readonly isDifferent: boolean };

/** The line's segments, cut also at its stand-ins and at the ends of what differs. A stand-in stays in one piece. */
function piecesOf({ segments }: MessageLine, differs: Stretch | undefined): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const segment of segments)
    for (const { text, isStandIn } of cutAtStandIns(segment.text)) {
      for (const [from, to] of isStandIn ? [[0, text.length] as const] : cutsOf(text, at, differs)) {
        if (to <= from) continue;
        const isDifferent = differs !== undefined && at + from < differs.end && at + to > differs.start;
        pieces.push({ segment: { ...segment, text: text.slice(from, to) }, isStandIn, isDifferent });
      }
      at += text.length;
    }
  return pieces;
}

function cutsOf(text: string, at: number, differs: Stretch | undefined): readonly (readonly [number, number])[] {
  if (differs === undefined) return [[0, text.length]];
  const within = (offset: number) => Math.min(Math.max(offset - at, 0), text.length);
  const [start, end] = [within(differs.start), within(differs.end)];
  return [
    [0, start],
    [start, end],
    [end, text.length],
  ];
}
