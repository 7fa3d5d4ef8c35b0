import { describe, expect, it } from 'vitest';
import { explainPart } from '#core/annotations/explain-part.ts';
import { challengeParameters, schemes } from '#core/annotations/challenge-layers.ts';
import { lines, methodAnnotations, statusAnnotation } from '#core/annotations/line-annotations.ts';
import { messageParts } from '#core/annotations/message-parts.ts';
import { members, parameters } from '#core/annotations/parameter-annotations.ts';
import { partLayers } from '#core/annotations/part-layers.ts';
import { proofMembers } from '#core/annotations/proof-layers.ts';
import { partOrigin } from '#core/annotations/part-origin.ts';
import { requestHeaders } from '#core/annotations/request-header-annotations.ts';
import { responseHeaders } from '#core/annotations/response-header-annotations.ts';
import { latin1 } from '#core/http/bytes.ts';
import { corsPlan } from '#core/http/cors-plan.ts';
import { type HttpRequest, methods } from '#core/http/message.ts';
import { messageView, type MessageSide } from '#core/http/message-view.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { apiRequest } from '#core/oauth/api-request.ts';
import { basicEncodings, clientAuthentications, type Connection } from '#core/oauth/connection.ts';
import { introspectionRequest } from '#core/oauth/introspection-request.ts';
import { metadataRequest } from '#core/oauth/metadata-request.ts';
import { revocationRequest } from '#core/oauth/revocation-request.ts';
import { tokenRequest } from '#core/oauth/token-request.ts';
import { maskSegments } from '#core/sharing/secrets.ts';
import { nothingTyped } from '#app/session/workbench.ts';

const partsOf = (text: string, side: MessageSide = 'request') =>
  messageParts(maskSegments(messageView(text, side), []), side);

const connection: Connection = {
  ...nothingTyped.connection,
  tokenEndpoint: 'https://as.example/token',
  clientId: 'machine',
  clientSecret: 's3 cret',
  scope: 'a b',
};
const registered = [
  'resource',
  'audience',
  'authorization_details',
  'assertion',
  'client_assertion',
  'client_assertion_type',
];

/** One of each request that the product can send. */
function everyRequest(): readonly HttpRequest[] {
  const connections = clientAuthentications.flatMap((clientAuthentication) =>
    basicEncodings.map((basicEncoding) => ({ ...connection, clientAuthentication, basicEncoding })),
  );
  const withParameters = { ...connection, parameters: registered.map((name) => ({ name, value: 'x', on: true })) };
  const built = [
    ...[...connections, withParameters, { ...withParameters, bodyFormat: 'json' as const }].map((each) =>
      tokenRequest(each),
    ),
    ...methods.map((method) =>
      apiRequest(
        { url: 'https://api.example/a?b=c', method, headersText: '', body: method === 'POST' ? '{}' : '' },
        'abc',
      ),
    ),
  ].flatMap((each) => (each.kind === 'ready' ? [each.request] : []));
  const asked = connections.flatMap((each) => [
    introspectionRequest(each, 'https://as.example/i', 'abc'),
    revocationRequest(each, 'https://as.example/r', 'abc'),
  ]);
  const plan = corsPlan('http://localhost:8400', {
    method: 'PUT',
    url: 'https://api.example/',
    headers: [['X-A', 'b']],
    body: new Uint8Array(),
  });
  const proof: HttpRequest = {
    method: 'GET',
    url: 'https://api.example/',
    headers: [['DPoP', 'x']],
    body: new Uint8Array(),
  };
  return [
    ...built,
    ...asked,
    metadataRequest('https://as.example/m'),
    proof,
    ...(plan.preflight === undefined ? [] : [plan.preflight]),
  ];
}

