import { describe, expect, it } from 'vitest';
import { claims, finding, foundIds, header, jwt, part, withHeader } from './token-content-builder.ts';

const jwe = (changed: object) => `${part({ alg: 'RSA-OAEP-256', enc: 'A256GCM', ...changed })}.a2V5.aXY.Y2lwaGVy.dGFn`;

describe('the header of a token', () => {
  it.each<readonly [string, string, object, string]>([
    ['no alg (RFC 7515 §4.1.1)', 'alg-missing', { alg: undefined }, 'error'],
    ['an alg that is no text', 'alg-missing', { alg: 256 }, 'error'],
    ['a shared secret', 'symmetric-alg', { alg: 'HS256' }, 'note'],
    [
      'an extension that must be understood (RFC 7515 §4.1.11)',
      'critical-extensions',
      { crit: ['http://x/'], 'http://x/': 1 },
      'warning',
    ],
    ['an empty crit', 'critical-extensions', { crit: [] }, 'error'],
    ['a crit that is no list', 'critical-extensions', { crit: 'exp' }, 'error'],
    ['a crit that names what is not there', 'critical-extensions', { crit: ['gone'] }, 'error'],
    ['an unencoded payload (RFC 7797 §7)', 'b64-false', { b64: false }, 'warning'],
    ['a place to fetch its key', 'jku-or-x5u', { jku: 'https://evil.example/keys' }, 'warning'],
    ['a place to fetch its certificate', 'jku-or-x5u', { x5u: 'not an address' }, 'warning'],
    [
      'its own key (RFC 7515 §4.1.3)',
      'embedded-jwk',
      { jwk: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' } },
      'warning',
    ],
    ['its own private key', 'embedded-jwk', { jwk: { kty: 'EC', d: 'c2VjcmV0' } }, 'error'],
    ['a certificate (RFC 7515 §4.1.6)', 'embedded-x5c', { x5c: ['MII'] }, 'note'],
    ['a kid that climbs', 'kid-looks-like-injection', { kid: '../../dev/null' }, 'warning'],
    ['a kid that is a file', 'kid-looks-like-injection', { kid: '/dev/null' }, 'warning'],
    ['a kid with a quotation mark', 'kid-looks-like-injection', { kid: "x' UNION SELECT 'k" }, 'warning'],
    ['a kid with a command', 'kid-looks-like-injection', { kid: '$(id)' }, 'warning'],
    ['the type of a DPoP proof', 'other-kind-of-token', { typ: 'dpop+jwt' }, 'warning'],
    ['the type of a logout token', 'other-kind-of-token', { typ: 'application/logout+jwt' }, 'warning'],
  ])('with %s', (_, id, changed, severity) => {
    expect(foundIds(withHeader(changed))).toEqual([id]);
    expect(finding(withHeader(changed), id)).toMatchObject({ severity });
  });

  it.each<readonly [string, object]>([
    ['an asymmetric algorithm', { alg: 'PS256' }],
    ['b64 true', { b64: true }],
    ['the type of RFC 9068 in full', { typ: 'application/at+jwt' }],
    ['the usual type', { typ: 'JWT' }],
    ['a kid that is a thumbprint', { kid: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' }],
    ['a kid that is an address', { kid: 'https://vault.example/keys/signing/2024--1' }],
    ['a kid that is base64', { kid: 'a+/b==' }],
    ['a certificate’s thumbprint', { typ: 'JWT', x5t: 'abc' }],
  ])('with %s gives no finding', (_, changed) => {
    expect(foundIds(withHeader(changed))).toEqual([]);
  });

  it('of a DPoP proof may have its key (RFC 9449 §4.2)', () => {
    expect(foundIds(jwt({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC' } }, claims))).toEqual([
      'other-kind-of-token',
    ]);
  });

  it('names the hosts that it points to, and its evidence', () => {
    const token = withHeader({ jku: 'https://evil.example/keys', x5u: 'http://10.0.0.1/c' });
    expect(finding(token, 'jku-or-x5u')).toMatchObject({
      explanation: expect.stringContaining('“jku” points to “evil.example”, and “x5u” points to “10.0.0.1”.'),
      evidence: [
        { kind: 'token-header', name: 'jku' },
        { kind: 'token-header', name: 'x5u' },
      ],
    });
  });

  it('says which extensions are critical', () => {
    expect(finding(withHeader({ crit: ['b64', 'x'], b64: true, x: 1 }), 'critical-extensions')).toMatchObject({
      explanation: expect.stringContaining('“crit” names “b64”, “x”. None of these is known here'),
    });
  });

  it('is looked at in a JWS without claims as well', () => {
    expect(foundIds(jwt({ alg: 'HS256' }, 'hello'))).toEqual(['symmetric-alg']);
  });
});

describe('the header of an encrypted token (RFC 7516)', () => {
  it.each<readonly [string, string, object, string]>([
    ['a password (RFC 7518 §4.8)', 'encrypted-with-password', { alg: 'PBES2-HS256+A128KW', p2c: 10_000 }, 'note'],
    ['a password and a billion rounds', 'encrypted-with-password', { alg: 'PBES2-HS256+A128KW', p2c: 1e9 }, 'warning'],
    ['compression (RFC 8725 §3.6)', 'compressed-token', { zip: 'DEF' }, 'note'],
    ['an obsolete algorithm (RFC 8725 §3.2)', 'rsa1-5', { alg: 'RSA1_5' }, 'warning'],
    ['no alg', 'alg-missing', { alg: undefined }, 'error'],
  ])('with %s', (_, id, changed, severity) => {
    expect(foundIds(jwe(changed))).toEqual([id]);
    expect(finding(jwe(changed), id)).toMatchObject({ severity });
  });

  it('gives no finding where nothing is odd', () => {
    expect(foundIds(jwe({}))).toEqual([]);
    expect(foundIds(jwt({ ...header, zip: 'DEF' }, claims))).toEqual([]);
  });
});
