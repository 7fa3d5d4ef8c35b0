/** A character at its place: which one in the text (from 1, counted as a person counts). */
export type PlacedCharacter = { readonly character: string; readonly at: number };

/** The characters of a text that a pattern for one character fits, in order. */
export function charactersOf(text: string, pattern: RegExp): readonly PlacedCharacter[] {
  return Array.from(text).flatMap((character, index) =>
    pattern.test(character) ? [{ character, at: index + 1 }] : [],
  );
}

/** `U+200B (zero-width space)`: the character by its number, and by its name where it has one here. */
export function codeOf(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  const code = `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = names[number] ?? alikeName(character);
  return name === undefined ? code : `${code} (${name})`;
}

/** Letters of other scripts that look like a Latin one, with that one. */
export const alikes: Readonly<Record<string, string>> = {
  ...pairs('АВЕЅІЈКМНОРСТХУаеорсухіјѕԁһԛԝ', 'ABESIJKMHOPCTXYaeopcyxijsdhqw'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲϳ', 'ABEZHIKMNOPTYXovcj'),
};

const names: Readonly<Record<number, string>> = {
  0x00: 'null',
  0x1b: 'escape',
  0x7f: 'delete',
  0xa0: 'no-break space',
  0xad: 'soft hyphen',
  0xb4: 'acute accent',
  0x2002: 'en space',
  0x2003: 'em space',
  0x2009: 'thin space',
  0x200b: 'zero-width space',
  0x200c: 'zero-width non-joiner',
  0x200d: 'zero-width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2010: 'hyphen',
  0x2011: 'no-break hyphen',
  0x2012: 'figure dash',
  0x2013: 'en dash',
  0x2014: 'em dash',
  0x2018: 'left single quotation mark',
  0x2019: 'right single quotation mark',
  0x201c: 'left double quotation mark',
  0x201d: 'right double quotation mark',
  0x201e: 'low double quotation mark',
  0x2028: 'line separator',
  0x202f: 'narrow no-break space',
  0x2060: 'word joiner',
  0x2212: 'minus sign',
  0x3000: 'ideographic space',
  0xfeff: 'byte order mark',
  0xfffd: 'replacement character',
};

function alikeName(character: string): string | undefined {
  const latin = alikes[character];
  if (latin === undefined) return undefined;
  return `${/\p{Script=Greek}/u.test(character) ? 'Greek' : 'Cyrillic'}, looks like ${latin}`;
}

function pairs(foreign: string, latin: string): Readonly<Record<string, string>> {
  const letters = Array.from(latin);
  return Object.fromEntries(Array.from(foreign).map((letter, index) => [letter, letters[index] ?? '']));
}
