import type { Annotations } from '../annotations/annotation.ts';
import { methodAnnotations } from '../annotations/line-annotations.ts';
import { members, parameters } from '../annotations/parameter-annotations.ts';
import { requestHeaders } from '../annotations/request-header-annotations.ts';
import { responseHeaders } from '../annotations/response-header-annotations.ts';
import { glossary } from '../glossary/glossary.ts';

/** One entry of the reference: a word of the field or a part of a message. */
export type Entry = {
  readonly name: string;
  /** What kind of thing it is, in a few words; a name may stand there once for each kind. */
  readonly kind: EntryKind;
  /** Other spellings that mean the same. */
  readonly also: readonly string[];
  readonly meaning: string;
  readonly source: { readonly label: string; readonly url: string } | undefined;
};

export type EntryKind =
  | 'word'
  | 'form parameter'
  | 'member of an answer'
  | 'request header'
  | 'response header'
  | 'method';

/** Everything that the product explains about the words of the field and the parts of messages, by name. */
export const reference: readonly Entry[] = [
  ...glossary.map(({ term, also, meaning, source }): Entry => ({ name: term, kind: 'word', also, meaning, source })),
  ...entries('form parameter', parameters),
  ...entries('member of an answer', members),
  ...entries('request header', requestHeaders),
  ...entries('response header', responseHeaders),
  ...entries('method', methodAnnotations),
].toSorted((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.kind, b.kind));

/**
 * The entries that a search finds: all of its words must stand in the name, another spelling, the meaning or the source.
 * Those whose name begins with the search come first, then those that have it in their name.
 */
export function searchReference(search: string, entriesToSearch: readonly Entry[] = reference): readonly Entry[] {
  const wanted = search.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return entriesToSearch;
  return entriesToSearch
    .filter((entry) => words.every((word) => textOf(entry).includes(word)))
    .toSorted((a, b) => rank(a, wanted) - rank(b, wanted));
}

function rank({ name, also }: Entry, wanted: string): number {
  const names = [name, ...also].map((each) => each.toLowerCase());
  if (names.includes(wanted)) return 0;
  if (names.some((each) => each.startsWith(wanted))) return 1;
  return names.some((each) => each.includes(wanted)) ? 2 : 3;
}

function textOf({ name, also, kind, meaning, source }: Entry): string {
  return [name, ...also, kind, meaning, source?.label ?? ''].join(' ').toLowerCase();
}

function entries(kind: EntryKind, from: Annotations): readonly Entry[] {
  return Array.from(from, ([name, { what, source }]) => ({ name, kind, also: [], meaning: what, source }));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
