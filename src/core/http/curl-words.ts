import { bashWords } from './curl-words-bash.ts';
import { cmdWords } from './curl-words-cmd.ts';
import { powershellWords } from './curl-words-powershell.ts';

/** For which command line a command was written. */
export type Shell = 'bash' | 'cmd' | 'powershell';

/** One word of a command, with the quotes resolved. */
export type CurlWord = {
  readonly text: string;
  /** Variables that the shell would put in; in `text` they stand as they were written. */
  readonly variables: readonly string[];
};

/** What a shell would hand to curl, and what in the text is none of it. */
export type CurlWords = {
  readonly shell: Shell;
  /** The arguments, without `curl` itself; undefined where there is no curl command in the text. */
  readonly words: readonly CurlWord[] | undefined;
  /** What stands behind the command, for example `| jq .`, or `&y=2` where an unquoted & ended it; empty mostly. */
  readonly rest: string;
  /** A quotation mark that is never closed: the text was probably cut. */
  readonly isCut: boolean;
};

/** What one shell's reader returns: every command in the text, each with the place behind it. */
export type ShellReading = {
  readonly commands: readonly { readonly words: readonly CurlWord[]; readonly end: number }[];
  readonly isCut: boolean;
};

/**
 * The words of the first curl command in a text, as bash, cmd or PowerShell would split it. Nothing is run: a command
 * substitution and a variable stay as they are written.
 */
export function curlWords(text: string): CurlWords {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const shell = shellOf(lines);
  const { commands, isCut } = readers[shell](lines);
  for (const { words, end } of commands) {
    const start = words.findIndex(({ text: word }) => isCurl(word));
    if (start < 0 || !words.slice(0, start).every(({ text: word }) => isBefore(word))) continue;
    return { shell, words: words.slice(start + 1), rest: lines.slice(end).trim(), isCut };
  }
  return { shell, words: undefined, rest: '', isCut };
}

const readers: Readonly<Record<Shell, (text: string) => ShellReading>> = {
  bash: bashWords,
  cmd: cmdWords,
  powershell: powershellWords,
};

/** A variable of cmd; `%ABC%` may as well be percent-encoding, unless it has a sign that no number has. */
const cmdVariable = /%(?:(?![0-9A-F]{2})[A-Z_][A-Z0-9_]{2,60}|[A-Z][A-Z0-9]{0,30}_[A-Z0-9_]{1,60})%/;

const continuing: Readonly<Record<string, Shell>> = { '\\': 'bash', '^': 'cmd', '`': 'powershell' };

/** By the sign that continues the first line; where there is but one line, by what only one of them writes. */
function shellOf(text: string): Shell {
  // Without a blank before it, a caret or backtick at the end of a line may as well be part of a text.
  const continuation = /curl\.exe/i.test(text) ? /([\\^`])[ \t]{0,80}\n/ : /(\\|(?<=\s)[\^`])[ \t]{0,80}\n/;
  const sign = continuation.exec(text)?.[1];
  if (sign !== undefined) return continuing[sign] ?? 'bash';
  if (text.split(/['\n]/).some(hasCaretQuote)) return 'cmd';
  if (/^\s*(?:PS [^>\n]*>|& ?["']?curl\.exe|\$\w+ ?= ?curl|curl\.exe\b.*\$env:)/i.test(text)) return 'powershell';
  if (/^\s*[A-Z]:\\[^>\n]*>/i.test(text) || (!text.includes("'") && cmdVariable.test(text))) return 'cmd';
  return 'bash';
}

/** A `^"` behind curl. Only behind the first one of a line: to look behind each takes time by the square of their number. */
function hasCaretQuote(line: string): boolean {
  const curl = /\bcurl(?:\.exe)?\s/i.exec(line);
  return curl !== null && line.includes('^"', curl.index + curl[0].length);
}

function isCurl(word: string): boolean {
  return /^(?:.*[\\/])?curl(?:\.exe)?$/i.test(word);
}

/** A prompt, an assignment, or a program that starts another. */
function isBefore(word: string): boolean {
  return /^(?:[$>%#&]|PS|[A-Z]:\\.*>|.*[\w~]>|.*[#$]|sudo|time|exec|command|\w+=.*|\$\w+|=)$/is.test(word);
}
