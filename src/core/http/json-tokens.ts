/** One lexical piece of a JSON text; joined they are the text exactly. */
export type JsonToken = {
  readonly kind: 'space' | 'open' | 'close' | 'colon' | 'comma' | 'name' | 'string' | 'number' | 'literal' | 'odd';
  readonly start: number;
  readonly end: number;
};

const structure: Readonly<Record<string, JsonToken['kind']>> = {
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ':': 'colon',
  ',': 'comma',
};
const space = /\s+/y;
const number = /-?[0-9][0-9.eE+-]*/y;
const literal = /[A-Za-z_]+/y;

/**
 * Splits a text into JSON tokens (RFC 8259 §2). It takes everything: a broken or cut text gives the same tokens up to
 * where it breaks, `odd` for what fits nowhere, and a string without its closing quote runs to the end.
 */
export function jsonTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number): JsonToken {
  const character = text.charAt(start);
  const kind = structure[character];
  if (kind !== undefined) return { kind, start, end: start + 1 };
  if (character === '"') return stringAt(text, start);
  const spaceEnd = matchEnd(space, text, start);
  if (spaceEnd !== undefined) return { kind: 'space', start, end: spaceEnd };
  const numberEnd = matchEnd(number, text, start);
  if (numberEnd !== undefined) return { kind: 'number', start, end: numberEnd };
  const literalEnd = matchEnd(literal, text, start);
  if (literalEnd !== undefined) return { kind: 'literal', start, end: literalEnd };
  return { kind: 'odd', start, end: start + 1 };
}

/** A string before a colon is a name; that holds in broken texts as well, where nesting tells nothing. */
function stringAt(text: string, start: number): JsonToken {
  const end = stringEnd(text, start);
  const colon = matchEnd(space, text, end) ?? end;
  return { kind: text.charAt(colon) === ':' ? 'name' : 'string', start, end };
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
