import { describe, expect, it } from 'vitest';
import { type ApiCall, apiRequest } from '#core/oauth/api-request.ts';

const call = (changes: Partial<ApiCall> = {}): ApiCall => ({
  url: 'https://api.test/hello_world',
  method: 'GET',
  headersText: '',
  body: '',
  ...changes,
});

function headers(changes: Partial<ApiCall>, token?: string) {
  const built = apiRequest(call(changes), token);
  return built.kind === 'ready' ? built.request.headers : built.faults;
}

function faults(changes: Partial<ApiCall>, token?: string) {
  const built = apiRequest(call(changes), token);
  return built.kind === 'incomplete' ? built.faults.map(({ field, line }) => [field, line]) : [];
}

describe('apiRequest', () => {
  it('sends the token as Bearer (RFC 6750 §2.1)', () => {
    expect(apiRequest(call(), 'abc')).toEqual({
      kind: 'ready',
      request: {
        method: 'GET',
        url: 'https://api.test/hello_world',
        headers: [['Authorization', 'Bearer abc']],
        body: new Uint8Array(0),
      },
    });
  });

  it('goes without where there is no token', () => {
    expect(headers({})).toEqual([]);
    expect(headers({}, '')).toEqual([]);
  });

  it('lets a typed Authorization stand alone', () => {
    expect(headers({ headersText: 'authorization: bearer other' }, 'abc')).toEqual([['authorization', 'bearer other']]);
  });

  it('keeps typed headers in order, with their casing and repetition, and skips blank lines', () => {
    expect(headers({ headersText: 'X-B: 1\r\n\n  \nx-a:  two  words \nX-B:\n' })).toEqual([
      ['X-B', '1'],
      ['x-a', 'two  words'],
      ['X-B', ''],
    ]);
  });

  it.each([
    ['{"a":1}', [['Content-Type', 'application/json']]],
    ['', []],
    ['a=b', []],
    ['{broken', []],
  ])('names the type of the body %j as %j', (body, expected) => {
    expect(headers({ method: 'POST', body })).toEqual(expected);
  });

  it('leaves a typed Content-Type as it is', () => {
    const headersText = 'content-type: application/vnd.x+json';
    expect(headers({ method: 'PUT', body: '{}', headersText })).toEqual([['content-type', 'application/vnd.x+json']]);
  });

  it('sends the body as UTF-8', () => {
    const built = apiRequest(call({ method: 'POST', body: 'ü' }), undefined);
    expect(built.kind === 'ready' && [...built.request.body]).toEqual([0xc3, 0xbc]);
  });

  it('sends tokens beyond b64token as long as a header holds them', () => {
    expect(headers({}, 'a b"ü')).toEqual([['Authorization', 'Bearer a b"ü']]);
  });

  it.each<[string, Partial<ApiCall>, string | undefined, [string, number | undefined][]]>([
    ['no URL', { url: '' }, undefined, [['url', undefined]]],
    ['another scheme', { url: 'javascript:alert(1)' }, undefined, [['url', undefined]]],
    ['a fragment', { url: 'https://api.test/#x' }, undefined, [['url', undefined]]],
    ['a line without colon', { headersText: 'X-A: 1\nX-B' }, undefined, [['headers', 2]]],
    ['a name that is no token', { headersText: '\nX A: 1' }, undefined, [['headers', 2]]],
    ['a framing field', { headersText: 'Transfer-Encoding: chunked' }, undefined, [['headers', 1]]],
    ['a value beyond ISO 8859-1', { headersText: 'X-A: €' }, undefined, [['headers', 1]]],
    ['Host twice', { headersText: 'Host: a\nhost: b' }, undefined, [['headers', undefined]]],
    ['GET with a body', { body: 'x' }, undefined, [['body', undefined]]],
    ['half a character', { method: 'POST', body: '\uD800' }, undefined, [['body', undefined]]],
    ['a token with a line break', {}, 'a\r\nX-Evil: 1', [['token', undefined]]],
    ['a token beyond ISO 8859-1', {}, '••••', [['token', undefined]]],
    [
      'several at once',
      { url: '', headersText: 'x', body: 'x' },
      undefined,
      [
        ['url', undefined],
        ['body', undefined],
        ['headers', 1],
      ],
    ],
  ])('refuses %s', (_name, changes, token, expected) => {
    expect(faults(changes, token)).toEqual(expected);
  });
});
