import { describe, expect, it } from 'vitest';
import * as oauth from 'oauth4webapi';
import { disagreements, readDiscovered } from '#core/oauth/discovered.ts';
import { readDiscoveryAsked } from '#core/oauth/discovery-asked.ts';
import { mostTelling, readDiscovery } from '#core/oauth/discovery-read.ts';
import { type DiscoveryTry, discoveryTries, otherDocument } from '#core/oauth/discovery-tries.ts';
import { readWebFinger, webFingerRequest } from '#core/oauth/web-finger.ts';
import { answered } from '../../support/exchanges.ts';

const tries = (typed: string) => discoveryTries(readDiscoveryAsked(typed)).map(({ url }) => url);
const tried = (url: string, change: Partial<DiscoveryTry> = {}): DiscoveryTry => ({
  url,
  said: 'rfc8414',
  issuer: 'https://as.example',
  tokenEndpoint: undefined,
  ...change,
});
const place = 'https://as.example/.well-known/oauth-authorization-server';
const read = (members: Readonly<Record<string, unknown>> | string, by: DiscoveryTry = tried(place), status = 200) =>
  readDiscovery(
    answered({ url: by.url, status, body: typeof members === 'string' ? members : JSON.stringify(members) }),
    by,
  );

describe('what was typed', () => {
  it.each([
    ['https://as.example', 'issuer'],
    ['https://as.example/realms/main', 'issuer'],
    ['as.example', 'issuer'],
    ['localhost:8443', 'issuer'],
    ['https://as.example/token', 'token-endpoint'],
    ['https://as.example/oauth/v2/oauth-token', 'token-endpoint'],
    ['https://as.example/as/token.oauth2', 'token-endpoint'],
    ['https://as.example/.well-known/openid-configuration', 'metadata'],
    ['https://as.example/t/.well-known/openid-configuration?p=flow', 'metadata'],
    ['https://as.example/metadata.json', 'metadata'],
    ['acct:ann@as.example', 'account'],
    ['ann@as.example', 'account'],
  ])('is told apart: %s is an %s', (typed, kind) => {
    expect(readDiscoveryAsked(typed).kind).toBe(kind);
  });

  it.each([
    ['', 'Type an issuer, for example https://auth.example.com, or fill in the token endpoint.'],
    ['https://as.example/?tenant=1', 'Remove ? and what follows: an issuer has no query (RFC 8414 §2).'],
    ['https://ann:pw@as.example/', 'Take the name and password out of the URL: the issuer would show them everywhere.'],
    ['ftp://as.example', 'The issuer begins with ftp: but only https:// and http:// can be sent to.'],
    ['ann@as/x', 'Begin the issuer with https:// (or http://).'],
    [' https://as.example', 'There is white space before or after the issuer: remove it.'],
  ])('is refused with a sentence: %j', (typed, sentence) => {
    expect(readDiscoveryAsked(typed)).toEqual({ kind: 'fault', sentence });
  });
});

