import { memo, type ReactNode } from 'react';
import type { MessagePart } from '#core/annotations/message-parts.ts';
import type { DrawnSegment, Place } from './draw-message.ts';
import { SegmentView } from './segment-view.tsx';
import styles from './raw-message.module.css';

type PartViewsProps = {
  readonly segments: readonly DrawnSegment[];
  readonly parts: readonly MessagePart[];
  readonly revealed: boolean;
  readonly lit: readonly Place[];
};

/**
 * A message, each part of it in an element of its own that knows its number. Which one is being explained is no matter
 * of this: a long message is not drawn anew while the pointer moves over it.
 */
export const PartViews = memo(function PartViews({ segments, parts, revealed, lit }: PartViewsProps) {
  const view = (index: number): ReactNode => {
    const segment = segments[index];
    return segment && <SegmentView key={index} segment={segment} revealed={revealed} lit={lit} />;
  };
  const drawn: ReactNode[] = [];
  let at = 0;
  for (const [number, { first, last }] of parts.entries()) {
    for (; at < first; at++) drawn.push(view(at));
    const inside: ReactNode[] = [];
    for (; at <= last; at++) inside.push(view(at));
    drawn.push(
      <span key={`part-${first}`} data-part={number} className={styles.part}>
        {inside}
      </span>,
    );
  }
  for (; at < segments.length; at++) drawn.push(view(at));
  return <>{drawn}</>;
});
