import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import { formPairs } from '#core/http/form-pairs.ts';
import type { HttpRequest } from '#core/http/message.ts';
import type { DecodedToken, JsonObject } from '#core/jwt/decode.ts';
import { grantedAgainstRequested, grantedSummary } from '#core/oauth/granted.ts';
import { type BindingFacts, bindingRow } from '#core/oauth/granted-binding.ts';
import { requestedIn } from '#core/oauth/granted-request.ts';
import type { GrantedRow } from '#core/oauth/granted-row.ts';
import { scopeDifference, scopeWords } from '#core/oauth/scope-difference.ts';

const opaque: DecodedToken = { kind: 'opaque' };

function jwt(claims: JsonObject): DecodedToken {
  const claimsJson = JSON.stringify(claims);
  const header = { alg: 'RS256' };
  const parts = ['h', 'c', 's'] as const;
  return {
    kind: 'jwt',
    header,
    claims,
    headerJson: '{"alg":"RS256"}',
    claimsJson,
    parts,
    unsigned: false,
    oddities: [],
  };
}

function request(body: string, headers: HttpRequest['headers'] = []): HttpRequest {
  return {
    method: 'POST',
    url: 'https://as.example/token',
    headers,
    body: utf8(`grant_type=client_credentials${body}`),
  };
}

type Answer = { scope?: string; tokenType?: string; expiresInSeconds?: number };

function rowsOf(sent: HttpRequest, token: DecodedToken, answer: Answer = {}) {
  return grantedAgainstRequested({
    requested: requestedIn(sent),
    answer: {
      scope: answer.scope,
      tokenType: answer.tokenType ?? 'Bearer',
      expiresInSeconds: answer.expiresInSeconds,
    },
    token,
  });
}

function row(name: GrantedRow['name'], sent: HttpRequest, token: DecodedToken, answer?: Answer): GrantedRow {
  const found = rowsOf(sent, token, answer).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
}

const labelOf = ({ source }: GrantedRow) => source.label;

describe('formPairs', () => {
  it('decodes names and values, keeps repeats and order, skips empty pairs', () => {
    expect(formPairs('a=1&b=x+y%26&&a=%E2%82%AC&c&d=%zz')).toEqual([
      ['a', '1'],
      ['b', 'x y&'],
      ['a', '€'],
      ['c', ''],
      ['d', '%zz'],
    ]);
    expect(formPairs('')).toEqual([]);
  });
});

describe('requestedIn reads what was sent', () => {
  it('finds scope, audience and every resource in the body (RFC 8707 §2)', () => {
    const sent = request('&scope=a+b&audience=https%3A%2F%2Fapi&resource=https%3A%2F%2Fr1&resource=https%3A%2F%2Fr2');
    expect(requestedIn(sent)).toEqual({
      scope: 'a b',
      audiences: ['https://api'],
      resources: ['https://r1', 'https://r2'],
      hasDpopProof: false,
    });
  });

  it('takes a parameter without a value for one that was not sent (RFC 6749 §3.2)', () => {
    expect(requestedIn(request('&scope=&audience=&resource'))).toEqual({
      scope: undefined,
      audiences: [],
      resources: [],
      hasDpopProof: false,
    });
  });

  it('sees several audiences in one value, and a DPoP proof (RFC 9449 §5)', () => {
    const requested = requestedIn(request('&audience=a+b', [['dpop', 'eyJ']]));
    expect([requested.audiences, requested.hasDpopProof]).toEqual([['a', 'b'], true]);
  });
});

describe('scopes as sets (RFC 6749 §3.3)', () => {
  it('compares without regard to order and repeats', () => {
    expect(scopeWords(' a  b a')).toEqual(['a', 'b']);
    expect(scopeDifference(['a', 'b'], ['b', 'c'])).toEqual({ missing: ['a'], extra: ['c'] });
  });
});

