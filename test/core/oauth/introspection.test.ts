import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { compareClaims } from '#core/oauth/compare-claims.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { introspectionRequest } from '#core/oauth/introspection-request.ts';
import { readIntrospection } from '#core/oauth/introspection-response.ts';
import { mayReceiveSecret } from '#core/oauth/lookup-endpoint.ts';
import { revocationRequest } from '#core/oauth/revocation-request.ts';
import { readRevocation } from '#core/oauth/revocation-response.ts';
import { answered, unanswered } from '../../support/exchanges.ts';

const connection: Connection = {
  tokenEndpoint: 'https://server.example.com/token',
  clientId: 's6BhdRkqt3',
  clientSecret: '7Fjfp0ZBr1KtDRbnfVdmIw',
  scope: '',
  clientAuthentication: 'client_secret_basic',
  basicEncoding: 'form',
  way: 'proxy',
  introspectionEndpoint: '',
  revocationEndpoint: '',
  parameters: [],
  dpop: false,
  provider: '',
  ...ordinaryForm,
};
const endpoint = 'https://server.example.com/introspect';
const body = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('introspectionRequest', () => {
  it('is a form with the token, as the client of the connection (RFC 7662 §2.1)', () => {
    const request = introspectionRequest(connection, endpoint, 'mF_9.B5f-4.1JqM');
    expect(request.method).toBe('POST');
    expect(request.headers).toEqual([
      ['Accept', 'application/json'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Authorization', 'Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3'],
    ]);
    expect(body(request.body)).toBe('token=mF_9.B5f-4.1JqM&token_type_hint=access_token');
  });

  it('asks for a signed answer on request (RFC 9701 §4)', () => {
    const { headers } = introspectionRequest(connection, endpoint, 't', 'jwt');
    expect(headers[0]).toEqual(['Accept', 'application/token-introspection+jwt']);
  });

  it.each([
    ['introspection', introspectionRequest, oauth.introspectionRequest],
    ['revocation', revocationRequest, oauth.revocationRequest],
  ] as const)('says the same as an independent client: %s', async (kind, ours, theirs) => {
    let sent: URLSearchParams | undefined;
    let authorization: string | null = null;
    await theirs(
      { issuer: 'https://server.example.com', [`${kind}_endpoint`]: endpoint },
      { client_id: connection.clientId },
      oauth.ClientSecretBasic(connection.clientSecret),
      't=o k+en',
      {
        additionalParameters: { token_type_hint: 'access_token' },
        [oauth.customFetch]: async (_, { body: form, headers }) => {
          sent = form instanceof URLSearchParams ? form : new URLSearchParams(String(form));
          authorization = new Headers(headers).get('authorization');
          return new Response('{}');
        },
      },
    );
    const request = ours(connection, endpoint, 't=o k+en');
    const pairs = new Map(new URLSearchParams(body(request.body)));
    expect(pairs).toEqual(new Map(sent));
    expect(request.headers.find(([name]) => name === 'Authorization')?.[1]).toBe(authorization);
  });
});

describe('readIntrospection', () => {
  it('reads the active answer of RFC 7662 §2.2', () => {
    const json =
      '{"active": true,"client_id": "l238j323ds-23ij4","username": "jdoe","scope": "read write dolphin","exp": 1419356238}';
    expect(readIntrospection(answered({ body: json }))).toMatchObject({
      kind: 'active',
      form: 'json',
      json,
      members: { client_id: 'l238j323ds-23ij4', exp: 1419356238 },
    });
  });

  it('reads the inactive answer, which says nothing else (RFC 7662 §2.2)', () => {
    expect(readIntrospection(answered({ body: '{"active": false}' }))).toMatchObject({ kind: 'inactive' });
  });

  it.each(['{"active":"true"}', '{"active":1}', '{}', '[]', '', '<html>', '{"active":true,"active":false}'])(
    'does not guess from %j',
    (text) => expect(readIntrospection(answered({ body: text })).kind).toBe('unusable'),
  );

  it('reads a signed answer, without calling it verified (RFC 9701 §5)', () => {
    const part = (json: string) => Buffer.from(json).toString('base64url');
    const claims = '{"iss":"https://as.example","token_introspection":{"active":true,"n":12345678901234567890}}';
    const jwt = `${part('{"typ":"token-introspection+jwt","alg":"RS256"}')}.${part(claims)}.c2ln`;
    const headers = [['Content-Type', 'application/token-introspection+jwt; charset=utf-8']] as const;
    expect(readIntrospection(answered({ body: jwt, headers }))).toMatchObject({
      kind: 'active',
      form: 'jwt',
      json: '{"active":true,"n":12345678901234567890}',
    });
  });

  it('reads a phantom token as the claims that the reference stands for', () => {
    const part = (json: string) => Buffer.from(json).toString('base64url');
    const jwt = `${part('{"alg":"RS256"}')}.${part('{"sub":"machine"}')}.c2ln`;
    const headers = [['Content-Type', 'application/jwt']] as const;
    expect(readIntrospection(answered({ body: jwt, headers }))).toMatchObject({
      kind: 'active',
      form: 'phantom',
      members: { sub: 'machine' },
    });
    expect(readIntrospection(answered({ status: 204 }))).toMatchObject({ kind: 'inactive' });
  });

  it.each([
    ['application/jwt', '{"active":false,"sub":"machine"}', 'inactive'],
    ['application/token-introspection+jwt', '{"active":false,"sub":"machine"}', 'inactive'],
    ['application/token-introspection+jwt', '{"active":true,"sub":"machine"}', 'active'],
    ['application/token-introspection+jwt', '{"iss":"https://as.example","sub":"machine"}', 'unusable'],
    ['application/token-introspection+jwt', '{"token_introspection":{"sub":"machine"}}', 'unusable'],
  ])('never makes a JWT active that says otherwise or nothing: %s %s', (type, claims, kind) => {
    const part = (json: string) => Buffer.from(json).toString('base64url');
    const jwt = `${part('{"alg":"RS256"}')}.${part(claims)}.c2ln`;
    expect(readIntrospection(answered({ body: jwt, headers: [['Content-Type', type]] })).kind).toBe(kind);
  });

  it('reads a refusal with its code (RFC 7662 §2.3)', () => {
    const refusal = answered({ status: 401, body: '{"error":"invalid_client","error_description":"no"}' });
    expect(readIntrospection(refusal)).toEqual({
      kind: 'refused',
      status: 401,
      error: 'invalid_client',
      description: 'no',
    });
    expect(readIntrospection(answered({ status: 403 }))).toMatchObject({ kind: 'refused', error: '' });
  });

  it('follows no redirect and makes nothing of silence', () => {
    expect(readIntrospection(answered({ status: 307 })).kind).toBe('unusable');
    expect(readIntrospection(unanswered()).kind).toBe('unusable');
  });
});

describe('readRevocation', () => {
  it.each([
    ['revoked', answered({ status: 200 })],
    ['unsupported-token-type', answered({ status: 400, body: '{"error":"unsupported_token_type"}' })],
    ['busy', answered({ status: 503, headers: [['Retry-After', '30']] })],
    ['refused', answered({ status: 401, body: '{"error":"invalid_client"}' })],
    ['unusable', answered({ status: 404 })],
    ['unusable', unanswered()],
  ])('reads %s (RFC 7009 §2.2)', (kind, exchange) => {
    expect(readRevocation(exchange).kind).toBe(kind);
  });
});

describe('compareClaims', () => {
  it('lays the answer beside the token, and knows what means the same', () => {
    const rows = compareClaims(
      { sub: 'a', scope: 'read write', aud: ['api'], exp: 1, only: true },
      { active: true, sub: 'b', scope: 'write read', aud: 'api', exp: 1, username: 'x', extra: [1] },
    );
    expect(rows.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['active', 'same'],
      ['sub', 'differs'],
      ['scope', 'same-meaning'],
      ['aud', 'same-meaning'],
      ['exp', 'same'],
      ['username', 'same'],
      ['extra', 'only-in-answer'],
      ['only', 'only-in-token'],
    ]);
  });
  it('marks nothing where there is no token to lay beside', () => {
    expect(compareClaims(undefined, { active: true, sub: 'a' }).map(({ verdict }) => verdict)).toEqual([
      'same',
      'same',
    ]);
  });
});

describe('mayReceiveSecret', () => {
  it.each([
    ['https://as.example/introspect', 'yes'],
    ['https://AS.example:443/introspect', 'yes'],
    ['https://as.example:8443/introspect', 'ask'],
    ['http://as.example/introspect', 'ask'],
    ['https://other.example/introspect', 'ask'],
    ['javascript:alert(1)', 'no'],
    ['nonsense', 'no'],
  ])('says of %s: %s', (url, kind) => {
    expect(mayReceiveSecret(url, 'https://as.example/token').kind).toBe(kind);
  });
});