describe('the annotations', () => {
  it('each have a sentence and the address of their section', () => {
    const maps = [requestHeaders, responseHeaders, parameters, members, methodAnnotations];
    const all = [...maps, schemes, challengeParameters, proofMembers].flatMap((map) => [...map]);
    const statuses = [100, 199, 200, 302, 400, 401, 418, 429, 500, 599].map((status) =>
      statusAnnotation(String(status)),
    );
    for (const [name, { what, source }] of [...all, ...Object.entries(lines)]) {
      expect(what, name).toMatch(/^[A-Z*].*[.]$/);
      expect(source.label, name).not.toBe('');
      expect(source.url, name).toMatch(/^https:\/\/\S+#\S+$/);
      if (name !== name.toLowerCase()) throw new Error(`${name} is not in lower case`);
    }
    expect(statuses.every((status) => status !== undefined)).toBe(true);
  });

  it('know every part of every request that the product sends', () => {
    const requests = everyRequest();
    expect(requests.length).toBeGreaterThan(30);
    for (const request of requests) {
      for (const part of partsOf(latin1(wireBytes(request)))) {
        if (part.kind === 'query') continue;
        expect(explainPart(part, 'request').annotation, JSON.stringify(part)).toBeDefined();
      }
    }
  });

  it('say “not known” of what has no entry, also where a name is that of every object', () => {
    const [, , header, member] = partsOf('HTTP/1.1 200\r\nX-Custom: a\r\n\r\n{"constructor":1}', 'response');
    expect(header && explainPart(header, 'response')).toMatchObject({ name: 'Header X-Custom', annotation: undefined });
    expect(member && explainPart(member, 'response').annotation).toBeUndefined();
  });

  it('explain the code of an error as well (RFC 6749 §5.2)', () => {
    const [part] = partsOf('HTTP/1.1 400\r\n\r\n{"error":"invalid_scope"}', 'response').slice(-1);
    expect(part && explainPart(part, 'response').ofValue).toBe(
      'invalid_scope: The scope is unknown, malformed, or more than this client may have.',
    );
  });
});

describe('the layers of a value', () => {
  it('take Basic apart into ID and secret, and decode both once more (RFC 7617 §2)', () => {
    const [part] = partsOf(`POST / HTTP/1.1\r\nAuthorization: Basic ${btoa('my%20id:s3%2Fcret')}\r\n\r\n`).slice(-1);
    expect(part && partLayers(part)).toEqual([
      { name: 'ID, as sent', text: 'my%20id', secret: false },
      { name: 'Secret, as sent', text: 's3%2Fcret', secret: true },
      { name: 'ID, if the server decodes it', text: 'my id', secret: false },
      { name: 'Secret, if the server decodes it', text: 's3/cret', secret: true },
    ]);
  });

  it('decode a parameter, and take a JWT apart into header and claims with its signature secret (RFC 7519 §3)', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln';
    const [scope, assertion] = partsOf(
      `POST / HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nscope=a+b&client_assertion=${jwt}`,
    ).slice(-2);
    expect(scope && partLayers(scope)).toEqual([{ name: 'Decoded', text: 'a b', secret: false }]);
    expect(assertion && partLayers(assertion)).toEqual([
      { name: 'JWT header', text: '{"alg":"HS256"}', secret: false },
      { name: 'JWT claims', text: '{"sub":"me"}', secret: false },
      { name: 'Signature', text: 'c2ln', secret: true },
    ]);
  });

  it('keep a decoded secret secret', () => {
    const [part] = partsOf(
      'POST / HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nclient_secret=a%2Fb',
    ).slice(-1);
    expect(part && partLayers(part)).toEqual([{ name: 'Decoded', text: 'a/b', secret: true }]);
  });
});

