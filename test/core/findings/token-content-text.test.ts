import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { claims, finding, found, foundIds, header, jwt, part, withClaims } from './token-content-builder.ts';
import { apiRun, idsOf, tokenRun } from './run-builder.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';

const clean = jwt(header, claims);

describe('a token without faults', () => {
  it('gives no finding where it was brought along (RFC 9068 §2)', () => {
    expect(found(clean)).toEqual([]);
    expect(found(clean, 'made')).toEqual([]);
  });

  it('is one good finding where it was issued', () => {
    const answer = { access_token: clean, token_type: 'Bearer', expires_in: 300 };
    const atOnce = { change: { startedAtMs: claims.iat * 1000 } };
    expect(idsOf(tokenRun(answer, atOnce))).toEqual(['token-issued']);
  });

  it.each(['opaque-token', 'ya29.c.b0Aaekm1K'])('gives none where it is opaque: %s', (token) => {
    expect(found(token)).toEqual([]);
  });
});

describe('what is said of a token', () => {
  const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`;

  it('is said of an issued one as well, and shown in the answer', () => {
    const [first] = examine(tokenRun({ access_token: unsigned, token_type: 'bearer', expires_in: 300 }));
    expect(first).toMatchObject({
      id: 'unsigned-token',
      evidence: [
        { kind: 'token-header', name: 'alg' },
        { kind: 'response-member', name: 'access_token' },
      ],
    });
  });

  it('is not said again of each call', () => {
    expect(idsOf(apiRun(200, { token: decodeToken(unsigned) }))).not.toContain('unsigned-token');
  });
});

describe('the text of a token', () => {
  it('that is damaged is an error, and says where', () => {
    expect(finding(jwt(header, '{"sub":'), 'damaged-token')).toMatchObject({
      severity: 'error',
      explanation: expect.stringContaining('The trouble is in the claims: What it holds is no JSON.'),
    });
  });

  it('that is damaged is a warning where a server issued it, since a client need not read it (RFC 6749 §1.4)', () => {
    const damaged = jwt(header, '{"sub":');
    const [first] = examine(tokenRun({ access_token: damaged, token_type: 'bearer', expires_in: 300 }));
    expect(first).toMatchObject({ id: 'damaged-token', severity: 'warning' });
  });

  it.each([
    ['alg none (RFC 7519 §6)', `${part({ alg: 'none' })}.${part(claims)}.`],
    ['no signature', `${part(header)}.${part(claims)}.`],
    ['alg None and a signature', `${part({ alg: 'None' })}.${part(claims)}.c2ln`],
    ['alg none and no claims', `${part({ alg: 'none' })}.aGVsbG8.`],
  ])('with %s is an error, and nothing it lacks is worth a word beside it', (_, token) => {
    expect(foundIds(token)).toEqual(['unsigned-token']);
    expect(finding(token, 'unsigned-token')).toMatchObject({
      severity: 'error',
      evidence: [{ kind: 'token-header', name: 'alg' }],
    });
  });

  it('that only tolerant readers take is one warning that lists what is odd (RFC 7515 §2)', () => {
    const padded = Buffer.from(JSON.stringify({ ...claims, jti: 'a' })).toString('base64');
    expect(padded.endsWith('=')).toBe(true);
    const token = `${part(header)}.${padded}.${'c2lnbmF0dXJl'.slice(0, 6)}\n${'c2lnbmF0dXJl'.slice(6)}`;
    expect(foundIds(token)).toEqual(['token-not-strict']);
    expect(finding(token, 'token-not-strict')).toMatchObject({
      severity: 'warning',
      explanation: expect.stringMatching(/^The payload is padded with =.*The signature has white space/),
    });
  });

  it('of more than 8 KiB is a warning, of 8 KiB none (RFC 6585 §5)', () => {
    const long = withClaims({ groups: 'g'.repeat(6200) });
    expect(foundIds(long)).toEqual(['token-over-8-kb']);
    expect(finding(long, 'token-over-8-kb')).toMatchObject({ explanation: expect.stringContaining('It has 8.4 KiB.') });
    expect(foundIds(withClaims({ groups: 'g'.repeat(5800) }))).toEqual([]);
  });

  it('of more than 8 KiB is a warning of opaque and giant ones too', () => {
    const opaque = { access_token: 'o'.repeat(9000), token_type: 'bearer', expires_in: 300 };
    expect(idsOf(tokenRun(opaque))).toEqual(['token-over-8-kb']);
    expect(foundIds('o'.repeat(1024 * 1024 + 1))).toEqual(['token-over-8-kb']);
  });

  it('with a claim twice is a warning with both values as they came (RFC 7519 §4)', () => {
    const token = jwt(header, JSON.stringify(claims).replace('"sub":"machine"', '"sub":"admin","sub":"machine"'));
    expect(foundIds(token)).toEqual(['repeated-claims']);
    expect(finding(token, 'repeated-claims')).toMatchObject({
      severity: 'warning',
      explanation: expect.stringContaining('“sub” stands 2 times: "admin", then "machine". Here the last one counts'),
      evidence: [{ kind: 'claim', name: 'sub' }],
    });
  });

  it('with a name twice inside a claim says where, and shows no secret', () => {
    const token = jwt(header, JSON.stringify({ ...claims, cnf: 0 }).replace('"cnf":0', '"cnf":{"a":1,"a":2}'));
    expect(finding(token, 'repeated-claims')).toMatchObject({
      explanation: expect.stringContaining('“cnf/a” stands more than once.'),
      evidence: [{ kind: 'claim', name: 'cnf' }],
    });
    const secret = jwt(header, '{"password":"hunter1","password":"hunter2"}');
    expect(finding(secret, 'repeated-claims')).toMatchObject({ explanation: expect.not.stringContaining('hunter') });
  });

  it('with a header parameter twice is a warning (RFC 7515 §4)', () => {
    const token = jwt('{"alg":"HS256","alg":"ES256","typ":"at+jwt","kid":"k"}', claims);
    expect(foundIds(token)).toEqual(['repeated-header-parameters']);
    expect(finding(token, 'repeated-header-parameters')).toMatchObject({
      explanation: expect.stringContaining('“alg” stands 2 times: "HS256", then "ES256".'),
      evidence: [{ kind: 'token-header', name: 'alg' }],
    });
  });

  it.each([
    ['12345678901234567890', 'warning'],
    ['1e400', 'warning'],
    ['0.12345678901234567890', 'note'],
  ])('with the number %s shows all its digits (RFC 8259 §6)', (digits, severity) => {
    const token = jwt(header, JSON.stringify({ ...claims, account: 0 }).replace('"account":0', `"account":${digits}`));
    expect(foundIds(token)).toEqual(['inexact-numbers']);
    expect(finding(token, 'inexact-numbers')).toMatchObject({
      severity,
      explanation: expect.stringContaining(`“account” is ${digits}. The digits are shown as they came.`),
      evidence: [{ kind: 'claim', name: 'account' }],
    });
    expect(foundIds(withClaims({ account: 9_007_199_254_740_991 }))).toEqual([]);
  });

  it('that holds another token says so (RFC 7519 §5.2)', () => {
    const nested = jwt({ alg: 'ES256', cty: 'JWT' }, clean);
    expect(foundIds(nested)).toEqual(['nested-token']);
    const encrypted = `${part({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })}..aXY.Y2lwaGVy.dGFn`;
    expect(foundIds(encrypted)).toEqual(['nested-token']);
    expect(foundIds(jwt({ alg: 'ES256' }, 'hello'))).toEqual([]);
  });
});
