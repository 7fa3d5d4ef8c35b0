import { fullName, optionsWithValue, shortOptions } from './curl-options.ts';
import type { CurlWord } from './curl-words.ts';

/** One option of a curl command by its long name, without the hyphens; a URL that stands alone is `url`. */
export type CurlArgument =
  | { readonly kind: 'option'; readonly name: string; readonly written: string; readonly value: string | undefined }
  /** What curl itself does not know, or what takes a value and has none. */
  | { readonly kind: 'unknown'; readonly written: string };

/**
 * The words of a curl command as options: short ones may stand together (`-sSk`) and their value may stick to them
 * (`-XPOST`); long ones may be shortened. `--name=value` is none for curl, and what was meant is taken.
 */
export function curlArguments(words: readonly CurlWord[]): readonly CurlArgument[] {
  const found: CurlArgument[] = [];
  const waiting = words.map(({ text }) => text).values();
  let isOver = false;
  for (let { value: word } = waiting.next(); word !== undefined; { value: word } = waiting.next()) {
    if (isOver || word === '-' || !word.startsWith('-')) found.push(url(word));
    else if (word === '--') isOver = true;
    else if (word.startsWith('--')) found.push(long(word, waiting));
    else found.push(...short(word, waiting));
  }
  return found;
}

function url(word: string): CurlArgument {
  return { kind: 'option', name: 'url', written: word, value: word };
}

function long(word: string, waiting: Iterator<string, undefined>): CurlArgument {
  const equals = word.indexOf('=');
  const typed = word.slice(2, equals < 0 ? undefined : equals);
  const name = fullName(typed);
  // Its value may be a secret.
  if (name === undefined) return { kind: 'unknown', written: equals < 0 ? word : `${word.slice(0, equals)}=…` };
  if (!optionsWithValue.has(name)) return { kind: 'option', name, written: `--${typed}`, value: undefined };
  const value = equals < 0 ? waiting.next().value : word.slice(equals + 1);
  return value === undefined
    ? { kind: 'unknown', written: word }
    : { kind: 'option', name, written: `--${typed}`, value };
}

function short(word: string, waiting: Iterator<string, undefined>): readonly CurlArgument[] {
  const found: CurlArgument[] = [];
  const letters = Array.from(word.slice(1));
  for (const [index, letter] of letters.entries()) {
    const name = shortOptions.get(letter);
    const written = `-${letter}`;
    if (name === undefined) {
      found.push({ kind: 'unknown', written });
    } else if (optionsWithValue.has(name)) {
      const glued = letters.slice(index + 1).join('');
      const value = glued === '' ? waiting.next().value : glued;
      found.push(value === undefined ? { kind: 'unknown', written } : { kind: 'option', name, written, value });
      break;
    } else found.push({ kind: 'option', name, written, value: undefined });
  }
  return found;
}
