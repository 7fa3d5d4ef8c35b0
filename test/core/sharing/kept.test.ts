import { describe, expect, it } from 'vitest';
import { keptText, keptUrl } from '#core/sharing/kept.ts';

describe('what is kept of a text', () => {
  it('is looked through for a secret that holds half a character, which has no percent-encoding', () => {
    expect(keptText('x secret\uD800 y', ['secret\uD800'])).toBe('');
    expect(keptUrl('https://a.example/t', ['secret\uD800'])).toBe('https://a.example/t');
  });

  it('is nothing where it holds a secret, percent-encoded or not', () => {
    expect(keptText('a=s%26cret', ['s&cret'])).toBe('');
    expect(keptText('a=other', ['s&cret'])).toBe('a=other');
  });

  it('is nothing where it holds a secret in base64, in hex, or encoded twice (F22)', () => {
    for (const form of ['cyZjcmV0', '732663726574', 's%2526cret']) expect(keptText(`a=${form}`, ['s&cret'])).toBe('');
  });
});