describe('the rows', () => {
  it('come in one order, whatever was asked', () => {
    const rows = rowsOf(request(''), opaque);
    expect(rows.map(({ name }) => name)).toEqual([
      'scope',
      'audience',
      'resource',
      'lifetime',
      'binding',
      'token_type',
    ]);
    for (const { words, source } of rows) {
      expect(words).toMatch(/^[A-Z].*\.$/);
      expect(source.url).toMatch(/^https:\/\/www\.rfc-editor\.org\//);
    }
  });
});

describe('scope', () => {
  it.each<[string, string | undefined, GrantedRow['state'], string | undefined]>([
    ['&scope=a+b', 'b a', 'same', 'b a'],
    ['&scope=a+b', 'a', 'less', 'a'],
    ['&scope=a', 'a b', 'more', 'a b'],
    ['&scope=a+b', 'b c', 'other', 'b c'],
    ['&scope=a', '', 'less', undefined],
    ['&scope=a', undefined, 'same', undefined],
    ['', 'a', 'not-asked', 'a'],
    ['', undefined, 'not-asked', undefined],
  ])('asked %j, answered %j: %s', (body, scope, state, granted) => {
    const seen = row('scope', request(body), opaque, scope === undefined ? {} : { scope });
    expect([seen.state, seen.granted]).toEqual([state, granted]);
  });

  it('that the answer leaves out was granted as requested (RFC 6749 §5.1)', () => {
    const seen = row('scope', request('&scope=a'), opaque);
    expect(seen.words).toContain('as requested');
    expect(labelOf(seen)).toBe('RFC 6749 §5.1');
  });

  it('names what is missing and what came on top', () => {
    const { words } = row('scope', request('&scope=a+b'), opaque, { scope: 'b c' });
    expect(words).toBe('Not granted: a. Calls that need it will get 403. Not asked for: c.');
  });

  it.each<[JsonObject]>([[{ scope: 'a' }], [{ scp: ['a'] }], [{ scp: 'a' }]])(
    'is read from the token %j where the answer is silent',
    (claims) => {
      expect(row('scope', request('&scope=a+b'), jwt(claims)).state).toBe('less');
    },
  );

  it('says so where answer and token do not agree', () => {
    const seen = row('scope', request('&scope=a'), jwt({ scope: 'a b' }), { scope: 'a' });
    expect([seen.state, seen.granted]).toEqual(['other', 'a (answer); a b (token)']);
  });

  it('knows that /.default stands for the roles in the token', () => {
    const sent = request('&scope=api%3A%2F%2Forders%2F.default');
    expect(row('scope', sent, jwt({ roles: ['Orders.Read'] }))).toMatchObject({
      state: 'same',
      granted: 'Orders.Read',
    });
    expect(row('scope', sent, jwt({})).state).toBe('unknown');
    expect(row('scope', sent, opaque).state).toBe('unknown');
  });
});

describe('audience and resource (RFC 7519 §4.1.3, RFC 8707 §2.2)', () => {
  const api = 'https://api.example';

  it.each<[string, unknown, GrantedRow['state']]>([
    [`&audience=${api}`, api, 'same'],
    [`&audience=${api}`, [api], 'same'],
    [`&audience=${api}`, [api, 'https://as.example/userinfo'], 'more'],
    [`&audience=${api}`, 'https://other', 'other'],
    [`&audience=${api}`, `${api}/`, 'other'],
    [`&audience=${api}&audience=b`, api, 'less'],
    [`&audience=${api}`, undefined, 'less'],
    [`&audience=${api}`, [], 'less'],
    [`&audience=${api}`, 7, 'less'],
    ['', api, 'not-asked'],
  ])('%s against aud %j is %s', (body, aud, state) => {
    const sent = request(body.replaceAll(api, encodeURIComponent(api)));
    expect(row('audience', sent, jwt(aud === undefined ? {} : { aud })).state).toBe(state);
  });

  it('tells a difference that is only a slash', () => {
    const sent = request(`&resource=${encodeURIComponent(api)}`);
    expect(row('resource', sent, jwt({ aud: `${api}/` })).words).toContain('only a slash');
    expect(row('resource', sent, jwt({ aud: 'https://other' })).words).not.toContain('slash');
  });

  it('compares each of several resources, and what the other parameter asked for is not extra', () => {
    const sent = request('&resource=r1&resource=r2&audience=a');
    const rows = rowsOf(sent, jwt({ aud: ['a', 'r1', 'r2'] }));
    expect(rows.slice(1, 3).map(({ requested, state }) => [requested, state])).toEqual([
      ['a', 'same'],
      ['r1 r2', 'same'],
    ]);
    expect(row('resource', sent, jwt({ aud: ['a', 'r1'] })).words).toContain('not for r2');
  });

  it('is told once: in the row that asked, else in that of the audience', () => {
    const granted = (body: string) =>
      rowsOf(request(body), jwt({ aud: 'x' }))
        .slice(1, 3)
        .map((each) => each.granted);
    expect(granted('')).toEqual(['x', undefined]);
    expect(granted('&resource=x')).toEqual([undefined, 'x']);
    expect(granted('&audience=x')).toEqual(['x', undefined]);
  });

  it('cannot be seen in an opaque token', () => {
    expect(row('audience', request('&audience=a'), opaque).state).toBe('unknown');
    expect(row('audience', request(''), opaque).state).toBe('not-asked');
  });
});

describe('lifetime: expires_in against exp − iat', () => {
  const iat = 1_700_000_000;
  it.each<[number | undefined, JsonObject | undefined, GrantedRow['state'], string | undefined]>([
    [3600, { iat, exp: iat + 3600 }, 'same', 'expires_in: 1 h, exp − iat: 1 h'],
    [3599, { iat, exp: iat + 3600 }, 'same', 'expires_in: 59 min 59 s, exp − iat: 1 h'],
    [3600, { iat, exp: iat + 60 }, 'less', 'expires_in: 1 h, exp − iat: 1 min'],
    [60, { iat, exp: iat + 3600 }, 'more', 'expires_in: 1 min, exp − iat: 1 h'],
    [undefined, { iat, exp: iat + 60 }, 'unknown', 'exp − iat: 1 min'],
    [60, { exp: iat }, 'unknown', 'expires_in: 1 min'],
    [60, { iat: 'x', exp: iat }, 'unknown', 'expires_in: 1 min'],
    [60, undefined, 'unknown', 'expires_in: 1 min'],
    [undefined, undefined, 'unknown', undefined],
    [60, { iat, exp: iat - 5 }, 'less', 'expires_in: 1 min, exp − iat: -5 s'],
  ])('%s s and %j: %s', (expiresInSeconds, claims, state, granted) => {
    const token = claims === undefined ? opaque : jwt(claims);
    const seen = row('lifetime', request(''), token, expiresInSeconds === undefined ? {} : { expiresInSeconds });
    expect([seen.state, seen.granted, seen.requested]).toEqual([state, granted, undefined]);
  });
});

describe('binding and token type', () => {
  const proof = request('', [['DPoP', 'eyJ']]);

  it.each<[string, HttpRequest, JsonObject, GrantedRow['state'], string]>([
    ['a bearer token', request(''), {}, 'not-asked', 'RFC 6750 §1.2'],
    ['a proof and no binding', proof, {}, 'less', 'RFC 6750 §1.2'],
    ['a proof and its key', proof, { cnf: { jkt: 'k' } }, 'same', 'RFC 9449 §6.1'],
    ['a key unasked', request(''), { cnf: { jkt: 'k' } }, 'more', 'RFC 9449 §6.1'],
    ['a certificate', request(''), { cnf: { 'x5t#S256': 'c' } }, 'more', 'RFC 8705 §3.1'],
    ['another key', request(''), { cnf: { jwk: { kty: 'EC' } } }, 'more', 'RFC 7800 §3.1'],
    ['a cnf that is none', request(''), { cnf: 'odd' }, 'more', 'RFC 7800 §3.1'],
  ])('%s', (_, sent, claims, state, label) => {
    const seen = row('binding', sent, jwt(claims));
    expect([seen.state, labelOf(seen)]).toEqual([state, label]);
  });

  it('of an opaque token cannot be seen (RFC 9449 §6.2)', () => {
    expect(row('binding', proof, opaque)).toMatchObject({ state: 'unknown', granted: undefined });
  });

  it.each<[string, DecodedToken, BindingFacts, GrantedRow['state'], RegExp]>([
    ['the certificate shown', jwt({ cnf: { 'x5t#S256': 'c' } }), { certificate: 'c' }, 'same', /was shown/],
    ['another certificate', jwt({ cnf: { 'x5t#S256': 'c' } }), { certificate: 'd' }, 'other', /another certificate/],
    ['the key of the proof', jwt({ cnf: { jkt: 'k' } }), { thumbprint: 'k' }, 'same', /signed your proof/],
    ['another key', jwt({ cnf: { jkt: 'k' } }), { thumbprint: 'mine' }, 'other', /another key/],
    ['no key', jwt({}), { thumbprint: 'mine' }, 'less', /not bound/],
    [
      'the key that introspection names (RFC 9449 §6.2)',
      opaque,
      { thumbprint: 'k', introspected: { cnf: { jkt: 'k' } } },
      'same',
      /signed your proof/,
    ],
    ['another that it names', opaque, { thumbprint: 'k', introspected: { cnf: { jkt: 'o' } } }, 'other', /another key/],
    ['none that it names', opaque, { thumbprint: 'k', introspected: {} }, 'less', /not bound/],
  ])('compares the thumbprint of the proof with %s', (_, token, facts, state, words) => {
    const seen = bindingRow(true, token, facts);
    expect([seen.state, words.test(seen.words)]).toEqual([state, true]);
  });

  it.each<[HttpRequest, string, GrantedRow['state'], string]>([
    [request(''), 'bearer', 'not-asked', 'RFC 6750 §2.1'],
    [proof, 'Bearer', 'less', 'RFC 9449 §5'],
    [proof, 'DPoP', 'same', 'RFC 9449 §7.1'],
    [request(''), 'dpop', 'more', 'RFC 9449 §7.1'],
    [request(''), 'mac', 'other', 'RFC 6749 §7.1'],
  ])('the token type %#: %s', (sent, tokenType, state, label) => {
    const seen = row('token_type', sent, opaque, { tokenType });
    expect([seen.state, labelOf(seen), seen.granted]).toEqual([state, label, tokenType]);
  });

  it('a token type that is absent is unknown (RFC 6749 §5.1)', () => {
    const answer = { scope: undefined, tokenType: undefined, expiresInSeconds: undefined };
    const rows = grantedAgainstRequested({ requested: requestedIn(proof), answer, token: opaque });
    expect(rows.at(-1)).toMatchObject({ state: 'unknown', requested: 'DPoP', granted: undefined });
  });
});

describe('the summary', () => {
  it.each<[string, JsonObject | undefined, Answer, string]>([
    ['&scope=a', { aud: 'x' }, { scope: 'a' }, 'same'],
    ['', undefined, {}, 'same'],
    ['&scope=a+b', undefined, { scope: 'a' }, 'less'],
    ['&scope=a', undefined, { scope: 'a b' }, 'more'],
    ['&scope=a&audience=x', { aud: 'y' }, { scope: 'a b' }, 'other'],
    ['&audience=x', undefined, {}, 'unseen'],
    ['', { iat: 1, exp: 2 }, { expiresInSeconds: 3600 }, 'same'],
  ])('of %j with %j and %j is %s', (body, claims, answer, summary) => {
    const token = claims === undefined ? opaque : jwt(claims);
    expect(grantedSummary(rowsOf(request(body), token, answer))).toBe(summary);
  });
});