describe('the addresses to ask', () => {
  it.each([
    [
      'https://as.example',
      [
        'https://as.example/.well-known/oauth-authorization-server',
        'https://as.example/.well-known/openid-configuration',
      ],
    ],
    [
      'as.example:8443',
      [
        'https://as.example:8443/.well-known/oauth-authorization-server',
        'https://as.example:8443/.well-known/openid-configuration',
      ],
    ],
    ['https://as.example/.well-known/openid-configuration', ['https://as.example/.well-known/openid-configuration']],
    [
      'https://sso.example/realms/main/protocol/openid-connect/token',
      [
        'https://sso.example/.well-known/oauth-authorization-server/realms/main',
        'https://sso.example/realms/main/.well-known/openid-configuration',
      ],
    ],
    ['ann@as.example', []],
  ])('begin with the likeliest: %s', (typed, urls) => {
    expect(tries(typed).slice(0, 2)).toEqual(urls);
  });

  it('take an address with a path for an issuer first, then for a token endpoint, and are at most ten', () => {
    const urls = tries('https://as.example/a/b/c/d/e');
    expect(urls.slice(0, 4)).toEqual([
      'https://as.example/.well-known/oauth-authorization-server/a/b/c/d/e',
      'https://as.example/a/b/c/d/e/.well-known/openid-configuration',
      'https://as.example/a/b/c/d/e/.well-known/oauth-authorization-server',
      'https://as.example/.well-known/openid-configuration/a/b/c/d/e',
    ]);
    expect(urls).toHaveLength(10);
    expect(new Set(urls).size).toBe(10);
  });

  it.each(['https://as.example', 'https://as.example/', 'https://as.example/tenant/v2.0'])(
    'hold those that an independent client asks: %s',
    async (issuer) => {
      const seen: string[] = [];
      for (const algorithm of ['oauth2', 'oidc'] as const) {
        await oauth.discoveryRequest(new URL(issuer), {
          algorithm,
          [oauth.customFetch]: async (url) => {
            seen.push(url);
            return new Response('{}');
          },
        });
      }
      expect(tries(issuer)).toEqual(expect.arrayContaining(seen));
    },
  );

  it('name the place of the other specification once one document is found', () => {
    expect(otherDocument(tried(place), [place])?.url).toBe('https://as.example/.well-known/openid-configuration');
    const openId = 'https://as.example/.well-known/openid-configuration';
    expect(otherDocument(tried(openId, { said: 'openid' }), [place, openId])).toBeUndefined();
  });
});

describe('an answer', () => {
  const usual = { issuer: 'https://as.example', token_endpoint: 'https://as.example/token' };

  it('counts where it names the expected issuer, as an independent client holds it', async () => {
    expect(read(usual).kind).toBe('found');
    await expect(
      oauth.processDiscoveryResponse(new URL('https://as.example'), new Response(JSON.stringify(usual))),
    ).resolves.toMatchObject(usual);
  });

  it('counts where the named issuer has its metadata at this very address, and keeps its spelling', () => {
    const reading = read({ ...usual, issuer: 'https://as.example/' });
    expect(reading).toMatchObject({
      kind: 'found',
      document: { expected: 'https://as.example', metadata: { issuer: 'https://as.example/' } },
    });
  });

  it.each(['https://evil.example', 'http://as.example', 'https://as.example/tenant', 'https://as.example?x', 'as', 7])(
    'is not used where it names %s (RFC 8414 §3.3)',
    (issuer) => {
      expect(read({ ...usual, issuer })).toMatchObject({ kind: 'unusable', code: 'issuer-mismatch' });
    },
  );

  it('tells whom it names instead only where that can be asked', () => {
    expect(read({ ...usual, issuer: 'https://evil.example' })).toMatchObject({ named: 'https://evil.example' });
    expect(read({ ...usual, issuer: 'javascript:alert(1)' })).toMatchObject({ named: undefined });
  });

  it('that names a template asks for the tenant, and offers nobody to ask', () => {
    const reading = read({ ...usual, issuer: 'https://as.example/{tenantid}/v2.0' });
    expect(reading).toMatchObject({ kind: 'unusable', named: undefined });
    expect(reading.kind === 'unusable' && reading.next).toMatch(/type the issuer with your own tenant in its place\.$/);
  });

  it('of metadata at an address of its own counts only for the same origin', () => {
    const own = tried('https://as.example/meta.json');
    expect(read({ ...usual, issuer: 'https://as.example/tenant' }, own).kind).toBe('found');
    expect(read({ ...usual, issuer: 'https://evil.example' }, own).kind).toBe('unusable');
  });

  it('of a guessed issuer counts only where it names the typed token endpoint', () => {
    const guess = tried(place, { tokenEndpoint: 'https://as.example/token' });
    expect(read(usual, guess).kind).toBe('found');
    const other = read({ ...usual, token_endpoint: 'https://as.example/v2/token' }, guess);
    expect(other).toMatchObject({ kind: 'unusable', code: 'other-endpoint', named: 'https://as.example' });
  });

  it.each([
    ['', 404, 'not-found'],
    ['<!doctype html><p>hi', 200, 'html'],
    ['[]', 200, 'not-json'],
    ['{"issuer":"https://as.example","issuer":"https://as.example"}', 200, 'repeated-members'],
    ['', 401, 'refused'],
    ['', 302, 'redirected'],
  ] as const)('that is of no use says why: %j with %i is %s', (body, status, code) => {
    expect(read(body, tried(place), status)).toMatchObject({ kind: 'unusable', code });
  });

  it('that says most leads, not the last one', () => {
    const readings = [read('', tried(place), 404), read('<html>'), read('', tried(place), 404)];
    const failed = readings.flatMap((each) => (each.kind === 'unusable' ? [each] : []));
    expect(mostTelling(failed)?.code).toBe('html');
  });
});

