/**
 * Where a command substitution that begins at `start` (`$(…)`, `$((…))` or backticks) ends; the end of the text where it
 * is never closed. Quotes and nested ones inside are honoured.
 */
export function substitutionEnd(text: string, start: number): number {
  return text.charAt(start) === '`' ? backticksEnd(text, start + 1) : parenthesesEnd(text, start + 2, 0);
}

function backticksEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === '`') return at + 1;
  }
  return text.length;
}

// Deeper nesting is nobody's command, and would run out of stack.
const deepest = 50;

function parenthesesEnd(text: string, start: number, nesting: number): number {
  if (nesting > deepest) return text.length;
  let depth = 1;
  let at = start;
  while (at < text.length) {
    const next = text.charAt(at);
    if (next === '\\') at += 2;
    else if (next === "'") at = pastQuote(text, at);
    else if (next === '"') at = pastDoubleQuote(text, at + 1, nesting);
    else {
      if (next === '(') depth++;
      if (next === ')') depth--;
      at++;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

function pastQuote(text: string, at: number): number {
  const end = text.indexOf("'", at + 1);
  return end < 0 ? text.length : end + 1;
}

function pastDoubleQuote(text: string, start: number, nesting: number): number {
  let at = start;
  while (at < text.length && text.charAt(at) !== '"') {
    const isNested = text.startsWith('$(', at);
    at = isNested ? parenthesesEnd(text, at + 2, nesting + 1) : at + (text.charAt(at) === '\\' ? 2 : 1);
  }
  return at + 1;
}
