import { describe, expect, it } from 'vitest';
import { findTerms } from '#core/glossary/find-terms.ts';
import { glossary } from '#core/glossary/glossary.ts';

const marked = (text: string) =>
  findTerms(text, glossary).flatMap(({ text: words, term }) => (term === undefined ? [] : [[words, term.term]]));

describe('the glossary', () => {
  it('has one entry for each spelling', () => {
    const spellings = glossary.flatMap(({ term, also }) => [...new Set([term, ...also])]);
    expect(spellings.filter((each, index) => spellings.indexOf(each) !== index)).toEqual([]);
  });

  it('explains in whole sentences, at most three', () => {
    for (const { term, meaning } of glossary) {
      expect([term, /^[A-Z].*\.$/.test(meaning), meaning.length < 220]).toEqual([term, true, true]);
    }
  });
});

describe('terms in a text', () => {
  it('are found as whole words, the longer before the shorter, each once', () => {
    expect(marked('The authorization server answered invalid_client; that server has no client.')).toEqual([
      ['authorization server', 'authorization server'],
      ['invalid_client', 'invalid_client'],
    ]);
    expect(marked('A claim and another claim.')).toEqual([['claim', 'claim']]);
    expect(marked('Prescope, scopeless, my-scope.')).toEqual([]);
  });

  it('may begin a sentence, or be spelled in another way', () => {
    expect(marked('Client ID is empty.')).toEqual([['Client ID', 'client ID']]);
    expect(marked('Scope is missing in the grant_type.')).toEqual([
      ['Scope', 'scope'],
      ['grant_type', 'grant'],
    ]);
  });

  it('leave the text whole', () => {
    const text = 'A JWT (RFC 7519) with “aud”, sent as Bearer over TLS.';
    expect(
      findTerms(text, glossary)
        .map((stretch) => stretch.text)
        .join(''),
    ).toBe(text);
  });
});
