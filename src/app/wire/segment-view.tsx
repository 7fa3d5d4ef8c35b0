import { samePlace } from '#core/http/same-place.ts';
import { memo } from 'react';
import type { Place } from '#core/http/message-view.ts';
import { maskedText } from '#core/sharing/secrets.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import type { DrawnSegment } from './draw-message.ts';
import styles from './raw-message.module.css';

type SegmentViewProps = { readonly segment: DrawnSegment; readonly revealed: boolean; readonly lit: readonly Place[] };

export const SegmentView = memo(function SegmentView({ segment, revealed, lit }: SegmentViewProps) {
  const isLit = lit.some((place) => samePlace(place, segment.place));
  if (segment.secret && !revealed) {
    return (
      <span
        className={styles.mask}
        data-masked=""
        data-lit={isLit || undefined}
        title="Masked; “Reveal secrets” shows it"
      >
        {maskedText}
      </span>
    );
  }
  if (segment.replaced !== undefined) {
    return (
      <mark className={styles.replaced} title={`Not UTF-8: ${hex(segment.replaced)}`}>
        {segment.text}
      </mark>
    );
  }
  if (segment.kind === 'plain' && !isLit) return <MarkedText text={segment.text} />;
  return (
    <span className={styles[segment.kind]} data-lit={isLit || undefined}>
      <MarkedText text={segment.text} />
    </span>
  );
});

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
