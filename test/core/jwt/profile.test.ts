import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#core/jwt/decode.ts';
import { type ProfiledToken, profileRows, profileSummary } from '#core/jwt/profile.ts';

/** The example of RFC 9068 §3: a user's token. */
const header = { typ: 'at+JWT', alg: 'RS256', kid: 'RjEwOwOA' };
const userClaims = {
  iss: 'https://authorization-server.example.com/',
  sub: '5ba552d67',
  aud: 'https://rs.example.com/',
  exp: 1_639_528_912,
  iat: 1_618_354_090,
  jti: 'dbe39bf3a3ba4238a513f51d6e1691c4',
  client_id: 's6BhdRkqt3',
  scope: 'openid profile reademail',
};
const clientClaims = { ...userClaims, sub: 's6BhdRkqt3', scope: 'orders:read' };

const names = ['typ', 'alg', 'iss', 'aud', 'sub', 'client_id', 'iat', 'exp', 'jti', 'scope'];

function rowOf(name: string, claims: JsonObject, rest: Partial<ProfiledToken> = {}) {
  return profileRows({ header: { typ: 'at+jwt', alg: 'RS256' }, claims, ...rest }).find((row) => row.name === name);
}

function stateOf(name: string, claims: JsonObject, rest: Partial<ProfiledToken> = {}) {
  return rowOf(name, claims, rest)?.state;
}

describe('the rows of the profile', () => {
  it('come in one order, each with its section (RFC 9068 §2.1, §2.2)', () => {
    const rows = profileRows({ header, claims: userClaims });
    expect(rows.map(({ name, source }) => [name, source.label])).toEqual([
      ['typ', 'RFC 9068 §2.1'],
      ['alg', 'RFC 9068 §2.1'],
      ...['iss', 'aud', 'sub', 'client_id', 'iat', 'exp', 'jti'].map((name) => [name, 'RFC 9068 §2.2']),
      ['scope', 'RFC 9068 §2.2.3'],
    ]);
    for (const { wanted, practice } of rows) {
      expect(wanted).toMatch(/^[A-Za-z].*\.$/);
      expect(practice).toMatch(/^[A-Za-z].*\.$/);
    }
  });

  it('all fit the example of the profile itself (RFC 9068 §3)', () => {
    const rows = profileRows({ header, claims: userClaims });
    expect(rows.map(({ name, state }) => [name, state])).toEqual(names.map((name) => [name, 'fits']));
    expect(profileSummary(rows, header)).toEqual({ claimsProfile: true, fits: 10, of: 10 });
  });

  it('say what was found, as it stands', () => {
    expect(rowOf('iss', userClaims)?.found).toBe('https://authorization-server.example.com/');
    expect(rowOf('exp', userClaims)?.found).toBe('1639528912');
    expect(rowOf('aud', { aud: ['a', 'b'] })?.found).toBe('["a","b"]');
    expect(rowOf('aud', {})?.found).toBeUndefined();
    expect(rowOf('sub', { sub: 'x'.repeat(5000) })?.found).toBe(`${'x'.repeat(200)}…`);
  });

  it.each(['iss', 'aud', 'sub', 'client_id', 'iat', 'exp', 'jti'])('call %s missing where it is absent', (name) => {
    expect(stateOf(name, { ...userClaims, [name]: undefined })).toBe('missing');
  });

  it('call typ and alg missing where they are absent (RFC 9068 §2.1)', () => {
    const rows = profileRows({ header: {}, claims: userClaims });
    expect(rows.slice(0, 2).map(({ state }) => state)).toEqual(['missing', 'missing']);
  });

  it.each<[string, unknown]>([
    ['iss', ''],
    ['iss', 7],
    ['aud', []],
    ['aud', ['a', 7]],
    ['aud', ''],
    ['aud', null],
    ['sub', 12],
    ['client_id', ['a']],
    ['iat', '1618354090'],
    ['iat', 1_618_354_090_000],
    ['exp', '2026-01-01'],
    ['exp', 1e20],
    ['exp', 1_618_354_090],
    ['exp', 1_618_354_089],
    ['jti', 1],
    ['scope', ['orders:read']],
    ['scope', null],
  ])('call %s: %j odd', (name, value) => {
    expect(stateOf(name, { ...userClaims, [name]: value })).toBe('odd');
  });

  it.each(['none', 'None', 'NONE', '', 7])('never let alg %j fit (RFC 9068 §2.1)', (alg) => {
    expect(stateOf('alg', userClaims, { header: { typ: 'at+jwt', alg } })).toBe('odd');
  });

  it('take a scope that is absent for nothing worse than absent (RFC 9068 §2.2.3)', () => {
    const { scope: _, ...claims } = userClaims;
    expect(stateOf('scope', claims)).toBe('optional-absent');
    const rows = profileRows({ header, claims });
    expect(profileSummary(rows, header).of).toBe(9);
  });

  it('say where a vendor keeps what is missing', () => {
    const { client_id: _, scope: __, ...claims } = userClaims;
    const vendors = { ...claims, azp: 'my-client', scp: ['orders:read'] };
    expect(rowOf('client_id', vendors)?.practice).toContain('Here azp holds it: my-client.');
    expect(rowOf('client_id', vendors)?.state).toBe('missing');
    expect(rowOf('scope', vendors)?.practice).toContain('Here scp says what is allowed: ["orders:read"].');
    expect(rowOf('client_id', userClaims)?.practice).not.toContain('Here');
  });
});

