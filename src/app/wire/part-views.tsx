import { memo, type ReactNode, useMemo } from 'react';
import type { MessagePart } from '#core/annotations/message-parts.ts';
import { maskedText } from '#core/sharing/secrets.ts';
import type { DrawnSegment, Place } from './draw-message.ts';
import { piecesOf } from './message-pieces.ts';
import { SegmentView } from './segment-view.tsx';
import { useGrowing } from './use-growing.ts';
import styles from './raw-message.module.css';

type PartViewsProps = {
  readonly segments: readonly DrawnSegment[];
  readonly parts: readonly MessagePart[];
  readonly revealed: boolean;
  readonly lit: readonly Place[];
};

/**
 * A message, each part of it in an element of its own that knows its number. Which one is being explained is no matter
 * of this: a long message is not drawn anew while the pointer moves over it. What a screen holds of it is coloured at once,
 * and the rest piece by piece right behind: thousands of elements at a time would hold the page up. Until then the rest
 * stands there as mere text, with its masks: the message is whole from the first look on.
 */
export const PartViews = memo(function PartViews({ segments, parts, revealed, lit }: PartViewsProps) {
  const pieces = useMemo(() => piecesOf(segments, parts), [segments, parts]);
  const grown = useGrowing(pieces.length);
  return (
    <>
      {pieces.slice(0, grown).map((piece, at) => (
        <PieceView key={at} segments={segments} parts={parts} revealed={revealed} lit={lit} {...piece} />
      ))}
      {textFrom(segments, pieces[grown]?.from, revealed)}
    </>
  );
});

function textFrom(segments: readonly DrawnSegment[], from: number | undefined, revealed: boolean): string {
  if (from === undefined) return '';
  return segments
    .slice(from)
    .map(({ secret, text }) => (secret && !revealed ? maskedText : text))
    .join('');
}

type PieceViewProps = PartViewsProps & ReturnType<typeof piecesOf>[number];

const PieceView = memo(function PieceView({ segments, parts, revealed, lit, ...piece }: PieceViewProps) {
  const view = (index: number): ReactNode => {
    const segment = segments[index];
    return segment && <SegmentView key={index} segment={segment} revealed={revealed} lit={lit} />;
  };
  const drawn: ReactNode[] = [];
  let at = piece.from;
  for (let number = piece.firstPart; number < piece.partsTo; number++) {
    const { first, last } = parts[number] ?? { first: piece.to, last: piece.to - 1 };
    for (; at < first; at++) drawn.push(view(at));
    const inside: ReactNode[] = [];
    for (; at <= last; at++) inside.push(view(at));
    drawn.push(
      <span key={`part-${first}`} data-part={number} className={styles.part}>
        {inside}
      </span>,
    );
  }
  for (; at < piece.to; at++) drawn.push(view(at));
  return <>{drawn}</>;
});
