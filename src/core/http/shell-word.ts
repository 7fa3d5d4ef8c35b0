import { latin1, utf8 } from './bytes.ts';

/** What a shell word is made of: bytes to quote, or an expression that the shell fills in. */
export type WordPart =
  /** One character per byte (ISO 8859-1), without NUL. */
  | { readonly kind: 'bytes'; readonly text: string }
  /** A variable or a command substitution, as it stands inside double quotes. */
  | { readonly kind: 'expression'; readonly text: string };

/** Characters that mean nothing inside double quotes, also in an interactive shell (so no `!`). */
const calm = /^[A-Za-z0-9 .,:;/=?&%+@#~^*()<>[\]{}|_-]*$/;

/** The parts as one word for bash (and zsh): exactly these bytes, whatever they are. */
export function shellWord(parts: readonly WordPart[]): string {
  const filled = parts.filter(({ text }) => text !== '');
  const isCalm = filled.every((part) => part.kind === 'expression' || calm.test(part.text));
  if (isCalm && filled.some(({ kind }) => kind === 'expression')) return `"${filled.map(inDoubleQuotes).join('')}"`;
  const words = filled.map((part) => (part.kind === 'bytes' ? quoted(part.text) : `"${part.text}"`));
  return words.length === 0 ? "''" : words.join('');
}

/** A variable as a part of a word. */
export function variable(name: string): WordPart {
  return { kind: 'expression', text: `\${${name}}` };
}

/** A text in UTF-8 as a part of a word. */
export function utf8Part(text: string): WordPart {
  return { kind: 'bytes', text: latin1(utf8(text)) };
}

/** `$NAME` reads better than `${NAME}`; it will do unless what follows would read on. */
function inDoubleQuotes(part: WordPart, index: number, parts: readonly WordPart[]): string {
  const bare = part.kind === 'expression' ? /^\$\{(\w+)\}$/.exec(part.text)?.[1] : undefined;
  if (bare === undefined) return part.text;
  return /^[\w[]/.test(parts[index + 1]?.text ?? '') ? part.text : `$${bare}`;
}

/** Single quotes where they do, else `$'…'` with every unusual byte escaped, and `!`, which may be expanded. */
function quoted(bytes: string): string {
  if (/^[ "-&(-~]*$/.test(bytes)) return `'${bytes}'`;
  const escaped = bytes.replace(/[^ "-&(-[\]-~]/g, (character) => {
    if (character === '\\' || character === "'") return `\\${character}`;
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `$'${escaped}'`;
}
