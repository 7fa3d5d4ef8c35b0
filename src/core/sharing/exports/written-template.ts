import type { Template } from '../code/template.ts';

/** Where a text stands in a file with `{{variables}}`, which decides how doubled braces of its own can be written. */
export type BracePlace = 'url' | 'json' | 'text';

/** How the formats write a variable: `{{client_secret}}` for `CLIENT_SECRET`. */
export function inBraces(variable: string): string {
  return `{{${variable.toLowerCase()}}}`;
}

/**
 * A value with its variables in braces. Doubled braces of its own would be filled in as well, with a variable of the
 * machine if somebody else chose the text; none of the formats has a way to escape them. In a URL and in JSON they are
 * written otherwise with the same meaning; elsewhere a space comes between, which `hasOwnBraces` tells.
 *
 * @param encode how a text is written at this place, where it is not as it is
 */
export function inFile(template: Template, place: BracePlace, encode = (text: string) => text): string {
  return template
    .map((part, index) => {
      if (part.kind === 'variable') return inBraces(part.name);
      const isBeforeVariable = template[index + 1]?.kind === 'variable';
      return encode(part.text).replaceAll(isBeforeVariable ? /\{(?=\{|$)/g : /\{(?=\{)/g, apart[place]);
    })
    .join('');
}

const apart: Readonly<Record<BracePlace, string>> = { url: '%7B', json: String.raw`\u007b`, text: '{ ' };

/** Whether a value has doubled braces of its own. */
export function hasOwnBraces(template: Template): boolean {
  return template.some(
    (part, index) =>
      part.kind === 'text' && (template[index + 1]?.kind === 'variable' ? /\{(?:\{|$)/ : /\{\{/).test(part.text),
  );
}

/** Whether a secret stands in it. */
export function hasVariable(template: Template): boolean {
  return template.some(({ kind }) => kind === 'variable');
}
