import type { ShellReading } from './curl-words.ts';
import { WordReader } from './word-reader.ts';

/**
 * The commands of a text for cmd.exe. It reads twice: cmd itself knows carets, double quotes and `&`, `|`, `<`, `>`;
 * then the program splits its command line at blanks, where only double quotes quote and `\"` is one.
 */
export function cmdWords(text: string): ShellReading {
  const commands: { words: ReturnType<typeof splitArguments>['words']; end: number }[] = [];
  let isCut = false;
  let start = 0;
  while (start < text.length) {
    const { line, end } = commandLine(text, start);
    const split = splitArguments(line);
    if (split.words.length > 0) commands.push({ words: split.words, end });
    isCut ||= split.isCut;
    start = end + 1;
  }
  return { commands, isCut };
}

/** One command as cmd hands it on: carets resolved, ended by an operator or the line. */
function commandLine(text: string, start: number): { readonly line: string; readonly end: number } {
  let line = '';
  let isQuoted = false;
  let at = start;
  for (; at < text.length; at++) {
    const next = text.charAt(at);
    if (next === '^' && !isQuoted) {
      const continued = /^\^[ \t]*\n/.exec(text.slice(at, at + 200));
      at += continued === null ? 1 : continued[0].length;
      // Behind a continued line the first character is taken as it is.
      line += continued !== null && text.charAt(at) === '^' ? '' : text.charAt(at);
      if (continued !== null && text.charAt(at) === '^') at--;
      continue;
    }
    if (next === '\n' || (!isQuoted && '&|<>'.includes(next))) break;
    if (next === '"') isQuoted = !isQuoted;
    line += next;
  }
  return { line, end: at };
}

function splitArguments(line: string): {
  readonly words: ShellReading['commands'][number]['words'];
  readonly isCut: boolean;
} {
  const reader = new WordReader(line);
  let isQuoted = false;
  while (!reader.isAtEnd()) {
    const next = reader.peek();
    const escaped = /^(\\+)(")/.exec(line.slice(reader.at, reader.at + 64));
    if (escaped !== null) isQuoted = backslashes(reader, escaped[1]?.length ?? 0, isQuoted);
    else if (next === '"') {
      // Twice inside quotes it is one that is meant.
      const isDoubled = isQuoted && line.charAt(reader.at + 1) === '"';
      reader.add(isDoubled ? '"' : '');
      if (!isDoubled) isQuoted = !isQuoted;
      reader.skipTo(reader.at + (isDoubled ? 2 : 1));
    } else if (!isQuoted && /\s/.test(next)) reader.endWord();
    else variableOr(reader);
  }
  return { words: reader.finish().commands[0]?.words ?? [], isCut: isQuoted };
}

/** Before a quote, two backslashes are one, and an odd one makes the quote a character. */
function backslashes(reader: WordReader, count: number, isQuoted: boolean): boolean {
  const isCharacter = count % 2 === 1;
  reader.add('\\'.repeat(count >> 1) + (isCharacter ? '"' : ''));
  reader.skipTo(reader.at + count + 1);
  return isCharacter ? isQuoted : !isQuoted;
}

function variableOr(reader: WordReader): void {
  const [whole, name] =
    /^%((?![0-9A-F]{2})[A-Za-z_]\w*|[A-Za-z][A-Za-z0-9]*_\w+)%/.exec(reader.text.slice(reader.at, reader.at + 100)) ??
    [];
  if (name !== undefined) reader.name(name);
  reader.take(reader.at + (whole?.length ?? 1));
}