describe('the layers of an API call and its answer', () => {
  const of = (line: string, side: MessageSide = 'request') => {
    const start = side === 'request' ? 'GET / HTTP/1.1' : 'HTTP/1.1 401 Unauthorized';
    const [part] = partsOf(`${start}\r\n${line}\r\n\r\n`, side).slice(-1);
    if (part === undefined) throw new Error('There is no part.');
    return part;
  };
  const claims = btoa(JSON.stringify({ htm: 'GET', ath: 'hash', nonce: 'n-1', own: 'x' })).replaceAll('=', '');
  const jwt = `${btoa('{"typ":"dpop+jwt","alg":"ES256"}').replaceAll('=', '')}.${claims}.c2ln`;

  it.each(['Bearer', 'DPoP', 'bearer'])('take the token behind %s apart (RFC 6750 §2.1, RFC 9449 §7.1)', (scheme) => {
    expect(partLayers(of(`Authorization: ${scheme} ${jwt}`)).map(({ name }) => name)).toEqual([
      'JWT header',
      'JWT claims',
      'Signature',
    ]);
  });

  it('say what each part of a DPoP proof is for, with ath and nonce, its signature secret (RFC 9449 §4.2)', () => {
    const layers = partLayers(of(`DPoP: ${jwt}`));
    expect(layers.map(({ name, text, secret, annotation }) => [name, text, secret, annotation?.source.label])).toEqual([
      ['htm', 'GET', false, 'RFC 9449 §4.2'],
      ['ath', 'hash', false, 'RFC 9449 §4.2'],
      ['nonce', 'n-1', false, 'RFC 9449 §8'],
      ['typ', 'dpop+jwt', false, 'RFC 9449 §4.2'],
      ['alg', 'ES256', false, 'RFC 9449 §4.2'],
      ['Signature', 'c2ln', true, undefined],
    ]);
    expect(partLayers(of('DPoP: no-proof'))).toEqual([]);
  });

  it('say what a challenge wants, scheme by scheme and parameter by parameter (RFC 9110 §11.6.1)', () => {
    const part = of('WWW-Authenticate: DPoP error="use_dpop_nonce", algs="ES256", Bearer own=x', 'response');
    const layers = partLayers(part);
    expect(layers.map(({ name, text, annotation }) => [name, text, annotation?.source.label])).toEqual([
      ['Scheme', 'DPoP', 'RFC 9449 §7.1'],
      ['error', 'use_dpop_nonce', 'RFC 6750 §3.1'],
      ['algs', 'ES256', 'RFC 9449 §7.1'],
      ['Scheme', 'Bearer', 'RFC 6750 §3'],
      ['own', 'x', undefined],
    ]);
    expect(explainPart(part, 'response').ofValue).toMatch(/^use_dpop_nonce: The server wants its newest nonce/);
  });

  it('mask what a challenge repeats of a secret', () => {
    const [part] = messageParts(
      maskSegments(
        messageView(
          'HTTP/1.1 401\r\nWWW-Authenticate: Bearer error_description="s3cret-value is wrong"\r\n\r\n',
          'response',
        ),
        ['s3cret-value'],
      ),
      'response',
    ).slice(-1);
    expect(part && partLayers(part).map(({ name, secret }) => [name, secret])).toEqual([
      ['Scheme', false],
      ['error_description', true],
    ]);
  });
});

describe('where a part comes from', () => {
  it('names the fields of the API call, and tells what is there unless a header takes its place', () => {
    const origins = partsOf(
      'POST /t HTTP/1.1\r\nHost: a\r\nAccept: */*\r\nAccept: text/html\r\nAuthorization: DPoP a\r\nDPoP: b\r\nContent-Type: application/json\r\n\r\n{}',
    ).map((part) => partOrigin(part, 'api-call'));
    expect(origins.map((origin) => (origin.kind === 'fields' ? origin.names.join() : origin.kind))).toEqual([
      'Method',
      'API URL',
      'fixed',
      'API URL,Headers',
      'fixed',
      'Headers',
      'Access token,Headers',
      'Access token,Headers',
      'Body,Headers',
    ]);
  });

  it('names the fields of the token request by their names on screen', () => {
    const origins = partsOf(
      'POST /t HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nscope=a&own=b',
    ).map((part) => partOrigin(part, 'token-request'));
    expect(origins.map((origin) => (origin.kind === 'fields' ? origin.names.join() : origin.kind))).toEqual([
      'fixed',
      'Token endpoint',
      'fixed',
      'Token endpoint,Headers, grant and body',
      'fixed',
      'Body format',
      'Scope,Scope separator',
      'Parameters',
    ]);
  });

  it('tells headers of the user’s own from those that every token request has', () => {
    const origins = partsOf(
      'POST /t HTTP/1.1\r\nAccept: application/json\r\nAccept: text/html\r\nX-A: b\r\nContent-Type: application/json\r\n\r\n{"grant_type":"x"}',
    )
      .slice(3)
      .map((part) => partOrigin(part, 'token-request'));
    expect(origins.map((origin) => (origin.kind === 'fields' ? origin.names.join() : origin.kind))).toEqual([
      'fixed',
      'Headers, grant and body',
      'Headers, grant and body',
      'Body format',
      'Grant type,Own grant type',
    ]);
  });
});
