import { messageView, type Place, type Segment } from '#core/http/message-view.ts';
import { readText } from '#core/http/text.ts';
import { maskSegments } from '#core/sharing/secrets.ts';

export type { Place } from '#core/http/message-view.ts';

/** A segment ready to be drawn; `replaced` holds the bytes that are no UTF-8, where the text shows U+FFFD for them. */
export type DrawnSegment = Omit<Segment, 'kind'> & {
  readonly kind: Segment['kind'] | 'replaced';
  readonly secret: boolean;
  readonly replaced?: Uint8Array;
  readonly place?: Place;
};

/** Above this only the first part is shown, with the whole to be saved (design.md 5). */
export const partialAboveBytes = 256 * 1024;
/** How much of it that is: to break a quarter of a megabyte into lines alone takes a browser a tenth of a second. */
export const shownOfPartialBytes = 16 * 1024;
// Tens of thousands of coloured spans make a page stutter; longer messages are drawn plain, with secrets still masked.
const plainAboveCharacters = 48 * 1024;

// A picture is nothing else for a hundred kilobytes, and each mark is an element; the hex view shows them all.
const mostMarks = 2_000;

/** A message as segments in order; joined, with U+FFFD for each replaced one, they are the message exactly. */
export function drawMessage(
  bytes: Uint8Array,
  message: 'request' | 'response',
  knownSecrets: readonly string[],
): readonly DrawnSegment[] {
  const pieces = readText(bytes);
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '\uFFFD')).join('');
  const masked = maskSegments(messageView(text, message), knownSecrets);
  const drawn = text.length > plainAboveCharacters ? joined(masked) : masked;
  return pieces.length > 1 ? markReplaced(drawn, pieces) : drawn;
}

/** Whether the message is short enough to be coloured, and so to be taken apart. */
export function isColoured(segments: readonly DrawnSegment[]): boolean {
  return segments.reduce((length, { text }) => length + text.length, 0) <= plainAboveCharacters;
}

/** Neighbours that are not secret become one plain segment. */
function joined(segments: readonly DrawnSegment[]): readonly DrawnSegment[] {
  const result: DrawnSegment[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) result.push({ kind: 'plain', text: plain.join(''), secret: false });
    plain = [];
  };
  for (const segment of segments) {
    if (!segment.secret) {
      plain.push(segment.text);
      continue;
    }
    flush();
    result.push(segment);
  }
  flush();
  return result;
}

/** Cuts the segments at the characters that stand for undecodable bytes, so that these can be marked. */
function markReplaced(segments: readonly DrawnSegment[], pieces: ReturnType<typeof readText>): readonly DrawnSegment[] {
  const replacedAt = new Map<number, Uint8Array>();
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'replaced') replacedAt.set(at, piece.bytes);
    at += piece.kind === 'text' ? piece.text.length : 1;
  }
  const result: DrawnSegment[] = [];
  let start = 0;
  let marks = 0;
  for (const segment of segments) {
    let from = 0;
    for (let i = 0; i < segment.text.length && marks < mostMarks; i++) {
      const replaced = replacedAt.get(start + i);
      if (replaced === undefined) continue;
      marks++;
      if (i > from) result.push({ ...segment, text: segment.text.slice(from, i) });
      result.push({ kind: 'replaced', text: '\uFFFD', secret: segment.secret, replaced });
      from = i + 1;
    }
    if (from < segment.text.length) result.push({ ...segment, text: segment.text.slice(from) });
    start += segment.text.length;
  }
  return result;
}
