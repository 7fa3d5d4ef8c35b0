import { describe, expect, it } from 'vitest';
import * as oauth from 'oauth4webapi';
import { metadataPlaces } from '#core/oauth/metadata-places.ts';
import { isMetadataOf } from '#core/oauth/metadata-of.ts';
import { isWorthTryingElsewhere, readMetadata } from '#core/oauth/metadata-read.ts';
import { issuerGuesses } from '#core/oauth/issuer-guesses.ts';
import { issuerOf } from '#core/oauth/issuer-of.ts';
import { keysPlaceFault, readKeysAnswer } from '#core/oauth/metadata-keys.ts';
import { answered, unanswered } from '../../support/exchanges.ts';

const issuer = 'https://server.example.com';
const clues = {
  online: true,
  pageIsSecure: false,
  targetIsSecure: true,
  targetIsLoopback: false,
  needsPreflight: false,
};
// RFC 8414 §3.2, shortened to what is used here.
const example = {
  issuer,
  authorization_endpoint: 'https://server.example.com/authorize',
  token_endpoint: 'https://server.example.com/token',
  jwks_uri: 'https://server.example.com/jwks.json',
};

describe('metadataPlaces', () => {
  it('puts the well-known name between host and path, and after it (RFC 8414 §3.1, §5)', () => {
    expect(metadataPlaces('https://example.com/issuer1').map(({ url }) => url)).toEqual([
      'https://example.com/.well-known/oauth-authorization-server/issuer1',
      'https://example.com/issuer1/.well-known/openid-configuration',
      'https://example.com/issuer1/.well-known/oauth-authorization-server',
      'https://example.com/.well-known/openid-configuration/issuer1',
    ]);
  });

  it.each(['https://example.com', 'https://example.com/'])('knows two places where %s has no path', (bare) => {
    expect(metadataPlaces(bare).map(({ url }) => url)).toEqual([
      'https://example.com/.well-known/oauth-authorization-server',
      'https://example.com/.well-known/openid-configuration',
    ]);
  });

  it.each(['https://example.com', 'https://example.com/', 'https://example.com/tenant/v2.0', 'https://example.com/a/'])(
    'asks where an independent client asks: %s',
    async (asked) => {
      const seen: string[] = [];
      for (const algorithm of ['oauth2', 'oidc'] as const) {
        await oauth.discoveryRequest(new URL(asked), {
          algorithm,
          [oauth.customFetch]: async (url) => {
            seen.push(url);
            return new Response('{}');
          },
        });
      }
      expect(metadataPlaces(asked).map(({ url }) => url)).toEqual(expect.arrayContaining(seen));
    },
  );
});

describe('readMetadata', () => {
  it('reads the example of RFC 8414 §3.2', () => {
    expect(readMetadata(answered({ body: JSON.stringify(example) }), issuer)).toMatchObject({
      kind: 'metadata',
      issuer,
      tokenEndpoint: 'https://server.example.com/token',
      jwksUri: 'https://server.example.com/jwks.json',
      introspectionEndpoint: undefined,
    });
  });

  it.each([
    ['https://server.example.com/', 'slash at the end'],
    ['https://Server.example.com', 'upper and lower case'],
    ['http://server.example.com', 'http and https'],
    ['https://other.example.com', 'https://other.example.com'],
    [undefined, 'do not say whose'],
    [7, 'do not say whose'],
  ])('refuses metadata of another issuer: %s (RFC 8414 §3.3)', (named, words) => {
    const reading = readMetadata(answered({ body: JSON.stringify({ ...example, issuer: named }) }), issuer);
    expect(reading).toMatchObject({ kind: 'unusable', code: 'issuer-mismatch' });
    expect(reading.kind === 'unusable' && reading.reason).toContain(words);
    expect(reading.kind === 'unusable' && isWorthTryingElsewhere(reading)).toBe(false);
  });

  it.each([
    ['not-found', true, answered({ status: 404 })],
    ['refused', true, answered({ status: 403 })],
    ['redirected', true, answered({ status: 302, headers: [['Location', 'https://login.example/']] })],
    ['html', true, answered({ body: '<!doctype html><title>Sign in</title>' })],
    ['not-json', true, answered({ body: '[]' })],
    ['not-json', true, answered({ body: '{"issuer":' })],
    ['cut', false, answered({ body: '{}', ending: { kind: 'cut', limitBytes: 2 } })],
    ['repeated-members', false, answered({ body: `{"issuer":"${issuer}","jwks_uri":"a","jwks_uri":"b"}` })],
    ['no-answer', false, unanswered()],
    // A 404 without CORS headers looks to a page like no answer; the next place may well be shown.
    ['hidden', true, unanswered({ kind: 'hidden-by-browser', clues })],
    ['redirected', true, unanswered({ kind: 'opaque-redirect' })],
  ] as const)('calls it %s, and asks elsewhere: %s', (code, elsewhere, exchange) => {
    const reading = readMetadata(exchange, issuer);
    expect(reading).toMatchObject({ kind: 'unusable', code });
    expect(reading.kind === 'unusable' && isWorthTryingElsewhere(reading)).toBe(elsewhere);
  });
});