describe('claiming the profile (RFC 9068 §2.1)', () => {
  it.each([
    ['at+jwt', true, 'fits'],
    ['application/at+jwt', true, 'fits'],
    ['at+JWT', true, 'fits'],
    ['JWT', false, 'odd'],
    ['at+jwt2', false, 'odd'],
    [7, false, 'odd'],
    [undefined, false, 'missing'],
  ])('typ %j', (typ, claimed, state) => {
    const typed = { alg: 'RS256', typ };
    const rows = profileRows({ header: typed, claims: userClaims });
    expect(profileSummary(rows, typed).claimsProfile).toBe(claimed);
    expect(rows[0]?.state).toBe(state);
  });
});

it('warns of a type in capital letters, which the profile’s own example has', () => {
  expect(rowOf('typ', userClaims, { header })?.practice).toContain('Capital letters are allowed');
  expect(rowOf('typ', userClaims)?.practice).not.toContain('Capital letters');
});

describe('tokens of client credentials (RFC 9068 §2.2, §2.2.1)', () => {
  it('are known by a subject that is the client, and have two rows more', () => {
    const rows = profileRows({ header, claims: clientClaims });
    expect(rows.slice(10).map(({ name, state }) => [name, state])).toEqual([
      ['sub of a client', 'fits'],
      ['auth_time, acr, amr', 'fits'],
    ]);
    expect(profileRows({ header, claims: userClaims })).toHaveLength(10);
  });

  it.each<[string, JsonObject]>([
    ['Auth0', { sub: 'abc@clients', azp: 'abc', gty: 'client-credentials' }],
    ['Okta', { sub: '0oa1', cid: '0oa1' }],
    ['Entra ID', { sub: 'o-1', oid: 'o-1', azp: 'app', idtyp: 'app' }],
    ['Keycloak', { sub: 'f3', azp: 'cli', preferred_username: 'service-account-cli' }],
  ])('name their client in the way of %s', (_, claims) => {
    expect(stateOf('sub of a client', claims)).toBe('fits');
  });

  it('are known by the grant where the claims do not tell, and then the subject looks odd', () => {
    expect(stateOf('sub of a client', userClaims, { isClientCredentials: true })).toBe('odd');
    expect(stateOf('sub of a client', {}, { isClientCredentials: true })).toBe('missing');
    expect(stateOf('sub of a client', clientClaims, { isClientCredentials: false })).toBeUndefined();
  });

  it('have nothing to say about a login', () => {
    const row = rowOf('auth_time, acr, amr', { ...clientClaims, acr: '1', auth_time: 1_618_354_090 });
    expect(row?.state).toBe('odd');
    expect(row?.found).toBe('auth_time: 1618354090, acr: 1');
  });
});
