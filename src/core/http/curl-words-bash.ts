import { ansiQuoted } from './ansi-quoted.ts';
import type { CurlWord, ShellReading } from './curl-words.ts';
import { substitutionEnd } from './shell-substitution.ts';
import { WordReader } from './word-reader.ts';

const special = /[?$#!@*0-9-]/;

/** The commands of a bash (or zsh, dash) text: quotes, escapes, comments and operators as in POSIX §2.2 and §2.3. */
export function bashWords(text: string): ShellReading {
  const reader = new WordReader(text);
  while (!reader.isAtEnd()) step(reader);
  return reader.finish();
}

function step(reader: WordReader): void {
  const next = reader.peek();
  if (next === '\\') return escape(reader);
  if (next === "'") return quoted(reader, 1, "'", (inside) => inside);
  if (next === '"') return doubleQuoted(reader);
  if (next === '$') return dollar(reader, true);
  if (next === '`') return reader.take(substitutionEnd(reader.text, reader.at));
  if (next === ' ' || next === '\t') return reader.endWord();
  if (next === '#' && !reader.isInWord()) return reader.skipTo(lineEnd(reader.text, reader.at));
  if (next === '<' || next === '>') return redirect(reader);
  if (next === '\n' || ';&|()'.includes(next)) return reader.endCommand();
  return reader.take(reader.at + 1);
}

function escape(reader: WordReader): void {
  // Blanks behind the backslash are a slip of copying: what was meant is a continued line.
  const continued = /^\\[ \t]*\n/.exec(reader.text.slice(reader.at, reader.at + 200));
  if (continued !== null) return reader.skipTo(reader.at + continued[0].length);
  reader.add(reader.text.charAt(reader.at + 1));
  reader.at += 2;
}

function quoted(reader: WordReader, length: number, quote: string, read: (inside: string) => string): void {
  const start = reader.at + length;
  const end = closing(reader.text, start, quote, length === 2);
  reader.add(read(reader.text.slice(start, end)));
  reader.isCut ||= end >= reader.text.length;
  reader.at = end + 1;
}

/** In `$'…'` a backslash takes the meaning from the quote behind it. */
function closing(text: string, start: number, quote: string, withEscapes: boolean): number {
  for (let at = start; at < text.length; at++) {
    if (withEscapes && text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === quote) return at;
  }
  return text.length;
}

function doubleQuoted(reader: WordReader): void {
  reader.add('');
  reader.at++;
  for (let next = reader.peek(); next !== '"'; next = reader.peek()) {
    if (reader.isAtEnd()) {
      reader.isCut = true;
      return;
    }
    if (next === '\\') escapeInQuotes(reader);
    else if (next === '$') dollar(reader, false);
    else if (next === '`') reader.take(substitutionEnd(reader.text, reader.at));
    else reader.take(reader.at + 1);
  }
  reader.at++;
}

function escapeInQuotes(reader: WordReader): void {
  const after = reader.text.charAt(reader.at + 1);
  if (after !== '\n') reader.add('$`"\\'.includes(after) ? after : `\\${after}`);
  reader.at += 2;
}

function dollar(reader: WordReader, isBare: boolean): void {
  const after = reader.text.charAt(reader.at + 1);
  if (isBare && after === "'") return quoted(reader, 2, "'", ansiQuoted);
  // A translated text is a text.
  if (isBare && after === '"') return reader.skipTo(reader.at + 1);
  if (after === '(') return reader.take(substitutionEnd(reader.text, reader.at));
  const [whole, braced, plain] =
    /^\$(?:\{([^}]*)\}|([A-Za-z_]\w*))/.exec(reader.text.slice(reader.at, reader.at + 200)) ?? [];
  if (whole !== undefined) {
    reader.name(/^\w+/.exec(braced ?? plain ?? '')?.[0] ?? whole);
    return reader.take(reader.at + whole.length);
  }
  if (special.test(after)) reader.name(`$${after}`);
  return reader.take(reader.at + 1);
}

/** Where the output goes is none of curl's arguments; `2>` has the number of a channel before it. */
function redirect(reader: WordReader): void {
  reader.dropWord(/^\d?$/);
  const match = /^[<>]+[&|]?[ \t]*(?:\S*)/.exec(reader.text.slice(reader.at, reader.at + 1000));
  reader.skipTo(reader.at + (match?.[0].length ?? 1));
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The words of one text without operators, for example of what stands inside a substitution. */
export function wordsIn(text: string): readonly CurlWord[] {
  return bashWords(text).commands[0]?.words ?? [];
}
