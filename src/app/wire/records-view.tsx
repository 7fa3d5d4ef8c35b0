import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { bodySegments } from '#core/http/body-segments.ts';
import type { StreamRecord } from '#core/http/records.ts';
import { maskSegments } from '#core/sharing/secrets.ts';
import { SegmentView } from './segment-view.tsx';
import { drawnRecords, useRecords } from './use-records.ts';
import styles from './records-view.module.css';

export type RecordsViewProps = {
  readonly label: string;
  readonly by: 'events' | 'lines';
  /** The body in pieces, as they came. */
  readonly parts: readonly Uint8Array[];
  /** Whether more may come. */
  readonly isComplete: boolean;
  readonly knownSecrets: readonly string[];
  readonly revealed: boolean;
};

/** A stream taken apart: its events, or its lines, the newest at the end. */
export function RecordsView({ label, by, parts, isComplete, knownSecrets, revealed }: RecordsViewProps) {
  const { count, newest } = useRecords(parts, by, isComplete);
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    // Who has scrolled up to read is left in peace.
    if (!isComplete && atEnd.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [newest, isComplete]);
  const words = by === 'events' ? ['event', 'events'] : ['line', 'lines'];
  return (
    <>
      <p className={styles.count}>
        {count.toLocaleString('en')} {count === 1 ? words[0] : words[1]}
        {isComplete ? '.' : ' so far.'}
        {count > drawnRecords && ` These are the last ${drawnRecords}; all are in the bytes.`}
      </p>
      <div
        ref={box}
        role="group"
        aria-label={`${label}, one by one`}
        tabIndex={0}
        className={styles.box}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          atEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
        }}
      >
        <ol>
          {newest.map((record) => (
            <RecordView key={record.number} record={record} knownSecrets={knownSecrets} revealed={revealed} />
          ))}
        </ol>
      </div>
    </>
  );
}

type RecordViewProps = Pick<RecordsViewProps, 'knownSecrets' | 'revealed'> & { readonly record: StreamRecord };

/** Longer ones are cut: masked first, and then without the end, where a cut secret would not be recognised. */
const longestMasked = 32 * 1024;
const longestDrawn = 4 * 1024;

const RecordView = memo(function RecordView({ record, knownSecrets, revealed }: RecordViewProps) {
  const { number, type, id, text, isUnfinished } = record;
  const segments = useMemo(
    () => maskSegments(bodySegments(text.slice(0, longestMasked), 'request', ''), knownSecrets),
    [text, knownSecrets],
  );
  return (
    <li className={styles.record} data-record={number}>
      <span className={styles.about}>
        <span className={styles.number}>{number.toLocaleString('en')}</span>
        {type !== undefined && <span className={styles.type}>{type}</span>}
        {id !== undefined && <span>id {id}</span>}
        {isUnfinished === true && <span className={styles.unfinished}>not finished</span>}
      </span>
      <pre className={styles.text}>
        {drawn(segments).map((segment, at) => (
          <SegmentView key={at} segment={segment} revealed={revealed} lit={nothingLit} />
        ))}
        {text.length > longestDrawn && ' …'}
      </pre>
    </li>
  );
});

const nothingLit: readonly [] = [];

function drawn(segments: ReturnType<typeof maskSegments>): ReturnType<typeof maskSegments> {
  let room = longestDrawn;
  return segments.flatMap((segment) => {
    if (room <= 0) return [];
    const text = segment.secret ? segment.text : segment.text.slice(0, room);
    room -= text.length;
    return [{ ...segment, text }];
  });
}
