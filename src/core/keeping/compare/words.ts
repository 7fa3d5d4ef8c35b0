import { hasStandIn } from './fingerprints.ts';

const longestInSentence = 80;

/** A value inside a sentence: in quotation marks unless it is a number, on one line; undefined where it is too long to be read there. */
export function shortQuote(text: string): string | undefined {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (line === '') return 'empty';
  if (line.length > longestInSentence) return undefined;
  // A text in straight quotation marks is JSON, told apart from the number that reads alike.
  return /^-?\d+(?:\.\d+)?$|^".*"$/.test(line) ? line : `“${line}”`;
}

/** Single words as a list in a sentence: “a”, “b” and “c”. */
export function listOf(words: readonly string[]): string {
  const quoted = words.map((word) => shortQuote(word) ?? `“${word.slice(0, longestInSentence)}…”`);
  if (quoted.length > 5) return `${quoted.slice(0, 4).join(', ')} and ${quoted.length - 4} more`;
  return listWords(quoted);
}

/** Phrases as a list in a sentence: a, b and c. */
export function listWords(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? '';
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} and ${last}`;
}

/** How a thing named `subject` went from one value to another; where one is undefined, it was added or is gone. */
export function changeWords(subject: string, before: string | undefined, after: string | undefined): string {
  if (hasStandIn(before ?? '') || hasStandIn(after ?? '')) return secretWords(subject, before, after);
  if (before === undefined) return withValue(`${subject} was added`, after ?? '');
  if (after === undefined) return withValue(`${subject} is gone`, before, 'it was ');
  const [from, to] = [shortQuote(before), shortQuote(after)];
  if (from === undefined || to === undefined || from === to) return `${subject} is another one`;
  return `${subject} is ${to} instead of ${from}`;
}

/** How a set of words changed, or undefined where it holds the same ones. */
export function setChangeWords(
  subject: string,
  before: readonly string[],
  after: readonly string[],
): string | undefined {
  const lost = before.filter((word) => !after.includes(word));
  const gained = after.filter((word) => !before.includes(word));
  const parts = [
    ...(lost.length === 0 ? [] : [`lost ${listOf(lost)}`]),
    ...(gained.length === 0 ? [] : [`gained ${listOf(gained)}`]),
  ];
  return parts.length === 0 ? undefined : `${subject} ${parts.join(' and ')}`;
}

/** A stand-in is no value to be read out; whether it is the same secret was asked before. */
function secretWords(subject: string, before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `${subject} was added, with a secret in it`;
  if (after === undefined) return `${subject} is gone; it had a secret in it`;
  return `${subject} is another one, with a secret in it`;
}

function withValue(sentence: string, value: string, before = ''): string {
  const quoted = shortQuote(value);
  return quoted === undefined ? sentence : `${sentence}: ${before}${quoted}`;
}
