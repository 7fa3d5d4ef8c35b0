import { expect, it } from 'vitest';
import { claimText } from '#core/jwt/claim-text.ts';

it('shows a string as it is and everything else as JSON', () => {
  expect(claimText('a "b"')).toBe('a "b"');
  expect([claimText(1), claimText(['a']), claimText(null)]).toEqual(['1', '["a"]', 'null']);
});

it('survives a value that is nested a hundred thousand levels deep (T44)', () => {
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(claimText(deep)).toBe('(nested too deeply to be shown here)');
});
