/** What a lexical piece of a JSON text is; `odd` is what fits nowhere. */
export type JsonTokenKind =
  | 'space'
  | 'open'
  | 'close'
  | 'colon'
  | 'comma'
  | 'name'
  | 'string'
  | 'number'
  | 'literal'
  | 'odd';

const space = /\s+/y;
const number = /-?[0-9][0-9.eE+-]*/y;
const literal = /[A-Za-z_]+/y;

/**
 * Visits the tokens of a JSON text (RFC 8259 §2), in order and without gaps. It takes everything: a broken or cut text
 * gives the same tokens up to where it breaks, and a string without its closing quote runs to the end.
 */
export function visitJson(text: string, visit: (kind: JsonTokenKind, start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    const end = tokenEnd(text, at, kind);
    visit(kind === 'string' && isBeforeColon(text, end) ? 'name' : kind, at, end);
    at = end;
  }
}

function kindAt(text: string, at: number): JsonTokenKind {
  switch (text.charAt(at)) {
    case '{':
    case '[':
      return 'open';
    case '}':
    case ']':
      return 'close';
    case ':':
      return 'colon';
    case ',':
      return 'comma';
    case '"':
      return 'string';
    default:
      return kindOfWord(text, at);
  }
}

function kindOfWord(text: string, at: number): JsonTokenKind {
  if (matchEnd(space, text, at) !== undefined) return 'space';
  if (matchEnd(number, text, at) !== undefined) return 'number';
  return matchEnd(literal, text, at) === undefined ? 'odd' : 'literal';
}

function tokenEnd(text: string, at: number, kind: JsonTokenKind): number {
  if (kind === 'string') return stringEnd(text, at);
  const pattern = patterns[kind];
  return (pattern === undefined ? undefined : matchEnd(pattern, text, at)) ?? at + 1;
}

const patterns: Readonly<Partial<Record<JsonTokenKind, RegExp>>> = { space, number, literal };

/** A string before a colon is a name; that holds in broken texts as well, where nesting tells nothing. */
function isBeforeColon(text: string, end: number): boolean {
  return text.charAt(matchEnd(space, text, end) ?? end) === ':';
}

// By hand: a pattern for strings runs out of stack on one of some megabytes.
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22) return at + 1;
  }
  return text.length;
}

/** Where a token of this kind ends of which the text has only what stands behind its beginning. */
export function jsonTokenEnd(text: string, at: number, kind: JsonTokenKind): number {
  if (kind === 'string' || kind === 'name') return stringEnd(text, at - 1);
  const pattern = rests[kind];
  return (pattern === undefined ? undefined : matchEnd(pattern, text, at)) ?? at;
}

const rests: Readonly<Partial<Record<JsonTokenKind, RegExp>>> = { number: /[0-9.eE+-]*/y, literal };

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** What a JSON string token says, with its escapes resolved; a broken one as it stands between its quotes. */
export function jsonStringValue(token: string): string {
  try {
    const value: unknown = JSON.parse(token);
    if (typeof value === 'string') return value;
  } catch {
    // A broken escape or a missing quote: the text itself is the best there is.
  }
  return token.slice(1, token.length > 1 && token.endsWith('"') ? -1 : undefined);
}
