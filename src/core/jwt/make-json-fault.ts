import { type JsonTokenKind, visitJson } from '../http/json-tokens.ts';

type Expected = 'value' | 'first-value' | 'name' | 'first-name' | 'colon' | 'after' | 'end';

type Reading = {
  /** The brackets that are open, outermost first. */
  readonly open: string[];
  expected: Expected;
  fault: { readonly at: number; readonly what: string } | undefined;
};

/**
 * Where and why a text is no JSON (RFC 8259), as a sentence with line and column, or undefined where it is JSON. Columns
 * count characters from 1. What the engine says is not used: each words it differently, and some leave the place out.
 */
export function jsonFault(text: string): string | undefined {
  const reading: Reading = { open: [], expected: 'value', fault: undefined };
  visitJson(text, (kind, start, end) => {
    if (reading.fault !== undefined) return;
    const piece = text.slice(start, end);
    const what = kind === 'space' ? spaceFault(piece) : step(reading, kind, piece);
    if (what !== undefined) reading.fault = { at: start, what };
  });
  if (reading.fault === undefined && reading.expected !== 'end')
    reading.fault = { at: text.length, what: `the text ends too early, ${missing(reading)} is missing.` };
  return reading.fault === undefined ? undefined : `${placeOf(text, reading.fault.at)}: ${reading.fault.what}`;
}

/** Takes one token in; what is wrong with it, or undefined. */
function step(reading: Reading, kind: JsonTokenKind, piece: string): string | undefined {
  const { expected } = reading;
  const inner = reading.open.at(-1);
  const isClosing = kind === 'close' && piece === (inner === '{' ? '}' : ']');
  if (isClosing && (expected === 'after' || expected.startsWith('first-'))) return close(reading);
  if (isClosing && (expected === 'name' || expected === 'value'))
    return `there is a comma too many before this ${piece}.`;
  switch (expected) {
    case 'end':
      return `the JSON ends before this ${quoted(piece)}; nothing may follow.`;
    case 'after':
      if (kind !== 'comma')
        return `a comma${inner === '{' ? ' or }' : ' or ]'} is missing before this ${quoted(piece)}.`;
      reading.expected = inner === '{' ? 'name' : 'value';
      return undefined;
    case 'colon':
      if (kind !== 'colon') return `a colon is missing before this ${quoted(piece)}.`;
      reading.expected = 'value';
      return undefined;
    case 'name':
    case 'first-name':
      if (kind !== 'name' && kind !== 'string') return `a name in double quotes belongs here, not ${quoted(piece)}.`;
      reading.expected = 'colon';
      return stringFault(piece);
    case 'value':
    case 'first-value':
      return value(reading, kind, piece);
  }
}

function value(reading: Reading, kind: JsonTokenKind, piece: string): string | undefined {
  if (kind === 'open') {
    reading.open.push(piece);
    reading.expected = piece === '{' ? 'first-name' : 'first-value';
    return undefined;
  }
  reading.expected = reading.open.length === 0 ? 'end' : 'after';
  if (kind === 'string' || kind === 'name') return stringFault(piece);
  if (kind === 'number')
    return numberPattern.test(piece) ? undefined : `${quoted(piece)} is no number as JSON writes them.`;
  if (kind === 'literal' && ['true', 'false', 'null'].includes(piece)) return undefined;
  return `a value belongs here, and ${quoted(piece)} is none${hints[piece.charAt(0)] ?? '.'}`;
}

const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const hints: Readonly<Record<string, string>> = {
  "'": '; texts stand in double quotes.',
  '“': '; texts stand in straight double quotes.',
  '/': '; JSON has no comments.',
};

function close(reading: Reading): undefined {
  reading.open.pop();
  reading.expected = reading.open.length === 0 ? 'end' : 'after';
}

function spaceFault(piece: string): string | undefined {
  return /^[ \t\n\r]*$/.test(piece)
    ? undefined
    : 'there is a kind of space that JSON does not know, perhaps a no-break space; use an ordinary one.';
}

function stringFault(piece: string): string | undefined {
  try {
    JSON.parse(piece);
    return undefined;
  } catch {
    if (/[\n\r]/.test(piece))
      return 'the text that begins here runs over the end of its line: its closing quote is missing.';
    if (hasControlCharacter(piece))
      return 'the text that begins here holds a control character, such as a tab; write it as \\t or \\u0009.';
    if (/^"(?:[^"\\]|\\.)*$/.test(piece)) return 'the text that begins here has no closing quote.';
    return 'the text that begins here has a backslash that JSON does not know; a backslash itself is written \\\\.';
  }
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 0x20) return true;
  return false;
}

function missing({ expected, open }: Reading): string {
  if (expected === 'colon') return 'a colon and a value';
  if (expected === 'value') return 'a value';
  return open.at(-1) === '{' ? 'its }' : 'its ]';
}

function quoted(piece: string): string {
  const characters = Array.from(piece);
  return `“${characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : piece}”`;
}

function placeOf(text: string, at: number): string {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  return `Line ${before.length}, column ${Array.from(before.at(-1) ?? '').length + 1}`;
}
