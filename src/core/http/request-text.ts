import { utf8 } from './bytes.ts';
import { type HeaderField, type HttpRequest, type Method, methods } from './message.ts';
import { targetFault } from './request-target.ts';
import { isFraming, isToken, wireHeaders, requestLine } from './wire-request.ts';

/** Where a text cannot be sent so, in UTF-16 code units, and a sentence that says what to do. */
export type TextFault = { readonly start: number; readonly end: number; readonly sentence: string };

/** The request that a text describes, or everything in it that cannot be sent. */
export type ReadRequestText =
  | { readonly kind: 'request'; readonly request: HttpRequest }
  | { readonly kind: 'faults'; readonly faults: readonly TextFault[] };

/**
 * A request as a text to edit: its head without the two lines that frame it (Content-Length and Connection, which
 * follow from the body and from us), an empty line, and the body as UTF-8 text. Line ends are line feeds.
 */
export function requestText(request: HttpRequest): string {
  const fields = wireHeaders(request).filter(([name]) => !isFraming(name));
  const head = [requestLine(request), ...fields.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return `${head}\n\n${new TextDecoder('utf-8', { ignoreBOM: true }).decode(request.body)}`;
}

/**
 * Reads an edited text back (RFC 9112 §2.1). What it says is what is sent: the record is `asWritten`, so nothing is
 * added but the framing. Lines of the head may end with CRLF or LF and are sent with CRLF; the body is sent as it
 * stands. What would be sent otherwise than it is written is refused at its place (security.md 5.2, T19).
 *
 * @param origin scheme, host and port that the request goes to, whatever Host says
 */
export function readRequestText(text: string, origin: string): ReadRequestText {
  const { lines, bodyStart } = headLines(text);
  const [first, ...rest] = lines;
  const faults: TextFault[] = [];
  const start = readStart(first ?? { text: '', start: 0 }, origin, faults);
  const headers = rest.flatMap((line) => readField(line, faults) ?? []);
  faults.push(...hostFaults(rest, lines.at(-1)));
  const body = bodyStart === undefined ? '' : text.slice(bodyStart);
  if (bodyStart !== undefined) faults.push(...bodyFaults(body, bodyStart));
  if (faults.length > 0 || start === undefined)
    return { kind: 'faults', faults: faults.toSorted((a, b) => a.start - b.start) };
  return { kind: 'request', request: { ...start, headers, body: utf8(body), asWritten: true } };
}

type Line = { readonly text: string; readonly start: number };

/** The lines before the empty one; without an empty one all are head. */
function headLines(text: string): { readonly lines: readonly Line[]; readonly bodyStart: number | undefined } {
  const lines: Line[] = [];
  let at = 0;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const content = text.slice(at, end > at && feed >= 0 && text.charAt(end - 1) === '\r' ? end - 1 : end);
    if (content === '' && feed >= 0) return { lines, bodyStart: feed + 1 };
    lines.push({ text: content, start: at });
    at = end + 1;
  }
  return { lines, bodyStart: undefined };
}

function readStart(line: Line, origin: string, faults: TextFault[]): { method: Method; url: string } | undefined {
  const first = line.text.indexOf(' ');
  const last = line.text.lastIndexOf(' ');
  if (first < 0 || last <= first) {
    faults.push(
      fault(
        line,
        0,
        line.text.length,
        'The first line is a method, a target and HTTP/1.1, with one space between each.',
      ),
    );
    return undefined;
  }
  const method = methods.find((each) => each === line.text.slice(0, first));
  if (method === undefined) faults.push(fault(line, 0, first, `The method has to be one of ${methods.join(', ')}.`));
  if (line.text.slice(last + 1) !== 'HTTP/1.1')
    faults.push(fault(line, last + 1, line.text.length, 'Write HTTP/1.1: it is the only version that is spoken here.'));
  const target = line.text.slice(first + 1, last);
  const wrong = targetFault(target, origin);
  if (wrong !== undefined) faults.push(fault(line, first + 1 + wrong.start, first + 1 + wrong.end, wrong.sentence));
  return method === undefined || wrong !== undefined ? undefined : { method, url: `${origin}${target}` };
}

function readField(line: Line, faults: TextFault[]): readonly HeaderField[] | undefined {
  const wrong = fieldFaultOf(line);
  if (wrong !== undefined) {
    faults.push(wrong);
    return undefined;
  }
  const colon = line.text.indexOf(':');
  return [[line.text.slice(0, colon), line.text.slice(colon + 2)]];
}

function fieldFaultOf(line: Line): TextFault | undefined {
  const { text } = line;
  const colon = text.indexOf(':');
  if (/^[ \t]/.test(text))
    return fault(
      line,
      0,
      text.length,
      'A line that begins with a space would go on with the field before (RFC 9112 §5.2): write the field in one line.',
    );
  if (colon < 0)
    return fault(line, 0, text.length, 'A header is a name, a colon and a value. Put an empty line before the body.');
  const name = text.slice(0, colon);
  if (!isToken(name))
    return fault(
      line,
      0,
      Math.max(colon, 1),
      'A header name is made of letters, digits and - only (a token, RFC 9110 §5.6.2).',
    );
  if (isFraming(name))
    return fault(
      line,
      0,
      text.length,
      `${name} frames the message or speaks to proxies; it is set for you and cannot be sent otherwise. Remove the line.`,
    );
  return valueFault(line, colon + 1);
}

function valueFault(line: Line, at: number): TextFault | undefined {
  const { text } = line;
  // The value of a record is without white space around it, and on the wire exactly one space stands before it.
  if (text.charAt(at) !== ' ' || /[ \t]/.test(text.charAt(at + 1)))
    return fault(line, at, at + 1, 'Write exactly one space behind the colon: it is sent so.');
  const odd = /[^\t\u0020-\u007e\u0080-\u00ff]/u.exec(text.slice(at + 1));
  if (odd !== null) {
    const from = at + 1 + odd.index;
    return fault(
      line,
      from,
      from + odd[0].length,
      isControl(odd[0]) ? controlCharacter : 'This character has no place in a header: only those of ISO 8859-1 have.',
    );
  }
  const trailing = /[ \t]+$/.exec(text.slice(at + 1));
  if (trailing !== null)
    return fault(
      line,
      at + 1 + trailing.index,
      text.length,
      'White space at the end of a value is no part of it (RFC 9110 §5.5): remove it.',
    );
  return undefined;
}

const controlCharacter = 'A control character would end or break the header: remove it.';

function isControl(character: string): boolean {
  return /\p{Cc}/u.test(character);
}

function hostFaults(lines: readonly Line[], end: Line | undefined): readonly TextFault[] {
  const hosts = lines.filter(({ text }) => /^host:/i.test(text));
  if (hosts.length === 0) {
    const at = end === undefined ? 0 : end.start + end.text.length;
    return [{ start: at, end: at, sentence: 'HTTP/1.1 asks for a Host line (RFC 9112 §3.2): add one.' }];
  }
  return hosts
    .slice(1)
    .map((line) => fault(line, 0, line.text.length, 'Host may stand once (RFC 9112 §3.2): remove this one.'));
}

function bodyFaults(body: string, start: number): readonly TextFault[] {
  const half = /\p{Surrogate}/u.exec(body);
  if (half === null) return [];
  return [
    {
      start: start + half.index,
      end: start + half.index + 1,
      sentence: 'This is half a character, which has no bytes: type it again.',
    },
  ];
}

function fault({ start }: Line, from: number, to: number, sentence: string): TextFault {
  return { start: start + from, end: start + to, sentence };
}
