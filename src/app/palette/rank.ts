import { type Action, groups } from './action.ts';

export type Listed = { readonly heading: string | undefined; readonly actions: readonly Action[] };

/**
 * What the palette lists. Without a query: what was done last, then everything in the order of the road. With one: what
 * answers to it, best first. It is ours because a list of some fifty names needs no index, only an order that can be
 * learned: letters first, then how a name begins.
 */
export function listed(actions: readonly Action[], query: string, recent: readonly string[]): readonly Listed[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 0) {
    const found = ranked(actions, words);
    return found.length === 0 ? [] : [{ heading: undefined, actions: found }];
  }
  const last = recent.flatMap((id) => actions.find((action) => action.id === id) ?? []);
  return [
    { heading: 'Recent', actions: last },
    ...groups.map((heading) => ({
      heading,
      actions: actions.filter((action) => action.group === heading && !last.includes(action)),
    })),
  ].filter((each) => each.actions.length > 0);
}

function ranked(actions: readonly Action[], words: readonly string[]): readonly Action[] {
  return actions
    .map((action) => ({ action, rank: rankOf(action, words) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ action }) => action);
}

/** How well an action answers, by the kind of the match; 0: not at all. */
function rankOf({ name, letters, keywords }: Action, words: readonly string[]): number {
  const query = words.join(' ');
  const lower = name.toLowerCase();
  const nameWords = wordsOf(lower);
  if (letters === query) return 7;
  if (lower.startsWith(query)) return 6;
  if (words.every((word) => begins(nameWords, word))) return 5;
  if (
    nameWords
      .map((word) => word.charAt(0))
      .join('')
      .startsWith(query)
  )
    return 4;
  if (lower.includes(query)) return 3;
  const allWords = [...nameWords, ...wordsOf(keywords.toLowerCase())];
  if (words.every((word) => begins(allWords, word))) return 2;
  return query.length > 2 && hasInOrder(lower, words.join('')) ? 1 : 0;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function begins(words: readonly string[], beginning: string): boolean {
  return words.some((word) => word.startsWith(beginning));
}

/** Whether these characters stand in the text in this order, with others between them: `gtkn` in “get token”. */
function hasInOrder(text: string, characters: string): boolean {
  let from = 0;
  for (const character of characters) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
