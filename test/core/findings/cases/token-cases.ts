import type { BroughtRun } from '#core/findings/finding.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { claims, header, jwt, part, withClaims, withHeader } from '../token-content-builder.ts';
import type { RuleCase } from './rule-case.ts';

const pasted = (token: string): BroughtRun => ({ kind: 'brought', origin: 'pasted', token: decodeToken(token) });
const inClaims = (place: string, json: string) =>
  jwt(header, JSON.stringify({ ...claims, [place]: 0 }).replace(`"${place}":0`, json));
const jwe = (changed: object) => `${part({ alg: 'RSA-OAEP-256', enc: 'A256GCM', ...changed })}.a2V5.aXY.Y2lwaGVy.dGFn`;
const clean = jwt(header, claims);

function ofToken(id: string, example: string, speaks: string, silent: string): RuleCase {
  return { id, example, speaks: pasted(speaks), silent: pasted(silent) };
}

/** A case for each rule about the token itself. */
export const tokenCases: readonly RuleCase[] = [
  ofToken('damaged-token', 'claims that stop in the middle', jwt(header, '{"sub":'), clean),
  ofToken('unsigned-token', 'a token with alg none', `${part({ alg: 'none' })}.${part(claims)}.`, clean),
  ofToken(
    'token-not-strict',
    'claims in base64 with padding',
    `${part(header)}.${Buffer.from(JSON.stringify({ ...claims, jti: 'a' })).toString('base64')}.c2lnbmF0dXJl`,
    withClaims({ jti: 'a' }),
  ),
  ofToken(
    'token-over-8-kb',
    'a list of groups that fills kilobytes',
    withClaims({ groups: 'g'.repeat(6200) }),
    withClaims({ groups: 'g'.repeat(5800) }),
  ),
  ofToken(
    'repeated-header-parameters',
    'a header with two algorithms',
    jwt('{"alg":"HS256","alg":"ES256","typ":"at+jwt","kid":"k"}', claims),
    jwt('{"alg":"ES256","typ":"at+jwt","kid":"k"}', claims),
  ),
  ofToken(
    'repeated-claims',
    'two subjects in one token',
    inClaims('sub', '"sub":"admin","sub":"machine"'),
    inClaims('sub', '"sub":"machine"'),
  ),
  ofToken(
    'inexact-numbers',
    'an account number of twenty digits',
    inClaims('account', '"account":12345678901234567890'),
    inClaims('account', '"account":1234567890'),
  ),
  ofToken('nested-token', 'a signed token within a signed token', jwt({ alg: 'ES256', cty: 'JWT' }, clean), clean),
  ofToken('alg-missing', 'a header without alg', withHeader({ alg: undefined }), clean),
  ofToken('symmetric-alg', 'a token signed with HS256', withHeader({ alg: 'HS256' }), withHeader({ alg: 'PS256' })),
  ofToken(
    'critical-extensions',
    'an extension that nobody knows',
    withHeader({ crit: ['http://x/'], 'http://x/': 1 }),
    withHeader({ 'http://x/': 1 }),
  ),
  ofToken('b64-false', 'a payload that is not encoded', withHeader({ b64: false }), withHeader({ b64: true })),
  ofToken(
    'encrypted-with-password',
    'a token encrypted with a password',
    jwe({ alg: 'PBES2-HS256+A128KW', p2c: 10_000 }),
    jwe({}),
  ),
  ofToken('compressed-token', 'a compressed and encrypted token', jwe({ zip: 'DEF' }), jwe({})),
  ofToken('rsa1-5', 'a token encrypted with RSA1_5', jwe({ alg: 'RSA1_5' }), jwe({ alg: 'RSA-OAEP-256' })),
  ofToken(
    'other-kind-of-token',
    'a DPoP proof pasted as a token',
    withHeader({ typ: 'dpop+jwt' }),
    withHeader({ typ: 'at+jwt' }),
  ),
  ofToken(
    'jku-or-x5u',
    'a header that points to a key set',
    withHeader({ jku: 'https://keys.example/all' }),
    withHeader({ kid: 'https://keys.example/all' }),
  ),
  ofToken(
    'embedded-jwk',
    'a header that brings its own key',
    withHeader({ jwk: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' } }),
    withHeader({ typ: 'dpop+jwt', jwk: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' } }),
  ),
  ofToken('embedded-x5c', 'a header that brings a certificate', withHeader({ x5c: ['MII'] }), withHeader({ x5t: 'a' })),
  ofToken(
    'kid-looks-like-injection',
    'a key name that climbs through folders',
    withHeader({ kid: '../../etc/keys/one' }),
    withHeader({ kid: 'dev-null' }),
  ),
  ofToken('iss-missing', 'a token that names no issuer', withClaims({ iss: undefined }), clean),
  ofToken('aud-missing', 'a token that names no API', withClaims({ aud: undefined }), withClaims({ aud: ['a', 'b'] })),
  ofToken(
    'id-token-as-access-token',
    'the ID token of Cognito',
    withClaims({ token_use: 'id' }),
    withClaims({ token_use: 'access' }),
  ),
  ofToken(
    'secrets-in-claims',
    'a claim called password',
    withClaims({ password: 'hunter2' }),
    withClaims({ has_password: true }),
  ),
  ofToken(
    'odd-date',
    'an end in milliseconds',
    withClaims({ exp: 1_700_000_300_000 }),
    withClaims({ exp: 1_700_000_300 }),
  ),
  ofToken('exp-missing', 'a token without an end', withClaims({ exp: undefined }), clean),
  ofToken(
    'exp-before-iat',
    'an end before the beginning',
    withClaims({ exp: claims.iat - 1 }),
    withClaims({ exp: claims.iat + 1 }),
  ),
  ofToken(
    'lifetime-very-long',
    'a token that lives for two days',
    withClaims({ exp: claims.iat + 172_800 }),
    withClaims({ exp: claims.iat + 86_400 }),
  ),
];
