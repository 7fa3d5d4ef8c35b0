import { describe, expect, it } from 'vitest';
import { tokenTerms } from '#core/sharing/links/token-terms.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';

const now = 1_800_000_000_000;
const hour = 3600;

function terms(text: string, more: { expiresInSeconds?: number; expSeconds?: number; tokenType?: string } = {}) {
  const lifetime = {
    expiresInSeconds: more.expiresInSeconds,
    expSeconds: more.expSeconds,
    nbfSeconds: undefined,
    receivedAtMonotonicMs: 0,
    receivedAtMs: now,
  };
  const decoded = decodeToken(text);
  return tokenTerms({ text, decoded, lifetime, scope: 'read', tokenType: more.tokenType ?? 'Bearer' }, now);
}

const jwt = (claims: object): string =>
  `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

describe('a token that somebody wants to share', () => {
  it('goes with its scope and its end, the earlier of both', () => {
    expect(terms('abc', { expiresInSeconds: hour, expSeconds: now / 1000 + 60 })).toEqual({
      kind: 'shareable',
      token: { accessToken: 'abc', scope: 'read', expiresAtMs: now + 60_000 },
      asksAgain: undefined,
    });
  });

  it('is asked about again where it works for more than a day', () => {
    expect(terms('abc', { expiresInSeconds: 24 * hour })).toMatchObject({ asksAgain: undefined });
    expect(terms('abc', { expiresInSeconds: 24 * hour + 1 })).toMatchObject({ asksAgain: 'long' });
  });

  it('is asked about again where nobody knows until when, or its end is beyond every calendar', () => {
    expect(terms('abc')).toMatchObject({ asksAgain: 'unknown' });
    expect(terms('abc', { expiresInSeconds: 1e20 })).toMatchObject({ asksAgain: 'unknown' });
  });

  it.each([
    ['has expired', 'abc', { expiresInSeconds: 0 }],
    ['is of a recorded run', jwt({}).replace('c2ln', 'redacted-access-token'), {}],
    ['is bound by its type (RFC 9449 §5)', 'abc', { tokenType: 'DPoP' }],
    ['is bound by a claim (RFC 7800 §3.1)', jwt({ cnf: { 'x5t#S256': 'abc' } }), {}],
  ])('is of no use to anybody else where it %s', (_, text, more) => {
    expect(terms(text, { expiresInSeconds: hour, ...more })).toMatchObject({ kind: 'useless' });
  });
});
