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

function samePlace(wanted: Place, place: Place | undefined): boolean {
  if (place === undefined) return false;
  if (wanted.kind === 'response-body') return place.kind === 'response-body' || place.kind === 'response-member';
  if (wanted.kind !== place.kind) return false;
  if (!('name' in wanted) || !('name' in place)) return true;
  return wanted.name.toLowerCase() === place.name.toLowerCase();
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
