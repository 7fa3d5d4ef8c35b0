import { formDecode } from '../http/form-segments.ts';
import { jsonStringValue } from '../http/json-tokens.ts';
import type { Segment } from '../http/message-view.ts';
import { findSecret, type Span } from '../http/secret-forms.ts';
import { isSecretName } from './secret-names.ts';
import { schemeLength, secretPatterns } from './secret-patterns.ts';

/** The text of some of the segments, and where each stretch of it stands in the whole. */
type Excerpt = {
  readonly text: string;
  readonly stretches: readonly { readonly start: number; readonly wholeStart: number; readonly length: number }[];
};

/** Where secrets stand in a message, as ordered spans of its whole text that do not overlap. */
export function secretSpans(segments: readonly Segment[], knownSecrets: readonly string[]): readonly Span[] {
  // Apart, so that a value split by a chunk border is found, and a trailer that holds one as well.
  const content = excerpt(segments, (segment) => segment.framing === undefined);
  const framing = excerpt(segments, (segment) => segment.framing !== undefined);
  return mergedSpans([
    ...[...structural(segments), ...inText(content.text, knownSecrets)].flatMap((span) => toWhole(span, content)),
    ...inText(framing.text, knownSecrets).flatMap((span) => toWhole(span, framing)),
  ]);
}

function inText(text: string, knownSecrets: readonly string[]): readonly Span[] {
  if (text === '') return [];
  return [...secretPatterns(text), ...[...new Set(knownSecrets)].flatMap((secret) => findSecret(text, secret))];
}

function excerpt(segments: readonly Segment[], isWanted: (segment: Segment) => boolean): Excerpt {
  const texts: string[] = [];
  const stretches: { start: number; wholeStart: number; length: number }[] = [];
  let start = 0;
  let wholeStart = 0;
  for (const segment of segments) {
    const { length } = segment.text;
    if (isWanted(segment)) {
      const open = stretches.at(-1);
      if (open !== undefined && open.wholeStart + open.length === wholeStart) open.length += length;
      else stretches.push({ start, wholeStart, length });
      texts.push(segment.text);
      start += length;
    }
    wholeStart += length;
  }
  return { text: texts.join(''), stretches };
}

function toWhole(span: Span, { stretches }: Excerpt): readonly Span[] {
  return stretches.slice(stretchAt(stretches, span.start), stretchAt(stretches, span.end) + 1).flatMap((stretch) => {
    const from = Math.max(span.start, stretch.start);
    const to = Math.min(span.end, stretch.start + stretch.length);
    const shift = stretch.wholeStart - stretch.start;
    return to > from ? [{ start: from + shift, end: to + shift }] : [];
  });
}

/** The index of the last stretch that begins at or before this offset. */
function stretchAt(stretches: Excerpt['stretches'], offset: number): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((stretches[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Secrets by their place: header values, parameters and members with a telling name. Offsets are of the content. */
function structural(segments: readonly Segment[]): readonly Span[] {
  const spans: Span[] = [];
  let name = '';
  let at = 0;
  for (const { kind, text, place } of rejoined(segments)) {
    if (kind === 'parameter-name') name = formDecode(text);
    if (kind === 'json-name') name = jsonStringValue(text);
    if (kind === 'parameter-value' && isSecretName(name)) spans.push({ start: at, end: at + text.length });
    if (kind === 'json-string' && isSecretName(name)) spans.push(...inQuotes(name, text, at));
    if (kind === 'json-number' && isSecretName(name) && name !== 'code')
      spans.push({ start: at, end: at + text.length });
    if (kind === 'header-value' && place !== undefined && 'name' in place)
      spans.push(...inHeader(place.name, text, at));
    at += text.length;
  }
  return spans;
}

/** The content's segments, with what chunk borders had split put together again. */
function rejoined(segments: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = [];
  let isCut = false;
  for (const segment of segments) {
    if (segment.framing === true) {
      isCut = true;
      continue;
    }
    const open = result.at(-1);
    if (isCut && open !== undefined && open.kind === segment.kind)
      result[result.length - 1] = { ...open, text: open.text + segment.text };
    else result.push(segment);
    isCut = false;
  }
  return result;
}

/** The secret part of a string of JSON, given with its quotes and the name of its member. */
export function inQuotes(name: string, text: string, at: number): readonly Span[] {
  const isClosed = text.length > 1 && text.endsWith('"');
  return inHeader(name, text.slice(1, isClosed ? -1 : undefined), at + 1);
}

/** The secret part of a field's value: all of it, but for the scheme of credentials and the names of cookies. */
function inHeader(name: string, value: string, at: number): readonly Span[] {
  if (!isSecretName(name)) return [];
  switch (name.toLowerCase()) {
    case 'authorization':
    case 'proxy-authorization':
      return shifted(schemeLength(value), value.length, at);
    case 'cookie':
      return cookieValues(value, at);
    case 'set-cookie': {
      const end = value.indexOf(';') < 0 ? value.length : value.indexOf(';');
      const equals = value.indexOf('=');
      return shifted(equals < 0 || equals > end ? 0 : equals + 1, end, at);
    }
    default:
      return shifted(0, value.length, at);
  }
}

function cookieValues(value: string, at: number): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const pair of value.split(';')) {
    const equals = pair.indexOf('=');
    spans.push(...shifted(start + (equals < 0 ? 0 : equals + 1), start + pair.length, at));
    start += pair.length + 1;
  }
  return spans;
}

function shifted(start: number, end: number, at: number): readonly Span[] {
  return end > start ? [{ start: start + at, end: end + at }] : [];
}

/** The spans in order, with those that touch or overlap as one. */
export function mergedSpans(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const open = result.at(-1);
    if (open === undefined || span.start > open.end) result.push(span);
    else if (span.end > open.end) result[result.length - 1] = { start: open.start, end: span.end };
  }
  return result;
}