describe('the facts of metadata', () => {
  it('are read as far as they are lists and texts', () => {
    const reading = read({
      issuer: 'https://as.example',
      scopes_supported: ['read', 7],
      token_endpoint_auth_methods_supported: 'client_secret_post',
      mtls_endpoint_aliases: { token_endpoint: 'https://mtls.as.example/token' },
      dpop_signing_alg_values_supported: ['ES256'],
      authorization_details_types_supported: ['payment'],
    });
    if (reading.kind !== 'found') throw new Error(reading.reason);
    expect(readDiscovered(reading.document)).toMatchObject({
      tokenEndpoint: undefined,
      scopesSupported: ['read'],
      methods: undefined,
      mtlsTokenEndpoint: 'https://mtls.as.example/token',
      dpopAlgorithms: ['ES256'],
      authorizationDetailsTypes: ['payment'],
    });
  });

  it('disagree where both documents tell something, and differently', () => {
    const facts = (members: Readonly<Record<string, unknown>>) => {
      const reading = read({ issuer: 'https://as.example', ...members });
      if (reading.kind !== 'found') throw new Error(reading.reason);
      return readDiscovered(reading.document);
    };
    const one = facts({ token_endpoint: 'https://as.example/a', scopes_supported: ['x', 'y'], jwks_uri: 'https://k' });
    const other = facts({ token_endpoint: 'https://as.example/b', scopes_supported: ['y', 'x'] });
    expect(disagreements(one, other)).toEqual(['token_endpoint']);
  });
});

it('metadata name where clients register (RFC 8414 §2), as a text', () => {
  const facts = (registration_endpoint: unknown) => {
    const reading = read({ issuer: 'https://as.example', registration_endpoint });
    return reading.kind === 'found' ? readDiscovered(reading.document).registrationEndpoint : reading;
  };
  expect([facts('https://as.example/clients'), facts(7)]).toEqual(['https://as.example/clients', undefined]);
});

describe('WebFinger (RFC 7033)', () => {
  it('asks for the issuer of an account', () => {
    expect(webFingerRequest({ host: 'as.example', resource: 'acct:ann@as.example' })).toMatchObject({
      method: 'GET',
      url: 'https://as.example/.well-known/webfinger?resource=acct%3Aann%40as.example&rel=http%3A%2F%2Fopenid.net%2Fspecs%2Fconnect%2F1.0%2Fissuer',
    });
  });

  const links = (href: unknown) =>
    JSON.stringify({ links: [null, { rel: 'x' }, { rel: 'http://openid.net/specs/connect/1.0/issuer', href }] });
  it.each([
    [links('https://as.example'), { kind: 'issuer', issuer: 'https://as.example' }],
    [links('javascript:alert(1)'), { kind: 'unusable' }],
    [links(7), { kind: 'unusable' }],
    ['{}', { kind: 'unusable' }],
    ['[]', { kind: 'unusable' }],
  ])('reads the issuer out of the links: %s', (body, reading) => {
    expect(readWebFinger(answered({ body }))).toMatchObject(reading);
  });
});
