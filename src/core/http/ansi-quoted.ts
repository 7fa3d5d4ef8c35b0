import { concatBytes, utf8 } from './bytes.ts';

const letters: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  E: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

/** What `$'…'` of bash means: escapes for bytes (`\x41`, `\101`), characters (`\u00e9`) and controls (`\n`). */
export function ansiQuoted(inside: string): string {
  const pieces: Uint8Array[] = [];
  const pattern =
    /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|c(.)|([\s\S]))|[^\\]+|\\/g;
  for (const [whole, byte, short, long, octal, control, letter] of inside.matchAll(pattern)) {
    if (byte !== undefined) pieces.push(Uint8Array.of(Number.parseInt(byte, 16)));
    else if (octal !== undefined) pieces.push(Uint8Array.of(Number.parseInt(octal, 8) & 255));
    else if (control !== undefined) pieces.push(Uint8Array.of(control.charCodeAt(0) & 31));
    else if (letter !== undefined) pieces.push(ofLetter(letter));
    else pieces.push(utf8(character(short ?? long) ?? whole));
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(concatBytes(pieces));
}

/** Quotes and backslashes stand for themselves; before any other letter the backslash does too. */
function ofLetter(letter: string): Uint8Array {
  const code = letters[letter];
  if (code !== undefined) return Uint8Array.of(code);
  return utf8(/[\\'"?]/.test(letter) ? letter : `\\${letter}`);
}

function character(hex: string | undefined): string | undefined {
  if (hex === undefined) return undefined;
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
