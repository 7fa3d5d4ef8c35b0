import type { CurlWord, ShellReading } from './curl-words.ts';
import { substitutionEnd } from './shell-substitution.ts';
import { WordReader } from './word-reader.ts';

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', e: '\u001b' };

const singleQuote = /['‘’‚‛]/;

/** The commands of a text for PowerShell: backticks escape, single quotes are doubled, `\"` reaches curl as one quote. */
export function powershellWords(text: string): ShellReading {
  const reader = new WordReader(text);
  while (!reader.isAtEnd()) step(reader);
  const { commands, isCut } = reader.finish();
  // Only then is it certain that a word's own quotation marks are for the program to take away.
  const isLegacy = /PSNativeCommandArgumentPassing\s*=\s*['"]?Legacy/i.test(text);
  if (!isLegacy) return { commands, isCut };
  return {
    commands: commands.map(({ words, end }) => ({ end, words: words.map(withoutOwnQuotes) })),
    isCut,
  };
}

function withoutOwnQuotes(word: CurlWord): CurlWord {
  const { text } = word;
  if (text.length < 3 || !text.startsWith('"') || !text.endsWith('\\"')) return word;
  // By hand: a pattern would try each row of backslashes anew from each of its characters.
  let end = text.length - 1;
  while (text.charAt(end - 1) === '\\') end--;
  return { ...word, text: text.slice(1, end) + halved(text.slice(end, -1)) };
}

function halved(backslashes: string): string {
  return '\\'.repeat(backslashes.length >> 1);
}

function step(reader: WordReader): void {
  const next = reader.peek();
  if (next === '`') return backtick(reader);
  if (singleQuote.test(next)) return singleQuoted(reader);
  if (next === '"') return doubleQuoted(reader);
  if (next === '$') return dollar(reader);
  if (next === ' ' || next === '\t') return reader.endWord();
  if (next === '#' && !reader.isInWord()) return reader.skipTo(lineEnd(reader));
  // The call operator stands first; everywhere else & is no part of a word.
  if (next === '\n' || ';|&(){}<>'.includes(next)) return reader.endCommand();
  return reader.take(reader.at + 1);
}

function backtick(reader: WordReader): void {
  const continued = /^`[ \t]*\n/.exec(reader.text.slice(reader.at, reader.at + 200));
  if (continued !== null) return reader.skipTo(reader.at + continued[0].length);
  const after = reader.text.charAt(reader.at + 1);
  reader.add(escapes[after] ?? after);
  reader.skipTo(reader.at + 2);
}

function singleQuoted(reader: WordReader): void {
  reader.add('');
  reader.skipTo(reader.at + 1);
  while (!reader.isAtEnd()) {
    if (singleQuote.test(reader.peek())) {
      reader.skipTo(reader.at + 1);
      if (!singleQuote.test(reader.peek())) return;
    }
    quoteForCurl(reader);
  }
  reader.isCut = true;
}

function doubleQuoted(reader: WordReader): void {
  reader.add('');
  reader.skipTo(reader.at + 1);
  while (!reader.isAtEnd()) {
    const next = reader.peek();
    if (next === '"') {
      reader.skipTo(reader.at + 1);
      if (reader.peek() !== '"') return;
      reader.take(reader.at + 1);
    } else if (next === '`') backtick(reader);
    else if (next === '$') dollar(reader);
    else if (/^\\+`"/.test(reader.text.slice(reader.at, reader.at + 64))) escapedQuote(reader);
    else reader.take(reader.at + 1);
  }
  reader.isCut = true;
}

/** The program unescapes `\"` once more when it splits its command line; backslashes before one count twice. */
function quoteForCurl(reader: WordReader): void {
  const [run, backslashes] = /^(\\+)"/.exec(reader.text.slice(reader.at, reader.at + 64)) ?? [];
  if (run === undefined || backslashes === undefined) return reader.take(reader.at + 1);
  const isCharacter = backslashes.length % 2 === 1;
  if (!isCharacter) return reader.take(reader.at + backslashes.length);
  reader.add(`${halved(backslashes)}"`);
  reader.skipTo(reader.at + run.length);
}

/** Backslashes and an escaped quote behind them: for curl an odd number makes the quote a character. */
function escapedQuote(reader: WordReader): void {
  const backslashes = /^\\+/.exec(reader.text.slice(reader.at, reader.at + 64))?.[0] ?? '';
  const isCharacter = backslashes.length % 2 === 1;
  reader.add(isCharacter ? halved(backslashes) : backslashes);
  reader.skipTo(reader.at + backslashes.length);
}

function dollar(reader: WordReader): void {
  if (reader.text.charAt(reader.at + 1) === '(') return reader.take(substitutionEnd(reader.text, reader.at));
  const [whole] =
    /^\$(?:\{[^}]*\}|(?:(?:env|script|global|local|using):)?[A-Za-z_]\w*)/i.exec(
      reader.text.slice(reader.at, reader.at + 200),
    ) ?? [];
  if (whole !== undefined) reader.name(whole.replaceAll(/[${}]/g, ''));
  return reader.take(reader.at + (whole?.length ?? 1));
}

function lineEnd({ text, at }: WordReader): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
