import type { CurlConnection } from './curl-connection.ts';
import { type ArgumentPart, type CurlOption, partsText, windowsCurl } from './curl-windows.ts';
import type { HttpRequest } from './message.ts';
import type { ShellSecret } from './shell-secrets.ts';
import { argumentText } from './windows-arguments.ts';

/**
 * The request as a command for the prompt of cmd.exe and curl.exe. Each secret is a variable, `%CLIENT_SECRET%`. In a
 * batch file it would mean something else: there each percent sign has to be doubled.
 *
 * @param secrets what must not stand in the command; those with an empty value are left out
 */
export function cmdCommand(request: HttpRequest, secrets: readonly ShellSecret[], connection: CurlConnection): string {
  const { options, notes } = windowsCurl(request, secrets, connection);
  const written = options.map(writable);
  const words = written.map(({ name, value }) => [name, ...(value === undefined ? [] : [cmdWord(value)])].join(' '));
  const isFilled = written.some(({ value = [] }) => value.some(({ kind }) => kind === 'variable'));
  const remarks = [...notes, ...options.flatMap(heldNote), ...(isFilled ? [quoteNote] : [])];
  return [...remarks.map(remark), `curl.exe ${words.map((word) => word.trimStart()).join(' ^\n  ')}`].join('\n');
}

const quoteNote = 'A variable with a quotation mark in it, or a backslash at its end, cannot be passed by cmd.';

// cmd puts the value in before it looks for quotes, and knows no way to write a percent sign or a quote beside it.
const besideVariable = /["%]|\p{Cc}/u;

function needsHolder(value: readonly ArgumentPart[]): boolean {
  const text = partsText(value, () => '');
  const hasVariable = value.some(({ kind }) => kind === 'variable');
  return /\p{Cc}/u.test(text) || (hasVariable && besideVariable.test(text));
}

/** Where text and variable cannot stand together, one variable stands for both. */
function writable(option: CurlOption): CurlOption {
  const { name, value } = option;
  if (value === undefined || !needsHolder(value)) return option;
  return { name, value: [{ kind: 'variable', name: holderName(option) }] };
}

function holderName({ name, value = [] }: CurlOption): string {
  const header = /^([\w-]+):/.exec(partsText(value, () => ''))?.[1];
  const part = name === '-H' && header !== undefined ? header : name.replace(/^-+/, '') || 'url';
  return `${part.toUpperCase().replaceAll('-', '_')}_VALUE`;
}

function heldNote(option: CurlOption): readonly string[] {
  const { value } = option;
  if (value === undefined || !needsHolder(value)) return [];
  const text = partsText(value, (name) => ` (the value of ${name}) `);
  return [`${holderName(option)} has to hold, as one text: ${text}`];
}

/** A line that does nothing, with nothing in it that would do something all the same. */
function remark(text: string): string {
  return `REM ${text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(/[%^&|<>"!]/g, escaped)}`;
}

/** Outside quotation marks a caret takes the meaning from a character; of a percent sign, from the name behind it. */
function escaped(character: string): string {
  return character === '%' ? '%^' : `^${character}`;
}

function cmdWord(value: readonly ArgumentPart[]): string {
  const text = partsText(value, () => '');
  if (!/["%]/.test(text)) return quotedWord(value);
  return caretWord(text);
}

/** Within quotation marks nothing but `%` has a meaning to cmd. */
function quotedWord(value: readonly ArgumentPart[]): string {
  const inside = value.map((part, index) => {
    if (part.kind === 'variable') return `%${part.name}%`;
    return argumentText(part.text, index === value.length - 1);
  });
  const word = inside.join('');
  return /^[\w.:/-]+$/.test(word) ? word : `"${word}"`;
}

/** cmd sees no quotation mark in it at all, only characters that mean themselves; the program sees the marks. */
function caretWord(text: string): string {
  let word = '^"';
  let isAfterPercent = false;
  for (const character of argumentText(text, true)) {
    const isSpecial = /[()!^"<>&|]/.test(character);
    word += isSpecial || isAfterPercent ? `^${character}` : character;
    isAfterPercent = character === '%';
  }
  return `${word}^"`;
}
