import { credentialEncoders } from './basic-encoding.ts';
import { base64, utf8 } from './bytes.ts';
import { encodeBytes, formEncode } from './form.ts';

/** A stretch of a text, by UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number };

/** Below this a value is looked for in its own places only: it would be found in every other word. */
const shortestSearched = 4;
/** A longer one is known by its beginning, in each of its forms, and the match runs on to the end of the word. */
const longestSpelt = 256;
const wordCharacter = /[A-Za-z0-9+/_=%.~-]/;

/**
 * Where a secret stands in a text in any form it may have taken: plain, percent- or form-encoded (twice as well),
 * escaped for JSON or HTML, each mixed as encoders differ, or inside base64, base64url or hex. In the last three the
 * whole word is returned.
 */
export function findSecret(text: string, secret: string): readonly Span[] {
  if (secret.length < shortestSearched) return [];
  const isLong = secret.length > longestSpelt;
  // A pattern of the whole would be more than an engine takes.
  const patterns = patternsOf(isLong ? secret.slice(0, longestSpelt) : secret);
  return [...matches(text, patterns.spelling, isLong), ...matches(text, patterns.encodings, true)];
}

type Patterns = { readonly spelling: RegExp; readonly encodings: RegExp };

// To make the patterns takes longer than to run them, and each message drawn is searched for the same few secrets.
const made = new Map<string, Patterns>();
const madeAtMost = 64;

function patternsOf(secret: string): Patterns {
  const patterns = made.get(secret) ?? { spelling: spelling(secret), encodings: encodings(secret) };
  // Last in the order is last used, so the first is the one to let go.
  made.delete(secret);
  made.set(secret, patterns);
  const [oldest] = made.keys();
  if (made.size > madeAtMost && oldest !== undefined) made.delete(oldest);
  return patterns;
}

function matches(text: string, pattern: RegExp, toEndOfWord: boolean): readonly Span[] {
  const spans: Span[] = [];
  // A search that found no more leaves the pattern at its beginning, ready for the next text.
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    let start = match.index;
    let end = pattern.lastIndex;
    if (toEndOfWord) {
      const floor = spans.at(-1)?.end ?? 0;
      while (start > floor && wordCharacter.test(text.charAt(start - 1))) start--;
      while (end < text.length && wordCharacter.test(text.charAt(end))) end++;
      // Not from within the word again: a long one would be walked once for each match in it.
      pattern.lastIndex = end;
    }
    spans.push({ start, end });
  }
  return spans;
}

/** One pattern with every spelling of every character, so that any mixture of encoders is matched. */
function spelling(secret: string): RegExp {
  const units = secret.match(/\\+|[^\\]/gsu) ?? [];
  return new RegExp(
    units.map((unit) => (unit.startsWith('\\') ? backslashes(unit.length) : spellings(unit))).join(''),
    'g',
  );
}

/** A run of backslashes as one: each alone may stand doubled, so there would be countless ways to read a long run. */
function backslashes(count: number): string {
  const forms = ['%(?:25){0,2}5[cC]', '\\\\{1,3}u005[cC]', '&#0*92;', '&#[xX]0*5[cC];'].map(
    (form) => `(?:${form}){${count}}`,
  );
  return `(?:\\\\{${count},${4 * count}}|${forms.join('|')})`;
}

function spellings(character: string): string {
  const bytes = [...utf8(character)];
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const forms = [
    escaped(character),
    bytes.map((byte) => `%(?:25){0,2}${anyCase(hex(byte, 2))}`).join(''),
    units.map((unit) => `\\\\{1,3}u${anyCase(hex(unit, 4))}`).join(''),
  ];
  if (!/^[A-Za-z0-9]$/.test(character)) forms.push(...markedForms(character));
  // A character of ISO 8859-1 that came as one byte is no UTF-8: it shows as U+FFFD.
  if ((units[0] ?? 0) >= 0x80) forms.push('\uFFFD', escaped(String.fromCharCode(...bytes)));
  return `(?:${forms.join('|')})`;
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\b': 'b',
  '\f': 'f',
};
const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

function markedForms(character: string): readonly string[] {
  const code = character.codePointAt(0) ?? 0;
  const forms = [`&#0*${code};`, `&#[xX]0*${anyCase(code.toString(16))};`];
  const entity = entities[character];
  if (entity !== undefined) forms.push(`&${entity};`);
  const short = shortEscapes[character];
  if (short !== undefined) forms.push(`\\\\{1,3}${short}`);
  if (character === ' ') forms.push('\\+', '%(?:25){0,2}2[bB]');
  if (code < 0x80) forms.push(`\\\\{1,3}${escaped(character)}`);
  return forms;
}

/** What of the secret is the same in every base64 text around it, in each of its encodings, and its hex form. */
function encodings(secret: string): RegExp {
  const written = new Set(
    [formEncode, uriEncode, ...Object.values(credentialEncoders)].map((encode) => encode(secret)),
  );
  const parts = [...written].flatMap((form) => [0, 1, 2].map((offset) => base64Core(utf8(form), offset)));
  const inBase64 = [...new Set(parts)].map((part) =>
    part.replaceAll('+', '(?:[+-]|%2[bB])').replaceAll('/', '(?:\\\\?/|_|%2[fF])'),
  );
  const inHex = [...utf8(secret)].map((byte) => anyCase(hex(byte, 2))).join('');
  return new RegExp([...inBase64, inHex].join('|'), 'g');
}

/** As `encodeURIComponent`, which throws at half a surrogate pair. */
function uriEncode(text: string): string {
  return encodeBytes(text, (character) => /[\w.~!*'()-]/.test(character));
}

/** The characters that depend on these bytes alone when `offset` bytes (modulo 3) stand before them. */
function base64Core(bytes: Uint8Array, offset: number): string {
  const padded = new Uint8Array(offset + bytes.length);
  padded.set(bytes, offset);
  const first = [0, 2, 3][offset] ?? 0;
  return base64(padded).slice(first, Math.floor((padded.length * 8) / 6));
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