describe('issuerOf', () => {
  it.each(['https://as.example', 'https://as.example/tenant/', 'http://localhost:8480', 'http://127.0.0.1:9/x'])(
    'can ask %s',
    (iss) => expect(issuerOf({ iss })).toEqual({ kind: 'issuer', issuer: iss, host: new URL(iss).host }),
  );
  it.each([
    [undefined, 'no iss claim'],
    [7, 'no text'],
    ['accounts.google.com', 'no URL'],
    ['urn:issuer', 'no web address'],
    ['file:///etc/passwd', 'no web address'],
    ['http://as.example', 'plain http'],
    ['http://127.0.0.1.example', 'plain http'],
    ['https://user:pw@as.example', 'a name or a password'],
    ['https://as.example?x=1', 'a query or a fragment'],
    ['https://as.example#x', 'a query or a fragment'],
  ])('cannot ask %s', (iss, words) => {
    const named = issuerOf(iss === undefined ? {} : { iss });
    expect(named).toMatchObject({ kind: 'none' });
    expect(named.kind === 'none' && named.reason).toContain(words);
  });
  it('does not take an iss out of the prototype (T32)', () => {
    const claims = Object.create({ iss: 'https://as.example' }) as Record<string, unknown>;
    expect(issuerOf(claims).kind).toBe('none');
  });
});

describe('issuerGuesses', () => {
  it.each([
    ['https://as.example/oauth/v2/token', 'https://as.example'],
    ['https://kc.example/realms/demo/protocol/openid-connect/token', 'https://kc.example/realms/demo'],
    ['https://login.microsoftonline.com/t1/oauth2/v2.0/token', 'https://login.microsoftonline.com/t1/v2.0'],
    ['https://dev.okta.example/oauth2/default/v1/token', 'https://dev.okta.example/oauth2/default'],
    ['https://tenant.auth0.example/oauth/token', 'https://tenant.auth0.example/'],
    ['https://localhost:8443/oauth/v2/oauth-token', 'https://localhost:8443'],
    ['https://id.example/connect/token', 'https://id.example'],
    ['https://as.example/token', 'https://as.example'],
  ])('guesses for %s first %s', (endpoint, first) => {
    expect(issuerGuesses(endpoint)[0]).toBe(first);
    expect(issuerGuesses(endpoint).length).toBeLessThanOrEqual(4);
  });
  it('stays at the origin of the token endpoint', () => {
    const endpoint = 'https://as.example/a/b/c/d/token?x=1';
    expect(issuerGuesses(endpoint).every((guess) => new URL(guess).origin === 'https://as.example')).toBe(true);
    expect(issuerGuesses('no url')).toEqual([]);
  });
});

describe('isMetadataOf', () => {
  const metadata = readMetadata(answered({ body: JSON.stringify(example) }), issuer);
  it.each([
    ['https://server.example.com/token', true],
    ['https://SERVER.example.com:443/token', true],
    ['https://server.example.com/token/', false],
    ['https://server.example.com/other', false],
    ['', false],
  ])('says of %s: %s', (typed, expected) => {
    expect(metadata.kind === 'metadata' && isMetadataOf(metadata, typed)).toBe(expected);
  });
});

describe('keysPlaceFault (T49)', () => {
  it('takes keys at the issuer’s own host', () => {
    expect(keysPlaceFault('https://as.example/keys', 'https://as.example/tenant')).toBeUndefined();
  });
  it.each(['https://keys.example/all', 'https://as.example:8443/keys'])('asks the person about %s', (url) => {
    expect(keysPlaceFault(url, 'https://as.example')).toMatchObject({ kind: 'elsewhere', host: new URL(url).host });
  });
  it.each([undefined, '', 'keys', 'http://as.example/keys', 'data:application/json,{}', 'https://a:b@as.example/keys'])(
    'cannot use %s',
    (url) => expect(keysPlaceFault(url, 'https://as.example')).toMatchObject({ kind: 'unusable' }),
  );
});

describe('readKeysAnswer', () => {
  it('gives the text of a 200', () => {
    expect(readKeysAnswer(answered({ body: '{"keys":[]}' }))).toEqual({ kind: 'text', text: '{"keys":[]}' });
  });
  it.each([
    answered({ status: 302, headers: [['Location', 'https://other.example/keys']] }),
    answered({ status: 404 }),
    answered({ body: '<html></html>' }),
    answered({ body: '{"keys":[', ending: { kind: 'truncated' } }),
    unanswered(),
  ])('does not use another answer, nor follow a redirect (T49)', (exchange) => {
    expect(readKeysAnswer(exchange).kind).toBe('unusable');
  });
  it('makes no more of a path with very many pieces than can be guesses', () => {
    const start = process.cpuUsage();
    expect(issuerGuesses(`https://as.example${'/a'.repeat(30_000)}${'/'.repeat(60_000)}x`)).toHaveLength(4);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
  });
});
