/**
 * What curl.exe is given when a text is pasted at a prompt on Windows, after the published rules of each program on the
 * way. Written beside the product's own readers on purpose: it shares nothing with them.
 */

type Environment = Readonly<Record<string, string>>;

/** The arguments of the first command that is curl.exe, at the prompt of cmd. */
export function cmdArguments(text: string, environment: Environment): readonly string[] {
  const lines = text.split('\n').map((line) => percentExpanded(line, environment));
  for (let at = 0; at < lines.length; at++) {
    let command = '';
    let scanned = scanLine(lines[at] ?? '', false);
    command += scanned.text;
    while (scanned.continues) {
      at++;
      scanned = scanLine(lines[at] ?? '', true);
      command += scanned.text;
    }
    if (command.startsWith('curl.exe ')) return splitCommandLine(command).slice(1);
    if (!command.startsWith('REM ') || scanned.ended) throw new Error(`cmd would run: ${command}`);
  }
  throw new Error('There is no curl.exe.');
}

/** `%NAME%` where NAME is set; any other percent sign stays. `%NAME:…%` takes the part of a value. */
function percentExpanded(line: string, environment: Environment): string {
  let out = '';
  for (let at = 0; at < line.length; at++) {
    const end = line.charAt(at) === '%' ? line.indexOf('%', at + 1) : -1;
    const name = end < 0 ? '' : line.slice(at + 1, end);
    const value = environment[name.split(':')[0] ?? ''];
    if (value !== undefined && name.includes(':')) throw new Error(`cmd would take a part of a variable: ${name}`);
    out += value ?? line.charAt(at);
    if (value !== undefined) at = end;
  }
  return out;
}

function scanLine(line: string, isContinued: boolean): { text: string; continues: boolean; ended: boolean } {
  let text = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (at === 0 && isContinued) {
      text += character;
      continue;
    }
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && character === '^') {
      if (at === line.length - 1) return { text, continues: true, ended: false };
      at++;
      text += line.charAt(at);
      continue;
    }
    if (!isQuoted && '&|<>'.includes(character)) throw new Error(`cmd would end the command at: ${line.slice(at)}`);
    text += character;
  }
  return { text, continues: false, ended: false };
}

/** The C runtime's rules: 2n backslashes and a quote are n and a delimiter, 2n+1 are n and a quote; `""` inside is one. */
function splitCommandLine(line: string): readonly string[] {
  const found: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (!isQuoted && (character === ' ' || character === '\t')) {
      if (word !== undefined) found.push(word);
      word = undefined;
      continue;
    }
    word ??= '';
    if (character === '\\') {
      let count = 0;
      while (line.charAt(at + count) === '\\') count++;
      const isBeforeQuote = line.charAt(at + count) === '"';
      word += '\\'.repeat(isBeforeQuote ? Math.floor(count / 2) : count);
      at += count - 1;
      if (isBeforeQuote && count % 2 === 1) {
        word += '"';
        at++;
      }
      continue;
    }
    if (character !== '"') word += character;
    else if (isQuoted && line.charAt(at + 1) === '"') {
      word += '"';
      at++;
    } else isQuoted = !isQuoted;
  }
  return word === undefined ? found : [...found, word];
}

/** Windows PowerShell, and the later one with `$PSNativeCommandArgumentPassing = 'Legacy'`. */
export type PowershellVersion = 5 | 7;

/** The arguments of curl.exe in a script block that sets the way of passing them and calls it. */
export function powershellArguments(text: string, environment: Environment, version: PowershellVersion) {
  const [block = ''] = /^& \{\n[^]*\n\}$/m.exec(text) ?? [];
  const before = text.slice(0, text.length - block.length);
  if (!before.split('\n').every((line) => line === '' || line.startsWith('# ')))
    throw new Error(`PowerShell would run: ${before}`);
  const [first, second, ...rest] = block.split('\n').slice(1, -1);
  if (first !== "  $PSNativeCommandArgumentPassing = 'Legacy'")
    throw new Error('It is not said how to pass arguments.');
  const words = powershellTokens([second, ...rest].join('\n').trim(), environment);
  if (words[0] !== 'curl.exe') throw new Error(`PowerShell would run ${words[0]}`);
  return splitCommandLine(words.map((word) => passed(word, version)).join(' ')).slice(1);
}

const single = `'\u2018\u2019\u201A\u201B`;
const double = `"\u201C\u201D\u201E`;

function powershellTokens(text: string, environment: Environment): readonly string[] {
  const words: string[] = [];
  let at = 0;
  const quoted = (marks: string, expands: boolean): string => {
    let inside = '';
    for (at++; at < text.length; at++) {
      const character = text.charAt(at);
      if (marks.includes(character)) {
        if (at + 1 >= text.length || !marks.includes(text.charAt(at + 1))) break;
        at++;
        inside += character;
      } else if (expands && character === '`') inside += text.charAt(++at);
      else if (expands && character === '$') {
        const [whole, braced, bare] = /^\$(?:\{env:([^}]+)\}|env:(\w+))/.exec(text.slice(at)) ?? [];
        if (whole === undefined) throw new Error(`PowerShell would evaluate ${text.slice(at, at + 30)}`);
        inside += environment[braced ?? bare ?? ''] ?? '';
        at += whole.length - 1;
      } else inside += character;
    }
    at++;
    return inside;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === ' ') at++;
    else if (text.startsWith('`\n', at)) at += 2;
    else if (single.includes(character)) words.push(quoted(single, false));
    else if (double.includes(character)) words.push(quoted(double, true));
    else {
      const [bare = ''] = /^[\w./:@-]+/.exec(text.slice(at)) ?? [];
      if (bare === '') throw new Error(`PowerShell would read ${text.slice(at, at + 30)}`);
      words.push(bare);
      at += bare.length;
    }
  }
  return words;
}

/** One argument as it is put into the command line: in quotes where white space stands outside of its own. */
function passed(word: string, version: PowershellVersion): string {
  let quotes = 0;
  let isNeeded = false;
  let isAfterBackslash = false;
  for (const character of word) {
    if (character === '"' && !isAfterBackslash) quotes++;
    else if (/[\s\u0085]/.test(character) && quotes % 2 === 0) isNeeded = true;
    isAfterBackslash = character === '\\';
  }
  if (!isNeeded) return word;
  return version === 7 && word.endsWith('\\') ? `"${word}\\"` : `"${word}"`;
}
