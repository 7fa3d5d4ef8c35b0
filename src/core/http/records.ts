/** One event or line of a stream. */
export type StreamRecord = {
  /** The how-manieth it is, from 1. */
  readonly number: number;
  /** The event's type where it has one, and the last id that was sent (WHATWG HTML §9.2.6). */
  readonly type?: string;
  readonly id?: string;
  readonly text: string;
  /** The stream ended in the middle of it. A browser would drop such an event. */
  readonly isUnfinished?: true;
};

/** Takes a stream apart while it comes. */
export type RecordReader = {
  /** Takes the next bytes and answers the records that they complete. */
  readonly push: (bytes: Uint8Array) => readonly StreamRecord[];
  /** What stands there unfinished, now that nothing more comes. */
  readonly finish: () => readonly StreamRecord[];
};

/** A reader for server-sent events, or for values that stand one a line. */
export function recordReader(by: 'events' | 'lines'): RecordReader {
  const decoder = new TextDecoder();
  const records = by === 'events' ? eventRecords() : lineRecords();
  let open = '';
  let endedInCr = false;
  const lines = (text: string): readonly string[] => {
    // CR LF may be cut in two; the LF that comes first now ends no other line.
    const rest = endedInCr && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') endedInCr = text.endsWith('\r');
    const parts = rest.split(/\r\n|\r|\n/);
    const first = open + (parts[0] ?? '');
    open = parts.length === 1 ? first : (parts.at(-1) ?? '');
    return parts.length === 1 ? [] : [first, ...parts.slice(1, -1)];
  };
  return {
    push: (bytes) => lines(decoder.decode(bytes, { stream: true })).flatMap(records.line),
    finish: () => {
      const whole = lines(decoder.decode()).flatMap(records.line);
      return [...whole, ...(open === '' ? [] : records.line(open)), ...records.end()];
    },
  };
}

type Lines = {
  readonly line: (line: string) => readonly StreamRecord[];
  readonly end: () => readonly StreamRecord[];
};

/** RFC 7464 §2.2 puts it before each value. */
const separator = '\u001E';

function lineRecords(): Lines {
  let number = 0;
  return {
    line: (line) =>
      line.trim() === '' ? [] : [{ number: ++number, text: line.startsWith(separator) ? line.slice(1) : line }],
    end: () => [],
  };
}

/** The fields of events, by the letter of WHATWG HTML §9.2.6. */
function eventRecords(): Lines {
  let number = 0;
  let type = '';
  let id = '';
  let data: string[] = [];
  const take = (): readonly StreamRecord[] => {
    const text = data.join('\n');
    const isEvent = data.length > 0;
    const record = { ...(type === '' ? {} : { type }), ...(id === '' ? {} : { id }), text };
    type = '';
    data = [];
    return isEvent ? [{ number: ++number, ...record }] : [];
  };
  const line = (text: string): readonly StreamRecord[] => {
    if (text === '') return take();
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    if (field === 'event') type = value;
    if (field === 'id' && !value.includes('\0')) id = value;
    return [];
  };
  return { line, end: () => take().map((record) => ({ ...record, isUnfinished: true as const })) };
}
