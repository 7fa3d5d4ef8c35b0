import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#core/http/message.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { type BuiltTokenRequest, tokenRequest } from '#core/oauth/token-request.ts';

const on = (name: string, value: string) => ({ name, value, on: true });

function built(change: Partial<Connection>): BuiltTokenRequest {
  return tokenRequest({
    tokenEndpoint: 'https://as.test/token',
    clientId: 'server',
    clientSecret: 'Secr3t!',
    scope: 'read write',
    clientAuthentication: 'client_secret_post',
    basicEncoding: 'compatible',
    way: 'proxy',
    introspectionEndpoint: '',
    revocationEndpoint: '',
    parameters: [],
    dpop: false,
    provider: '',
    ...ordinaryForm,
    ...change,
  });
}

function request(change: Partial<Connection>): HttpRequest {
  const result = built(change);
  if (result.kind === 'incomplete') throw new Error(JSON.stringify(result.faults));
  return result.request;
}

const body = (change: Partial<Connection>) => new TextDecoder().decode(request(change).body);
const faults = (change: Partial<Connection>) => {
  const result = built(change);
  return result.kind === 'incomplete' ? result.faults : [];
};

describe('the grant type', () => {
  it('is sent as typed', () => {
    expect(body({ grantType: 'urn:ietf:params:oauth:grant-type:jwt-bearer', scope: '' })).toBe(
      'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&client_id=server&client_secret=Secr3t%21',
    );
  });

  it.each([
    ['', 'Type the grant type'],
    ['password ', 'white space before or after the grant type'],
    ['\uD800', 'half a character'],
  ])('is refused as %j, and a sentence says why', (grantType, words) => {
    expect(faults({ grantType })).toEqual([{ field: 'grantType', message: expect.stringContaining(words) as string }]);
  });
});

describe('the body as JSON', () => {
  it('holds the members in the order of the form, with texts as values', () => {
    const sent = request({ bodyFormat: 'json', parameters: [on('audience', 'https://api.test/"x"'), on('7', 'ü')] });
    expect(new TextDecoder().decode(sent.body)).toBe(
      '{"grant_type":"client_credentials","client_id":"server","client_secret":"Secr3t!","scope":"read write","audience":"https://api.test/\\"x\\"","7":"ü"}',
    );
    expect(sent.headers).toContainEqual(['Content-Type', 'application/json']);
  });

  it('refuses a name that stands twice (RFC 8259 §4), and takes it in a form', () => {
    const parameters = [on('resource', 'https://a.test'), on('resource', 'https://b.test')];
    expect(faults({ bodyFormat: 'json', parameters })).toEqual([
      {
        field: 'bodyFormat',
        message: 'JSON holds each name once, and resource stands there twice: switch one off, or send a form.',
      },
    ]);
    expect(faults({ parameters })).toEqual([]);
    expect(
      faults({ bodyFormat: 'json', parameters: parameters.with(1, { ...on('resource', ''), on: false }) }),
    ).toEqual([]);
  });
});

describe('the separator of scopes', () => {
  it.each([
    ['space', 'read  write', 'scope=read++write'],
    ['comma', 'read  write', 'scope=read%2Cwrite'],
    ['comma', 'read,write', 'scope=read%2Cwrite'],
    ['plus', ' read write', 'scope=read%2Bwrite'],
  ] as const)('%s sends %j as %s', (scopeSeparator, scope, sent) => {
    expect(body({ scopeSeparator, scope, clientAuthentication: 'none' })).toBe(
      `grant_type=client_credentials&client_id=server&${sent}`,
    );
  });
});

describe('further header fields', () => {
  it('stand behind ours in their order, repeated where they are, without those that are off', () => {
    const headers = [on('X-B', '2'), on('X-A', '1'), { ...on('X-C', '3'), on: false }, on('x-a', '')];
    expect(request({ headers }).headers).toEqual([
      ['Accept', 'application/json'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['X-B', '2'],
      ['X-A', '1'],
      ['x-a', ''],
    ]);
  });

  it('take the place of ours', () => {
    const headers = [on('content-type', 'application/x-www-form-urlencoded; charset=UTF-8'), on('Accept', '*/*')];
    expect(request({ headers }).headers).toEqual([
      ['content-type', 'application/x-www-form-urlencoded; charset=UTF-8'],
      ['Accept', '*/*'],
    ]);
  });

  it.each([
    ['', 'x', 'Type the name of header 2'],
    ['X-A ', 'x', 'white space before or after the name of header 2'],
    ['X-A', ' x', 'white space before or after the value of X-A'],
    ['X A', 'x', 'letters, digits and - only'],
    ['Content-Length', '3', 'frames the message'],
    ['X-A', 'a\r\nX-B: b', 'line break'],
    ['X-A', '€', 'ISO 8859-1'],
    ['Host', 'b.test', 'Host may stand once'],
  ])('refuse %j: %j, and say which one', (name, value, words) => {
    expect(faults({ headers: [on('Host', 'a.test'), on(name, value)] })).toEqual([
      { field: 'headers', index: 1, message: expect.stringContaining(words) as string },
    ]);
  });

  it('may hold an Authorization of one’s own, unless the client proves itself by one (RFC 6749 §2.3)', () => {
    const headers = [on('Authorization', 'Bearer abc')];
    expect(request({ headers, clientAuthentication: 'none' }).headers).toContainEqual(['Authorization', 'Bearer abc']);
    expect(faults({ headers, clientAuthentication: 'client_secret_basic' })).toEqual([
      { field: 'headers', index: 0, message: expect.stringContaining('Client authentication writes') as string },
    ]);
  });
});
