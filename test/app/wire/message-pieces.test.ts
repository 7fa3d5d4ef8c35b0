import { describe, expect, it } from 'vitest';
import { messageParts } from '#core/annotations/message-parts.ts';
import { utf8 } from '#core/http/bytes.ts';
import { drawMessage } from '#app/wire/draw-message.ts';
import { pieceCharacters, piecesOf } from '#app/wire/message-pieces.ts';

const message = (body: string) => {
  const text = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${body}`;
  const segments = drawMessage(utf8(text), 'response', []);
  const parts = messageParts(segments, 'response');
  return { text, segments, parts, pieces: piecesOf(segments, parts) };
};
const member = (at: number): string => `"name-${at}":{"a":[1,2,${at}],"b":"text"}`;
const members = (count: number): string => `{${Array.from({ length: count }, (_, at) => member(at)).join(',')}}`;

describe('a message in pieces', () => {
  it('is one piece where it is short, and none where it is empty', () => {
    expect(message('{"a":1}').pieces).toHaveLength(1);
    expect(piecesOf([], [])).toEqual([]);
  });

  it('has each segment and each part once, in order', () => {
    const { text, segments, parts, pieces } = message(members(600));
    expect(pieces.length).toBeGreaterThan(3);
    const drawn = pieces.flatMap(({ from, to }) => segments.slice(from, to));
    expect(drawn.map((segment) => segment.text).join('')).toBe(text);
    expect(pieces.flatMap(({ firstPart, partsTo }) => parts.slice(firstPart, partsTo))).toEqual(parts);
  });

  it('cuts no part in two, and holds little more than a screen', () => {
    const { segments, parts, pieces } = message(members(600));
    for (const { from, to, firstPart, partsTo } of pieces) {
      expect(parts.slice(firstPart, partsTo).every(({ first, last }) => first >= from && last < to)).toBe(true);
      const length = segments.slice(from, to).reduce((sum, { text }) => sum + text.length, 0);
      expect(length).toBeLessThan(pieceCharacters + 200);
    }
  });
});
