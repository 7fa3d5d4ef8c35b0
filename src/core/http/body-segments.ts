import { formSegments } from './form-segments.ts';
import { jsonStringValue, type JsonTokenKind, visitJson } from './json-tokens.ts';
import type { MessageSide, Place, Segment, SegmentKind } from './message-view.ts';

const responseBody: Place = { kind: 'response-body' };

/** A body without its chunks, coloured as the form its type says it is, as the JSON it looks like, or not at all. */
export function bodySegments(body: string, message: MessageSide, contentType: string): readonly Segment[] {
  if (body === '') return [];
  if (contentType.includes('x-www-form-urlencoded') && !looksLikeJson(body)) {
    const kind = message === 'request' ? 'request-parameter' : 'response-member';
    return formSegments(body, (name) => ({ kind, name }));
  }
  if (looksLikeJson(body)) return jsonSegments(body, message);
  return [segment('plain', body, message === 'response' ? responseBody : undefined)];
}

function looksLikeJson(body: string): boolean {
  return /^\s*[{[]/.test(body);
}

function jsonSegments(body: string, message: MessageSide): readonly Segment[] {
  const segments: Segment[] = [];
  const outside = message === 'response' ? responseBody : undefined;
  let depth = 0;
  let member: Place | undefined;
  let pending = 0;
  const flush = (end: number) => {
    if (end > pending) segments.push(segment('punctuation', body.slice(pending, end), outside));
  };
  visitJson(body, (token, start, end) => {
    if (token === 'open') depth++;
    if (token === 'close') depth--;
    if (depth <= 1 && (token === 'comma' || token === 'close')) member = undefined;
    const kind = kinds[token];
    if (kind === 'punctuation') return;
    const text = body.slice(start, end);
    if (depth === 1 && token === 'name' && outside !== undefined) {
      member = { kind: 'response-member', name: jsonStringValue(text) };
    }
    flush(start);
    segments.push(segment(kind, text, member ?? outside));
    pending = end;
  });
  flush(body.length);
  return segments;
}

const kinds: Readonly<Record<JsonTokenKind, SegmentKind>> = {
  space: 'punctuation',
  open: 'punctuation',
  close: 'punctuation',
  colon: 'punctuation',
  comma: 'punctuation',
  name: 'json-name',
  string: 'json-string',
  number: 'json-number',
  literal: 'json-literal',
  odd: 'plain',
};

function segment(kind: SegmentKind, text: string, place: Place | undefined): Segment {
  return place === undefined ? { text, kind } : { text, kind, place };
}
