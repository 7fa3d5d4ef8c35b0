import { findTerms } from '../../glossary/find-terms.ts';
import { glossary } from '../../glossary/glossary.ts';
import type { Term } from '../../glossary/term.ts';
import { type Markup, markup } from './markup.ts';
import { sourceLink } from './source-link.ts';
import type { Story } from './story.ts';

/** The terms of the field that the findings of a story use, each once, in the order in which they are met. */
export function termsOf({ findings }: Story): readonly Term[] {
  const text = findings.map(({ title, explanation }) => `${title}. ${explanation}`).join('\n');
  return findTerms(text, glossary).flatMap(({ term }) => term ?? []);
}

/** What these terms mean; undefined where there are none. */
export function termsSection(terms: readonly Term[]): Markup | undefined {
  if (terms.length === 0) return undefined;
  return markup`<section aria-labelledby="terms"><h2 id="terms">Terms</h2><dl class="facts">${terms.map(termRow)}</dl></section>`;
}

function termRow({ term, meaning, source }: Term): Markup {
  return markup`<div><dt>${term}</dt><dd>${meaning} ${source && sourceLink(source)}</dd></div>`;
}
