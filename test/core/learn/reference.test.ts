import { describe, expect, it } from 'vitest';
import { glossary } from '#core/glossary/glossary.ts';
import { fiveMinutes } from '#core/learn/five-minutes.ts';
import { reference, searchReference } from '#core/learn/reference.ts';

const namesOf = (search: string): readonly string[] => searchReference(search).map(({ name }) => name);

describe('the reference', () => {
  it('has every word that the page explains, and the parts of messages', () => {
    expect(glossary.filter(({ term }) => !reference.some(({ name }) => name === term))).toEqual([]);
    const kinds = ['word', 'form parameter', 'member of an answer', 'request header', 'response header', 'method'];
    expect(kinds.filter((kind) => !reference.some((entry) => entry.kind === kind))).toEqual([]);
  });

  it('names each entry once for its kind', () => {
    const keys = reference.map(({ kind, name }) => `${kind} ${name}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('leads to secure addresses only', () => {
    expect(reference.filter(({ source }) => source !== undefined && !source.url.startsWith('https://'))).toEqual([]);
  });

  it('finds a word by its name first, in any case', () => {
    expect(namesOf('INVALID_CLIENT')[0]).toBe('invalid_client');
    expect(namesOf('  www-auth')[0]?.toLowerCase()).toBe('www-authenticate');
  });

  it('finds by the section that a word stands on, and by its meaning', () => {
    expect(namesOf('RFC 7662')).toContain('introspection');
    expect(namesOf('bound to a key').length).toBeGreaterThan(0);
  });

  it('gives everything for an empty search, and nothing for what is not there', () => {
    expect(searchReference('  ')).toHaveLength(reference.length);
    expect(searchReference('sourdough')).toEqual([]);
  });
});

describe('the client credentials flow in five minutes', () => {
  it('explains what stands on the wire with the annotations of the exchange', () => {
    expect(fiveMinutes.map(({ parts }) => parts.map(({ name }) => name))).toEqual([
      [],
      [
        'authorization',
        'content-type',
        'dpop',
        'grant_type',
        'scope',
        'client_id',
        'client_secret',
        'client_assertion',
      ],
      ['access_token', 'token_type', 'expires_in', 'scope', 'cache-control'],
      ['authorization'],
      ['error', 'error_description', 'www-authenticate'],
      ['expires_in'],
    ]);
  });

  it('explains its words with the glossary', () => {
    expect(fiveMinutes.map(({ terms }) => terms.length)).toEqual([5, 6, 7, 4, 5, 3]);
  });
});
