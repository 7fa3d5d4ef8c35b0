import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { glossary } from '#core/glossary/glossary.ts';
import type { Term } from '#core/glossary/term.ts';
import { findTerms } from '#core/glossary/find-terms.ts';
import { examine } from '#core/findings/examine.ts';
import { rules } from '#core/findings/rules.ts';
import { casesByGroup } from './cases/all-cases.ts';
import { findingsPage } from './findings-page.ts';

const page = fileURLToPath(new URL('../../../docs/findings.md', import.meta.url));
const cases = Object.values(casesByGroup).flat();

describe('the documentation of the rules', () => {
  it('is what the rules say in their examples (npx vitest run -u writes it anew)', async () => {
    await expect(findingsPage()).toMatchFileSnapshot(page);
  });

  it('has more than 120 rules to tell of, each with its example', () => {
    expect(rules.length).toBeGreaterThanOrEqual(120);
    expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(rules.map(({ id }) => id)));
  });
});

describe('the glossary', () => {
  it('explains every error code, header and acronym that a finding uses', () => {
    const unexplained = new Set<string>();
    for (const { id, speaks } of cases) {
      const finding = examine(speaks).find((found) => found.id === id);
      const text = withoutQuotes(`${finding?.title}. ${finding?.explanation}`);
      const explained = new Set(findTerms(text, glossary).flatMap(({ term }) => (term ? spellings(term) : [])));
      for (const word of fieldWords(text)) if (!explained.has(word)) unexplained.add(word);
    }
    expect([...unexplained].toSorted()).toEqual([]);
  });
});

/** A longer term explains the shorter one that stands in it. */
function spellings({ term, also }: Term): readonly string[] {
  return [term, ...also].flatMap((each) => [each, ...each.split(' ')]);
}

/** What a server or a person wrote is not ours to explain. */
function withoutQuotes(text: string): string {
  return text.replaceAll(/“[^”]*”/g, '');
}

/** Words that nobody knows who does not know the field: acronyms, names with an underscore, names of headers. */
function fieldWords(text: string): readonly string[] {
  return text.match(/(?<![\w+-])(?:[A-Z]{2,}|[a-z]+(?:_[a-z]+)+|[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]+)+)(?![\w-])/g) ?? [];
}
