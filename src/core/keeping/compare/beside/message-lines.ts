import { bodySegments } from '../../../http/body-segments.ts';
import type { Exchange } from '../../../http/exchange.ts';
import { headSegments } from '../../../http/head-segments.ts';
import { type HeaderField, headerValue } from '../../../http/message.ts';
import type { MessageSide, Segment } from '../../../http/message-view.ts';
import { requestLine, wireHeaders } from '../../../http/wire-request.ts';
import { indentJson } from '../../../jwt/indent-json.ts';
import { bytesWords } from '../../../time/words.ts';

/** One line of a message, as it is laid beside another. */
export type MessageLine = {
  readonly segments: readonly Segment[];
  readonly text: string;
  /** What it is about, so that it stands beside its like: the field's, member's or parameter's name. */
  readonly key: string;
};

/** How a message is read: with all that was on the wire, or with what also the browser tells a page. */
export type Reading = 'wire' | 'page';

/**
 * A message in lines that can be compared: the head as it is, JSON laid out, each parameter of a form in a line of its
 * own. It is made to be read beside another, not to be what was on the wire to the byte. Undefined where there is none.
 */
export function messageLines(
  exchange: Exchange,
  side: MessageSide,
  reading: Reading,
): readonly MessageLine[] | undefined {
  if (side === 'request') {
    const { request } = exchange;
    const fields = reading === 'wire' ? wireHeaders(request) : request.headers;
    return linesOf(requestLine(request), fields, request.body, side);
  }
  if (exchange.outcome.kind !== 'response') return undefined;
  const { version, status, reason, headers, body } = exchange.outcome.response;
  const line = reading === 'page' ? String(status) : `${version} ${status} ${reason}`.trim();
  return linesOf(line, headers, body, side);
}

function linesOf(
  startLine: string,
  fields: readonly HeaderField[],
  body: Uint8Array,
  side: MessageSide,
): readonly MessageLine[] {
  const head = `${startLine}\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const [first, ...rest] = cut(headSegments(head, side).segments);
  const start = first === undefined ? [] : [{ ...first, key: 'start line' }];
  return [...start, ...rest, ...bodyLines(body, side, headerValue(fields, 'content-type') ?? '')];
}

function bodyLines(body: Uint8Array, side: MessageSide, contentType: string): readonly MessageLine[] {
  if (body.length === 0) return [];
  const text = textOf(body);
  if (text === undefined) return cut([{ text: `(${bytesWords(body.length)} that are no text)`, kind: 'plain' }]);
  const laidOut = /^\s*[{[]/.test(text) ? indentJson(text) : text;
  return cut(bodySegments(laidOut, side, contentType.toLowerCase()));
}

/** The end of what was kept may lie within a character, so that one is forgiven. */
function textOf(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body, { stream: true });
  } catch {
    return undefined;
  }
}

/** Cuts at the ends of lines, and before each further parameter of a form. */
function cut(segments: readonly Segment[]): readonly MessageLine[] {
  const lines: Segment[][] = [[]];
  for (const segment of segments)
    for (const [index, piece] of piecesOf(segment).entries()) {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ ...segment, text: piece });
    }
  if (lines.at(-1)?.length === 0) lines.pop();
  return lines.map(lineOf);
}

function piecesOf({ kind, text }: Segment): readonly string[] {
  if (kind === 'punctuation' && text === '&') return ['&', ''];
  return text.split(/\r?\n/);
}

function lineOf(segments: readonly Segment[]): MessageLine {
  const text = segments.map((segment) => segment.text).join('');
  const name = segments.find(({ kind }) => kind === 'header-name' || kind === 'json-name' || kind === 'parameter-name');
  const indent = /^ */.exec(text)?.[0] ?? '';
  return { segments, text, key: name === undefined ? '' : `${indent}${name.text.toLowerCase()}` };
}
