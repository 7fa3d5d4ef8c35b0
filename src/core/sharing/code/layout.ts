import type { Language } from './language.ts';
import { noteWords } from './note-words.ts';
import type { ProgramPlan } from './program-plan.ts';

const width = 96;

/** What stands above a program, as line comments: what it does, how it is run, what it does otherwise than the page. */
export function heading(mark: string, plan: ProgramPlan, language: Omit<Language, 'write'>): readonly string[] {
  const does =
    plan.call === undefined
      ? 'Gets an access token with the client credentials grant (RFC 6749, section 4.4).'
      : 'Gets an access token with the client credentials grant (RFC 6749, section 4.4) and calls an API with it.';
  const names = plan.variables.map(({ name }) => name).join(', ');
  return [
    does,
    `Run it: ${language.run}`,
    ...(names === '' ? [] : [`It reads from the environment: ${names}`]),
    ...plan.notes.map((note) => `Note: ${noteWords(note, language)}`),
  ].flatMap((sentence) => comment(mark, sentence));
}

/**
 * A sentence as line comments. Only letters, digits and calm punctuation come through: in Java a backslash in a comment can
 * be read, and `?>` ends a comment of PHP.
 */
function comment(mark: string, sentence: string): readonly string[] {
  const lines: string[] = [];
  for (const word of sentence
    .replaceAll(/[^\w .,:;()/'"+@=-]/g, ' ')
    .split(' ')
    .filter(Boolean)) {
    const open = lines.at(-1);
    if (open === undefined || open.length + word.length >= width) lines.push(`${mark} ${word}`);
    else lines[lines.length - 1] = `${open} ${word}`;
  }
  return lines;
}

/** Lines moved to the right by so many spaces; empty ones stay empty. */
export function indented(spaces: number, lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(spaces)}${line}`));
}

/** A file of these blocks, with an empty line between them; empty blocks are left out. */
export function blocks(...parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
