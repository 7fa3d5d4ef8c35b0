import fc from 'fast-check';
import { CompactEncrypt, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeToken, tidyToken } from '#core/jwt/decode-token.ts';

const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const header = part({ alg: 'ES256', typ: 'at+jwt' });
const claims = part({ sub: 'server', exp: 1_700_000_000 });
const key = new TextEncoder().encode('0123456789abcdef0123456789abcdef');

describe('decodeToken', () => {
  it('takes a signed JWT apart (RFC 7519 §3)', async () => {
    const jwt = await new SignJWT({ sub: 'sërver', n: { a: [1] } })
      .setProtectedHeader({ alg: 'HS256', kid: 'k' })
      .sign(key);
    expect(decodeToken(jwt)).toEqual({
      kind: 'jwt',
      header: { alg: 'HS256', kid: 'k' },
      claims: { sub: 'sërver', n: { a: [1] } },
      headerJson: '{"alg":"HS256","kid":"k"}',
      claimsJson: '{"sub":"sërver","n":{"a":[1]}}',
      parts: jwt.split('.'),
      unsigned: false,
      oddities: [],
    });
  });

  it.each([
    ['alg none (RFC 7519 §6)', new UnsecuredJWT({ sub: 'x' }).encode()],
    ['alg None with a signature', `${part({ alg: 'None' })}.${claims}.c2ln`],
    ['an empty signature', `${header}.${claims}.`],
  ])('calls %s unsigned', (_name, token) => {
    expect(decodeToken(token)).toMatchObject({ kind: 'jwt', unsigned: true });
  });

  it('reads the header of an encrypted token (RFC 7516 §7.1)', async () => {
    const jwe = await new CompactEncrypt(new Uint8Array(8))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(key);
    expect(decodeToken(jwe)).toEqual({
      kind: 'jwe',
      header: { alg: 'dir', enc: 'A256GCM' },
      headerJson: '{"alg":"dir","enc":"A256GCM"}',
      parts: jwe.split('.'),
      oddities: [],
    });
  });

  it.each([
    '',
    'abc',
    'e7a1c2d0-5b6e-4a57-9d3f-0b2f6f1c2d3e',
    'a.b',
    'a.b.c',
    'ya29.c.b0Aaekm1K',
    '1.2.3.4.5',
    `${part([1])}.a.b`,
    part({ just: 'JSON' }),
  ])('treats %j as opaque, not as an error', (token) => {
    expect(decodeToken(token)).toEqual({ kind: 'opaque' });
  });

  it.each([
    ['header', `eyJhbGciOiJ.${claims}.c2ln`, 'no JSON'],
    ['claims', `${header}.${part([1])}.c2ln`, 'no JSON object'],
    ['claims', `${header}.${part('null')}.c2ln`, 'no JSON object'],
    ['claims', `${header}.${part('{"a":1')}.c2ln`, 'no JSON'],
    ['claims', `${header}.${Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]).toString('base64url')}.c2ln`, 'no UTF-8'],
    ['claims', `${header}..c2ln`, 'empty'],
    ['claims', `${header}.${claims}A.c2ln`, 'missing'],
    ['claims', `${header}.${claims}=a.c2ln`, 'U+003D'],
    ['claims', `${header}.${claims}===.c2ln`, 'U+003D'],
    ['signature', `${header}.${claims}.c2l*`, 'U+002A, at place 4'],
    ['claims', header, '1 part;'],
    ['signature', `${header}.${claims}.c2lnx`, 'missing'],
    ['signature', `${header}.${claims}`, '2 parts'],
    ['claims', `${header}.${claims}.c2ln.c2ln`, '4 parts'],
  ])('names the damaged part: %s of %j', (damaged, token, words) => {
    expect(decodeToken(token)).toEqual({
      kind: 'damaged',
      part: damaged,
      reason: expect.stringContaining(words) as string,
      header: token.startsWith(header) ? { alg: 'ES256', typ: 'at+jwt' } : undefined,
      headerJson: token.startsWith(header) ? '{"alg":"ES256","typ":"at+jwt"}' : undefined,
    });
  });

  it.each([
    ['padded', 'claims', `${header}.${claims}==.c2ln`],
    ['white-space', 'claims', `${header}.${claims.slice(0, 4)}\n${claims.slice(4)}.c2ln`],
    ['white-space', 'header', `${header} .${claims}.c2ln`],
    ['base64-alphabet', 'signature', `${header}.${claims}.+/+/`],
    ['loose-bits', 'signature', `${header}.${claims}.c2lnc3`],
    ['loose-bits', 'signature', `${header}.${claims}.c2lnc3d`],
    ['byte-order-mark', 'claims', `${header}.${part('\uFEFF{}')}.c2ln`],
  ])('reads what only a tolerant reader takes, and tells it: %s in the %s (RFC 7515 §2)', (code, where, token) => {
    expect(decodeToken(token)).toMatchObject({ kind: 'jwt', oddities: [{ code, part: where }] });
  });

  it('finds nothing odd in last bits that are zero', () => {
    expect(decodeToken(`${header}.${claims}.c2lncw`)).toMatchObject({ kind: 'jwt', oddities: [] });
  });

  it('keeps the JSON as it stands in the token: repeated names, exact digits, the order', () => {
    const json = '{ "n": 12345678901234567890, "a":1, "a":2 }';
    expect(decodeToken(`${header}.${part(json)}.c2ln`)).toMatchObject({ claimsJson: json, claims: { a: 2 } });
  });

  it('takes a JWS whose payload is no JSON (RFC 7515 §3)', () => {
    const token = `${part({ alg: 'HS256' })}.${part('It’s a dangerous business')}.c2ln`;
    expect(decodeToken(token)).toMatchObject({ kind: 'jws', nested: undefined, unsigned: false });
  });

  it('finds the token within a token (RFC 7519 §5.2), three deep and no deeper', () => {
    const outer = part({ alg: 'RS256', cty: 'JWT' });
    const wrap = (token: string) => `${outer}.${part(token)}.c2ln`;
    const inner = `${header}.${claims}.c2ln`;
    expect(decodeToken(wrap(wrap(inner)))).toMatchObject({
      kind: 'jws',
      nested: { kind: 'jws', nested: { kind: 'jwt', claims: { sub: 'server' } } },
    });
    expect(decodeToken(wrap(wrap(wrap(inner))))).toMatchObject({ nested: { nested: { nested: undefined } } });
  });

  it('does not take apart more than 1 MiB (T45)', () => {
    const token = `${header}.${'A'.repeat(1024 * 1024)}.c2ln`;
    expect(decodeToken(token)).toEqual({ kind: 'too-large', characters: token.length });
  });

  it('keeps __proto__ as a claim like any other (T32)', () => {
    const decoded = decodeToken(`${header}.${part('{"__proto__":{"admin":true}}')}.c2ln`);
    expect(decoded.kind === 'jwt' && Object.keys(decoded.claims)).toEqual(['__proto__']);
    expect(decoded.kind === 'jwt' && decoded.claims['admin']).toBeUndefined();
  });

  it('takes any text', () => {
    const piece = fc.oneof(fc.constantFrom(header, claims, '.', '=', 'eyJ', 'Bearer '), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(['jwt', 'jws', 'jwe', 'opaque', 'damaged']).toContain(decodeToken(pieces.join('')).kind);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a token that was redacted', () => {
  it.each(['redacted', 'redacted-3fa9c1', 'redacted-access-token', 'redacted-access-token-2'])(
    'is read as it was, whatever stands for its signature: %s',
    (label) => {
      expect(decodeToken(`${header}.${claims}.${label}`)).toMatchObject({ kind: 'jwt', oddities: [] });
    },
  );
});

describe('tidyToken', () => {
  it.each([
    ['  abc\n', 'abc'],
    ['Bearer abc', 'abc'],
    ['bearer\tabc ', 'abc'],
    ['DPoP abc', 'abc'],
    ['Authorization: Bearer abc', 'abc'],
    ['authorization:abc', 'abc'],
    ['Bearer', ''],
    ['Bearerabc', 'Bearerabc'],
  ])('makes %j to %j', (text, tidy) => {
    expect(tidyToken(text)).toBe(tidy);
  });

  it('lets a JWT be pasted with its scheme', () => {
    expect(decodeToken(` Bearer ${header}.${claims}.c2ln `)).toMatchObject({
      kind: 'jwt',
      parts: [header, claims, 'c2ln'],
    });
  });
});
