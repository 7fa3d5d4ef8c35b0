import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { claims, finding, foundIds, header, jwt, withClaims } from './token-content-builder.ts';
import { idsOf, tokenRun } from './run-builder.ts';

const start = claims.iat;
const day = 24 * 60 * 60;

describe('the claims of a token', () => {
  it.each<readonly [string, string, object, string]>([
    ['no issuer (RFC 9068 §2.2)', 'iss-missing', { iss: undefined }, 'note'],
    ['an empty issuer', 'iss-missing', { iss: '' }, 'note'],
    ['no audience (RFC 9068 §2.2)', 'aud-missing', { aud: undefined }, 'note'],
    ['an empty list of audiences', 'aud-missing', { aud: [] }, 'note'],
    ['no end (RFC 9068 §2.2)', 'exp-missing', { exp: undefined }, 'warning'],
    ['an end that is a text (RFC 7519 §2)', 'odd-date', { exp: '1700000300' }, 'warning'],
    ['an end that is null', 'odd-date', { exp: null }, 'warning'],
    ['a negative end', 'odd-date', { exp: -1, iat: undefined }, 'warning'],
    ['an end in milliseconds', 'odd-date', { exp: 1_700_000_300_000 }, 'warning'],
    ['a beginning that is an object', 'odd-date', { nbf: {} }, 'warning'],
    ['an odd auth_time', 'odd-date', { auth_time: 'yesterday' }, 'warning'],
    ['an end at its beginning (RFC 7519 §4.1.4)', 'exp-before-iat', { exp: start }, 'error'],
    ['an end before its beginning', 'exp-before-iat', { exp: start - 1 }, 'error'],
    ['an end before it may be used', 'exp-before-iat', { nbf: start + 400 }, 'error'],
    ['more than a day to live (RFC 6750 §5.3)', 'lifetime-very-long', { exp: start + day + 1 }, 'note'],
    ['more than a day from nbf', 'lifetime-very-long', { iat: undefined, nbf: start, exp: start + 2 * day }, 'note'],
    ['the type that Keycloak gives ID tokens', 'id-token-as-access-token', { typ: 'ID' }, 'warning'],
    ['the use that Cognito gives ID tokens', 'id-token-as-access-token', { token_use: 'id' }, 'warning'],
    ['a password', 'secrets-in-claims', { password: 'hunter2' }, 'warning'],
    ['a secret within', 'secrets-in-claims', { app: [{ clientSecret: 'Secr3t!' }] }, 'warning'],
  ])('with %s', (_, id, changed, severity) => {
    expect(foundIds(withClaims(changed))).toEqual([id]);
    expect(finding(withClaims(changed), id)).toMatchObject({ severity });
  });

  it.each<readonly [string, object]>([
    ['several audiences', { aud: ['a', 'b'] }],
    ['a fraction of a second', { iat: start + 0.5 }],
    ['a day to live', { exp: start + day }],
    ['no iat', { iat: undefined }],
    ['a nonce in what has a scope', { nonce: 'n' }],
    [
      'names that only speak of passwords',
      { pwd_exp: '1', password_changed_at: '2024', has_password: true, code: '7' },
    ],
    ['a password that is empty', { password: '' }],
    ['a name that means something to JavaScript', { constructor: 1, toString: 2 }],
  ])('with %s gives no finding', (_, changed) => {
    expect(foundIds(withClaims(changed))).toEqual([]);
  });

  it('show odd times as they stand, however large', () => {
    const token = jwt(header, JSON.stringify({ ...claims, exp: 0 }).replace('"exp":0', '"exp":1e20'));
    expect(foundIds(token)).toEqual(['odd-date']);
    expect(finding(token, 'odd-date')).toMatchObject({
      explanation: expect.stringContaining('“exp” is 1e20. This is no usable time: it is too large.'),
      evidence: [{ kind: 'claim', name: 'exp' }],
    });
  });

  it('never show a secret that is in them', () => {
    expect(finding(withClaims({ app: { client_secret: 'Secr3t!' } }), 'secrets-in-claims')).toMatchObject({
      explanation: expect.stringMatching(/^“app\.client_secret”: (?!.*Secr3t)/),
      evidence: [{ kind: 'claim', name: 'app' }],
    });
  });
});

describe('an ID token', () => {
  const plain = { iss: 'https://as.example', iat: start, exp: start + 300, sub: 'person' };

  it.each([
    ['at_hash', { aud: 'app', at_hash: 'x' }],
    ['nonce', { aud: 'app', nonce: 'x' }],
    ['aud', { aud: 'app', azp: 'app' }],
    ['aud', { aud: ['app'], client_id: 'app' }],
  ])('is known by its %s where nothing says what may be done with it', (claim, more) => {
    const token = jwt({ alg: 'RS256', typ: 'JWT' }, { ...plain, ...more });
    expect(finding(token, 'id-token-as-access-token')).toMatchObject({ evidence: [{ kind: 'claim', name: claim }] });
  });

  it.each([
    ['a scope', { alg: 'RS256' }, { aud: 'app', azp: 'app', scope: 'read' }],
    ['roles', { alg: 'RS256' }, { aud: 'app', azp: 'app', roles: ['a'] }],
    ['the type of an access token (RFC 9068 §2.1)', { alg: 'RS256', typ: 'at+jwt' }, { aud: 'app', nonce: 'x' }],
    ['Keycloak’s type of one', { alg: 'RS256' }, { aud: 'account', nonce: 'x', typ: 'Bearer' }],
    ['a client that stands for itself', { alg: 'RS256' }, { aud: 'app', client_id: 'app', sub: 'app' }],
  ])('is not seen in what has %s', (_, newHeader, more) => {
    expect(foundIds(jwt(newHeader, { ...plain, ...more }))).toEqual([]);
  });
});

describe('an issued token without an end', () => {
  const answer = { access_token: withClaims({ exp: undefined }), token_type: 'bearer' };

  it('is one warning, which says what the answer says', () => {
    expect(idsOf(tokenRun(answer))).toEqual(['exp-missing']);
    expect(examine(tokenRun(answer))[0]?.explanation).toContain('The answer says nothing either.');
    expect(examine(tokenRun({ ...answer, expires_in: 300 }))[0]?.explanation).toContain(
      'The answer has expires_in, but an API never sees that.',
    );
  });
});
