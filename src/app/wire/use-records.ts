import { useEffect, useRef, useState } from 'react';
import { recordReader, type RecordReader, type StreamRecord } from '#core/http/records.ts';

export type Records = {
  /** How many there are by now. */
  readonly count: number;
  /** The newest of them, in order. */
  readonly newest: readonly StreamRecord[];
};

/** So many are drawn; all of them are in the raw bytes. */
export const drawnRecords = 200;
const bytesATask = 256 * 1024;

type Reading = {
  readonly by: 'events' | 'lines';
  readonly first: Uint8Array | undefined;
  readonly reader: RecordReader;
  /** The next piece to be read, and from where in it. */
  piece: number;
  offset: number;
  isFinished: boolean;
};

/**
 * The records of a stream. `parts` grows at its end while the stream comes; a long one is read in several tasks, so
 * that the page stays at hand.
 */
export function useRecords(parts: readonly Uint8Array[], by: 'events' | 'lines', isComplete: boolean): Records {
  const [records, setRecords] = useState<Records>({ count: 0, newest: [] });
  const reading = useRef<Reading>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = (): void => {
      const isAnother = reading.current?.by !== by || reading.current.first !== parts[0];
      if (isAnother || reading.current === undefined) {
        reading.current = { by, first: parts[0], reader: recordReader(by), piece: 0, offset: 0, isFinished: false };
        setRecords({ count: 0, newest: [] });
      }
      const found = readOn(reading.current, parts, isComplete);
      if (found.length > 0) setRecords(({ newest }) => joined(newest, found));
      if (reading.current.piece < parts.length) timer = setTimeout(step, 0);
    };
    step();
    return () => clearTimeout(timer);
  }, [parts, by, isComplete]);
  return records;
}

function readOn(reading: Reading, parts: readonly Uint8Array[], isComplete: boolean): readonly StreamRecord[] {
  const found: StreamRecord[] = [];
  for (let room = bytesATask; room > 0 && reading.piece < parts.length;) {
    const piece = parts[reading.piece]?.subarray(reading.offset, reading.offset + room) ?? new Uint8Array(0);
    for (const record of reading.reader.push(piece)) found.push(record);
    room -= Math.max(1, piece.length);
    reading.offset += piece.length;
    if (reading.offset < (parts[reading.piece]?.length ?? 0)) continue;
    reading.piece++;
    reading.offset = 0;
  }
  if (!isComplete || reading.isFinished || reading.piece < parts.length) return found;
  reading.isFinished = true;
  return [...found, ...reading.reader.finish()];
}

function joined(newest: readonly StreamRecord[], found: readonly StreamRecord[]): Records {
  const all = [...newest, ...found].slice(-drawnRecords);
  return { count: all.at(-1)?.number ?? 0, newest: all };
}
