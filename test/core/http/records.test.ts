import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import { recordReader, type StreamRecord } from '#core/http/records.ts';

/** All records of a stream that comes in pieces of this many bytes. */
function read(by: 'events' | 'lines', text: string, pieceBytes = 1_000): readonly StreamRecord[] {
  const reader = recordReader(by);
  const bytes = utf8(text);
  const records: StreamRecord[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes)
    records.push(...reader.push(bytes.subarray(at, at + pieceBytes)));
  return [...records, ...reader.finish()];
}

describe('server-sent events (WHATWG HTML §9.2.6)', () => {
  it('end with a blank line, and several data fields are lines of one', () => {
    expect(read('events', 'data: YHOO\ndata: +2\ndata:10\n\ndata: second\n\n')).toEqual([
      { number: 1, text: 'YHOO\n+2\n10' },
      { number: 2, text: 'second' },
    ]);
  });

  it('have a type of their own, and the id that was sent last', () => {
    expect(read('events', 'event: add\nid: 7\ndata: a\n\ndata: b\n\nid\ndata: c\n\n')).toEqual([
      { number: 1, type: 'add', id: '7', text: 'a' },
      { number: 2, id: '7', text: 'b' },
      { number: 3, text: 'c' },
    ]);
  });

  it('lose one space behind the colon, and comments and unknown fields say nothing', () => {
    expect(read('events', ':keep-alive\n\ndata:  two\nretry: 3000\nfoo: bar\n\n')).toEqual([
      { number: 1, text: ' two' },
    ]);
  });

  it('are none without data, while an empty data field is', () => {
    expect(read('events', 'event: ping\n\ndata\n\n')).toEqual([{ number: 1, text: '' }]);
  });

  it('are marked where the stream ends in the middle of one, which a browser would drop', () => {
    expect(read('events', 'data: whole\n\ndata: half')).toEqual([
      { number: 1, text: 'whole' },
      { number: 2, text: 'half', isUnfinished: true },
    ]);
  });

  it.each([1, 2, 3, 7])('are the same in pieces of %i bytes, with any line ends', (pieceBytes) => {
    expect(read('events', '\uFEFFdata: ä😀\r\ndata: 2\r\n\r\ndata: 3\r\rdata: 4\n\n', pieceBytes)).toEqual([
      { number: 1, text: 'ä😀\n2' },
      { number: 2, text: '3' },
      { number: 3, text: '4' },
    ]);
  });
});

describe('values one a line', () => {
  it('are one record each, blank lines aside, the last one also without a line feed', () => {
    expect(read('lines', '{"a":1}\n\n\u001E{"a":2}\n{"a":', 4)).toEqual([
      { number: 1, text: '{"a":1}' },
      { number: 2, text: '{"a":2}' },
      { number: 3, text: '{"a":' },
    ]);
  });
});
