import { describe, expect, it } from 'vitest';
import { type ClaimTime, claimTime } from '#core/jwt/claim-time.ts';
import { algFacts, claimFacts, headerFacts } from '#core/jwt/claims.ts';

const openId = ['OpenID Connect Core §2', 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken'];
const rfc = (number: number, section: string) => [
  `RFC ${number} §${section}`,
  `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
];

describe('claimFacts points each claim at its own section', () => {
  it.each([
    ['iss', 'Issuer', rfc(7519, '4.1.1')],
    ['sub', 'Subject', rfc(7519, '4.1.2')],
    ['aud', 'Audience', rfc(7519, '4.1.3')],
    ['exp', 'Expiration time', rfc(7519, '4.1.4')],
    ['nbf', 'Not before', rfc(7519, '4.1.5')],
    ['iat', 'Issued at', rfc(7519, '4.1.6')],
    ['jti', 'JWT ID', rfc(7519, '4.1.7')],
    ['client_id', 'Client', rfc(9068, '2.2')],
    ['scope', 'Scope', rfc(9068, '2.2.3')],
    ['auth_time', 'Authentication time', rfc(9068, '2.2.1')],
    ['acr', 'Authentication context', rfc(9068, '2.2.1')],
    ['amr', 'Authentication methods', rfc(9068, '2.2.1')],
    ['groups', 'Groups', rfc(9068, '2.2.3.1')],
    ['roles', 'Roles', rfc(9068, '2.2.3.1')],
    ['entitlements', 'Entitlements', rfc(9068, '2.2.3.1')],
    ['cnf', 'Confirmation', rfc(7800, '3.1')],
    ['act', 'Actor', rfc(8693, '4.1')],
    ['may_act', 'Authorized actor', rfc(8693, '4.4')],
    ['authorization_details', 'Authorization details', rfc(9396, '9.1')],
    ['azp', 'Authorized party', openId],
    ['nonce', 'Nonce', openId],
  ])('%s', (name, title, source) => {
    const facts = claimFacts(name);
    expect(facts?.title).toBe(title);
    expect([facts?.source.label, facts?.source.url]).toEqual(source);
    expect(facts?.meaning).toMatch(/^[A-Z].*\.$/);
  });
});

describe('headerFacts points each parameter at its own section', () => {
  it.each([
    ['alg', rfc(7515, '4.1.1')],
    ['jku', rfc(7515, '4.1.2')],
    ['jwk', rfc(7515, '4.1.3')],
    ['kid', rfc(7515, '4.1.4')],
    ['x5u', rfc(7515, '4.1.5')],
    ['x5c', rfc(7515, '4.1.6')],
    ['x5t', rfc(7515, '4.1.7')],
    ['x5t#S256', rfc(7515, '4.1.8')],
    ['typ', rfc(7515, '4.1.9')],
    ['cty', rfc(7515, '4.1.10')],
    ['crit', rfc(7515, '4.1.11')],
    ['enc', rfc(7516, '4.1.2')],
    ['zip', rfc(7516, '4.1.3')],
  ])('%s', (name, source) => {
    const facts = headerFacts(name);
    expect([facts?.source.label, facts?.source.url]).toEqual(source);
    expect(facts?.meaning).toMatch(/^[A-Z].*\.$/);
  });
});

describe('names that nobody registered', () => {
  it.each(['', 'foo', 'constructor', '__proto__', 'toString', 'EXP'])('have no facts: %j', (name) => {
    expect(claimFacts(name)).toBeUndefined();
    expect(headerFacts(name)).toBeUndefined();
    expect(algFacts(name)).toBeUndefined();
  });
});

describe('algFacts', () => {
  it.each([
    ['ES256', 'ECDSA on P-256 with SHA-256'],
    ['ES512', 'ECDSA on P-521 with SHA-512'],
    ['RS256', 'RSA (PKCS #1 v1.5) with SHA-256'],
    ['PS384', 'RSA-PSS with SHA-384'],
    ['HS256', 'HMAC with SHA-256, a shared secret'],
    ['none', 'no signature at all'],
  ])('%s is %s (RFC 7518 §3.1)', (alg, words) => {
    expect(algFacts(alg)).toBe(words);
  });
});

describe('claimTime (RFC 7519 §2)', () => {
  it.each<[unknown, ClaimTime]>([
    [1_700_000_000, { kind: 'time', ms: 1_700_000_000_000 }],
    [1_700_000_000.5, { kind: 'time', ms: 1_700_000_000_500 }],
    [0, { kind: 'time', ms: 0 }],
  ])('reads %s', (value, time) => {
    expect(claimTime(value)).toEqual(time);
  });

  it.each<[unknown, string]>([
    ['1700000000', 'a text'],
    [null, 'no number'],
    [undefined, 'no number'],
    [{}, 'no number'],
    [1_700_000_000_000, 'milliseconds'],
    [1e20, 'too large'],
    [Infinity, 'too large'],
    [Number.NaN, 'too large'],
    [-1, 'before 1970'],
  ])('says why %s is none', (value, words) => {
    expect(claimTime(value)).toEqual({ kind: 'odd', reason: expect.stringContaining(words) as string });
  });
});
