import { formEncode } from './form.ts';
import { findSecret, shortestSearched, type Span } from './secret-forms.ts';
import { utf8Part, variable, type WordPart } from './shell-word.ts';

/** A value that must not stand in a command, and the shell variable that takes its place. */
export type ShellSecret = { readonly value: string; readonly variable: string };

/**
 * A text as parts of a shell word, with variables in place of the secrets. Where a secret stands encoded, the
 * variable's name ends in `_ENCODED`: it has to hold what stood there.
 *
 * @param partOf how the text between them becomes bytes; UTF-8 unless said
 */
export function withVariables(
  text: string,
  secrets: readonly ShellSecret[],
  partOf: (text: string) => WordPart = utf8Part,
): readonly WordPart[] {
  const parts: WordPart[] = [];
  let at = 0;
  for (const { start, end, name } of secretPlaces(text, secrets)) {
    if (start > at) parts.push(partOf(text.slice(at, start)));
    parts.push(variable(name));
    at = end;
  }
  if (at < text.length) parts.push(partOf(text.slice(at)));
  return parts;
}

/** Whether any of the secrets stands in this text, in any form. */
export function holdsSecret(text: string, secrets: readonly ShellSecret[]): boolean {
  return secrets.some(({ value }) => spansOf(text, value).length > 0);
}

type SecretPlace = Span & { readonly name: string };

/** Where the secrets stand in a text, each with the variable for it, in order and without overlap. */
export function secretPlaces(text: string, secrets: readonly ShellSecret[]): readonly SecretPlace[] {
  const kept: SecretPlace[] = [];
  const found = secrets.flatMap((secret) => placesOf(text, secret));
  for (const place of found.sort((one, other) => one.start - other.start || other.end - one.end)) {
    const open = kept.at(-1);
    if (open === undefined || place.start >= open.end) {
      kept.push(place);
    } else if (place.end > open.end) {
      // Two that lap over: all of it is covered, and the variable has to hold all of it.
      kept[kept.length - 1] = { start: open.start, end: place.end, name: encodedName(open.name) };
    }
  }
  return kept;
}

function placesOf(text: string, { value, variable: name }: ShellSecret): readonly SecretPlace[] {
  return spansOf(text, value).map(({ start, end }) => {
    const isPlain = text.slice(start, end) === value;
    return { start, end, name: isPlain ? name : encodedName(name) };
  });
}

/** One too short to be looked for everywhere is one only where it is all of a value: of a field, a parameter, a member. */
function spansOf(text: string, value: string): readonly Span[] {
  if (value.length >= shortestSearched) return findSecret(text, value);
  const forms = new Set([value, formEncode(value)]);
  return [...forms].filter((form) => form !== '').flatMap((form) => wholeValues(text, form));
}

function wholeValues(text: string, form: string): readonly Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + form.length)) {
    const end = start + form.length;
    const isWhole = /^(?:[=:"\s,[]|$)/.test(text.charAt(start - 1)) && /^(?:[&"\s,;}\]]|$)/.test(text.charAt(end));
    if (isWhole) spans.push({ start, end });
  }
  return spans;
}

function encodedName(name: string): string {
  return name.endsWith('_ENCODED') ? name : `${name}_ENCODED`;
}
