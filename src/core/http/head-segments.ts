import { formSegments } from './form-segments.ts';
import type { MessageSide, Place, Segment } from './message-view.ts';

/** The head of a message, cut into segments, and what it says of the body that begins at `end`. */
export type HeadView = {
  readonly segments: readonly Segment[];
  readonly end: number;
  readonly contentType: string;
  readonly isChunked: boolean;
};

type Line = { readonly start: number; readonly contentEnd: number; readonly end: number };

/**
 * Start line and fields up to the empty line (RFC 9112 §2.1), with CRLF or bare LF. Interim answers (1xx) before the
 * final one belong to the head. A response that does not start with `HTTP/` has no head.
 */
export function headSegments(text: string, message: MessageSide): HeadView {
  const segments: Segment[] = [];
  let view: HeadView = { segments, end: 0, contentType: '', isChunked: false };
  if (message === 'response' && !isStatusLine(text, 0) && !gatheredStatus.test(text)) return view;
  let isInterim = true;
  while (isInterim) {
    const startLine = lineAt(text, view.end);
    const status =
      message === 'request' ? requestLine(text, startLine, segments) : statusLine(text, startLine, segments);
    view = fields(text, startLine.end, message, segments);
    isInterim = /^1\d\d$/.test(status) && status !== '101' && isStatusLine(text, view.end);
  }
  return view;
}

/** A browser tells no version of HTTP: the answer as a page sees it begins with the status. */
const gatheredStatus = /^[1-5]\d\d(?: [^\r\n]*)?\r\n/;

function isStatusLine(text: string, at: number): boolean {
  return text.slice(at, at + 5).toUpperCase() === 'HTTP/';
}

function requestLine(text: string, { start, contentEnd, end }: Line, segments: Segment[]): '' {
  const line = text.slice(start, contentEnd);
  const first = line.indexOf(' ');
  const last = line.lastIndexOf(' ');
  if (first < 0) {
    add(segments, 'plain', text.slice(start, end));
    return '';
  }
  add(segments, 'method', line.slice(0, first));
  add(segments, 'punctuation', ' ');
  targetSegments(line.slice(first + 1, last > first ? last : undefined), segments);
  if (last > first) {
    add(segments, 'punctuation', ' ');
    add(segments, 'version', line.slice(last + 1));
  }
  add(segments, 'plain', text.slice(contentEnd, end));
  return '';
}

function targetSegments(target: string, segments: Segment[]): void {
  const query = target.indexOf('?');
  const place: Place = { kind: 'request-target' };
  if (query < 0) return add(segments, 'target', target, place);
  add(segments, 'target', target.slice(0, query), place);
  add(segments, 'punctuation', '?');
  // One by one: a call with the pieces of a very long query as its arguments would run out of stack.
  for (const segment of formSegments(target.slice(query + 1))) segments.push(segment);
}

function statusLine(text: string, { start, contentEnd, end }: Line, segments: Segment[]): string {
  const line = text.slice(start, contentEnd);
  const hasVersion = isStatusLine(line, 0);
  const first = hasVersion ? line.indexOf(' ') : -1;
  const second = hasVersion && first < 0 ? -1 : line.indexOf(' ', first + 1);
  if (hasVersion) add(segments, 'version', first < 0 ? line : line.slice(0, first));
  if (first >= 0) add(segments, 'punctuation', ' ');
  if (first >= 0 || !hasVersion) {
    add(segments, 'status', line.slice(first + 1, second < 0 ? undefined : second), { kind: 'status' });
  }
  if (second >= 0) {
    add(segments, 'punctuation', ' ');
    add(segments, 'reason', line.slice(second + 1), { kind: 'status' });
  }
  add(segments, 'plain', text.slice(contentEnd, end));
  return hasVersion && first < 0 ? '' : line.slice(first + 1, second < 0 ? undefined : second);
}

function fields(text: string, from: number, message: MessageSide, segments: Segment[]): HeadView {
  let end = from;
  let contentType = '';
  let isChunked = false;
  let name = '';
  while (end < text.length) {
    const line = lineAt(text, end);
    end = line.end;
    const isEmpty = line.contentEnd === line.start;
    if (!isEmpty) name = field(text, line, message, name, segments);
    add(segments, 'plain', text.slice(line.contentEnd, line.end));
    if (isEmpty) break;
    const content = text.slice(line.start, line.contentEnd).toLowerCase();
    if (name.toLowerCase() === 'content-type') contentType ||= content.slice(content.indexOf(':') + 1).trim();
    if (name.toLowerCase() === 'transfer-encoding') isChunked ||= content.includes('chunked');
  }
  return { segments, end, contentType, isChunked };
}

/** One field line, or a folded continuation of the one before (RFC 9112 §5.2); returns the name it belongs to. */
function field(text: string, line: Line, message: MessageSide, previous: string, segments: Segment[]): string {
  const content = text.slice(line.start, line.contentEnd);
  if (previous !== '' && /^[ \t]/.test(content)) {
    value(content, 0, placeOf(message, previous), segments);
    return previous;
  }
  const colon = content.indexOf(':');
  if (colon < 0) {
    add(segments, 'plain', content);
    return '';
  }
  const name = content.slice(0, colon).trimEnd();
  const place = placeOf(message, name);
  add(segments, 'header-name', content.slice(0, colon), place);
  add(segments, 'punctuation', ':');
  value(content, colon + 1, place, segments);
  return name;
}

function value(content: string, from: number, place: Place, segments: Segment[]): void {
  const raw = content.slice(from);
  const start = raw.length - raw.trimStart().length;
  const end = Math.max(start, raw.trimEnd().length);
  add(segments, 'punctuation', raw.slice(0, start));
  add(segments, 'header-value', raw.slice(start, end), place);
  add(segments, 'punctuation', raw.slice(end));
}

function placeOf(message: MessageSide, name: string): Place {
  return message === 'request' ? { kind: 'request-header', name } : { kind: 'response-header', name };
}

function lineAt(text: string, start: number): Line {
  const feed = text.indexOf('\n', start);
  if (feed < 0) return { start, contentEnd: text.length, end: text.length };
  const contentEnd = feed > start && text.charAt(feed - 1) === '\r' ? feed - 1 : feed;
  return { start, contentEnd, end: feed + 1 };
}

function add(segments: Segment[], kind: Segment['kind'], text: string, place?: Place): void {
  if (text !== '') segments.push(place === undefined ? { text, kind } : { text, kind, place });
}
