import { formDecode } from '../http/form-segments.ts';
import { jsonStringValue } from '../http/json-tokens.ts';
import type { MessageSide, Segment } from '../http/message-view.ts';

/** A segment as it is drawn: secrets stand apart and are flagged. */
export type PartSegment = Omit<Segment, 'kind'> & {
  readonly kind: Segment['kind'] | 'replaced';
  readonly secret: boolean;
};

/** What a part of a message is. Names and values are as they stand in the message, decoded only where said. */
export type PartOf =
  | { readonly kind: 'method' | 'target' | 'version' | 'status' | 'reason' | 'chunk' | 'body' | 'unknown' }
  | { readonly kind: 'header'; readonly name: string }
  /** The name is decoded. */
  | { readonly kind: 'query' | 'parameter' | 'member'; readonly name: string };

/** One part of a message, with the segments it consists of: from `first` up to and with `last`. */
export type MessagePart = PartOf & {
  readonly first: number;
  readonly last: number;
  /** What stands behind the name; the whole text where there is no name. */
  readonly value: string;
  readonly hasSecret: boolean;
};

/**
 * The parts of a message that can be explained, in order and without overlap. What is no part (line ends, `&`, white
 * space) lies between them.
 */
export function messageParts(segments: readonly PartSegment[], side: MessageSide): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let isBody = false;
  for (let at = 0; at < segments.length;) {
    const segment = segments[at];
    if (segment === undefined) break;
    if (!isBody && isLineEnd(segment) && isLineEnd(segments[at - 1])) isBody = true;
    const part = partAt(segments, at, side, isBody);
    if (part !== undefined) parts.push(part);
    at = (part?.last ?? at) + 1;
  }
  return parts;
}

function partAt(
  segments: readonly PartSegment[],
  at: number,
  side: MessageSide,
  isBody: boolean,
): MessagePart | undefined {
  const segment = segments[at];
  if (segment === undefined) return undefined;
  if (segment.framing === true) return /\S/.test(segment.text) ? made({ kind: 'chunk' }, segments, at, at) : undefined;
  const of = partOf(segments, at, side, isBody);
  if (of === undefined) return undefined;
  const last = lastOf(of, segments, at);
  return made(of, segments, at, last);
}

function partOf(segments: readonly PartSegment[], at: number, side: MessageSide, isBody: boolean): PartOf | undefined {
  const { kind, text, place } = segments[at] ?? { kind: 'plain', text: '' };
  switch (kind) {
    case 'method':
    case 'target':
    case 'version':
    case 'status':
    case 'reason':
      return { kind };
    case 'header-name':
    case 'header-value':
      return { kind: 'header', name: place !== undefined && 'name' in place ? place.name : text };
    case 'parameter-name':
    case 'parameter-value':
      return pairOf(wholeName(segments, at), side, isBody);
    case 'json-name':
      if (place?.kind === 'response-member') return { kind: 'member', name: place.name };
      return side === 'request' ? { kind: 'parameter', name: jsonStringValue(text) } : undefined;
    case 'plain':
    case 'replaced':
      if (text.trim() === '') return undefined;
      return { kind: isBody || place?.kind === 'response-body' ? 'body' : 'unknown' };
    case 'json-string':
    case 'json-number':
    case 'json-literal':
    case 'punctuation':
      return undefined;
  }
}

function pairOf(name: string, side: MessageSide, isBody: boolean): PartOf {
  if (side === 'response') return { kind: 'member', name: formDecode(name) };
  return { kind: isBody ? 'parameter' : 'query', name: formDecode(name) };
}

/** A name that a secret or an undecodable byte has cut stands in several segments. */
function wholeName(segments: readonly PartSegment[], at: number): string {
  let name = '';
  for (let i = at; segments[i]?.kind === 'parameter-name'; i++) name += segments[i]?.text ?? '';
  return name;
}

/** The last segment that still belongs to what begins at `first`. */
function lastOf(of: PartOf, segments: readonly PartSegment[], first: number): number {
  let last = first;
  for (let at = first + 1; at < segments.length; at++) {
    const segment = segments[at];
    if (segment === undefined || endsPart(of, segments, first, at)) break;
    if (segment.framing === true && of.kind !== 'chunk') continue;
    if (segment.kind !== 'punctuation' || segment.secret || isEquals(of, segment)) last = at;
  }
  return last;
}

function endsPart(of: PartOf, segments: readonly PartSegment[], first: number, at: number): boolean {
  const segment = segments[at];
  if (segment === undefined) return true;
  if (segment.kind === 'replaced') return false;
  if (of.kind === 'header') return segment.kind === 'plain' || segment.kind === 'header-name';
  if ('name' in of) return endsPair(segments, first, at);
  return segment.kind !== segments[first]?.kind || segment.framing === true || isLineEnd(segment);
}

function endsPair(segments: readonly PartSegment[], first: number, at: number): boolean {
  const start = segments[first];
  const segment = segments[at];
  if (start === undefined || segment === undefined) return true;
  if (segment.kind === 'version' || segment.kind === 'plain') return segment.framing !== true;
  if (start.kind !== 'json-name') return segment.text === '&' && segment.kind === 'punctuation';
  if (start.place?.kind !== 'response-member') return segment.kind === 'json-name';
  const isSame = segment.place?.kind === 'response-member' && segment.place.name === start.place.name;
  return segment.kind !== 'punctuation' && !isSame;
}

function isEquals(of: PartOf, segment: PartSegment): boolean {
  return of.kind !== 'header' && segment.text === '=';
}

function isLineEnd(segment: PartSegment | undefined): boolean {
  return segment?.kind === 'plain' && /^\r?\n$/.test(segment.text);
}

function made(of: PartOf, segments: readonly PartSegment[], first: number, last: number): MessagePart {
  const covered = segments.slice(first, last + 1);
  const isName = ({ kind }: PartSegment): boolean => kind.endsWith('-name');
  const nameLength = covered.findIndex((segment) => !isName(segment));
  const hasName = covered[0] !== undefined && isName(covered[0]);
  const behind = hasName ? (nameLength < 0 ? [] : covered.slice(nameLength + 1)) : covered;
  const content = behind.filter(({ framing }) => framing !== true || of.kind === 'chunk');
  return {
    ...of,
    first,
    last,
    value: content
      .map(({ text }) => text)
      .join('')
      .trim(),
    hasSecret: covered.some(({ secret }) => secret),
  };
}
