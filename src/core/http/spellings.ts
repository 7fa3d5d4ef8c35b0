import { utf8 } from './bytes.ts';

/** A run of backslashes as one: each alone may stand doubled, so there would be countless ways to read a long run. */
export function backslashes(count: number): string {
  const forms = ['%(?:25){0,2}5[cC]', '\\\\{1,3}u005[cC]', '&#0*92;', '&#[xX]0*5[cC];'].map(
    (form) => `(?:${form}){${count}}`,
  );
  return `(?:\\\\{${count},${4 * count}}|${forms.join('|')})`;
}

/** Every way in which one character may be written, as a pattern. */
export function spellings(character: string): string {
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

export function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

export function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
