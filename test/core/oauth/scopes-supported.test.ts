import { describe, expect, it } from 'vitest';
import { scopesSupported } from '#core/oauth/scopes-supported.ts';
import { tokenRun } from '../findings/run-builder.ts';

const endpoint = 'https://as.example/token';
const of = (members: object) => scopesSupported(tokenRun(members).exchange, endpoint);

describe('scopesSupported (RFC 8414 §2)', () => {
  it('lists the scopes once, in their order, without what can be none', () => {
    expect(of({ token_endpoint: endpoint, scopes_supported: ['b', 'a', 'b', 'c d', 7, '"'] })).toEqual(['b', 'a']);
  });

  it.each([
    [{ scopes_supported: ['a'] }],
    [{ token_endpoint: 'https://other.example/token', scopes_supported: ['a'] }],
    [{ token_endpoint: endpoint }],
    [{ token_endpoint: endpoint, scopes_supported: 'a b' }],
  ])('does not take %j for metadata of this server', (members) => {
    expect(of(members)).toBeUndefined();
  });
});
