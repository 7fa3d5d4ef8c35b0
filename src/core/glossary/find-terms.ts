import type { Term } from './term.ts';

/** A stretch of a text: plain, or a term that has an entry. Joined they are the text. */
export type TermStretch = { readonly text: string; readonly term: Term | undefined };

/**
 * Cuts a text at the terms that stand in it as whole words, the longer before the shorter. Only the first place of each
 * is marked: a term is explained once.
 */
export function findTerms(text: string, glossary: readonly Term[]): readonly TermStretch[] {
  const { pattern, bySpelling } = indexOf(glossary);
  const stretches: TermStretch[] = [];
  const seen = new Set<Term>();
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const term = bySpelling.get(match[0]) ?? bySpelling.get(withSmallFirst(match[0]));
    if (term === undefined || seen.has(term)) continue;
    seen.add(term);
    if (match.index > at) stretches.push({ text: text.slice(at, match.index), term: undefined });
    stretches.push({ text: match[0], term });
    at = match.index + match[0].length;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), term: undefined });
  return stretches;
}

type Index = { readonly pattern: RegExp; readonly bySpelling: ReadonlyMap<string, Term> };
const indexes = new WeakMap<readonly Term[], Index>();

function indexOf(glossary: readonly Term[]): Index {
  const known = indexes.get(glossary);
  if (known !== undefined) return known;
  const bySpelling = new Map(
    glossary.flatMap((term) => [term.term, ...term.also].map((spelling): [string, Term] => [spelling, term])),
  );
  const spellings = [...bySpelling.keys()].toSorted((a, b) => b.length - a.length);
  const escaped = spellings.map((spelling) => spelling.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const index = {
    pattern: new RegExp(`(?<![\\w-])(?:${escaped.map(withFirstEitherCase).join('|')})(?![\\w-])`, 'gu'),
    bySpelling,
  };
  indexes.set(glossary, index);
  return index;
}

function withSmallFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** A word that is written small may begin a sentence. */
function withFirstEitherCase(spelling: string): string {
  const first = spelling.charAt(0);
  return /[a-z]/.test(first) && !spelling.includes('_')
    ? `[${first}${first.toUpperCase()}]${spelling.slice(1)}`
    : spelling;
}
