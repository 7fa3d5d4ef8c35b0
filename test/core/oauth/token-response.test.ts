import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderField, HttpResponse } from '#core/http/message.ts';
import { readTokenResponse, type TokenAnswer } from '#core/oauth/token-response.ts';

const response = (body: string | Uint8Array, headers: readonly HeaderField[] = [], status = 200): HttpResponse => ({
  version: 'HTTP/1.1',
  status,
  reason: '',
  headers,
  body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  deviations: [],
});
const read = (body: string | Uint8Array, headers?: readonly HeaderField[], status?: number) =>
  readTokenResponse(response(body, headers, status));
const issued = (answer: TokenAnswer) => (answer.kind === 'issued' ? answer : undefined);

describe('an answer with a token (RFC 6749 §5.1)', () => {
  it('is read with all its members', () => {
    expect(read('{"access_token":"abc","token_type":"bearer","expires_in":299,"scope":"read","x":[1]}')).toEqual({
      kind: 'issued',
      accessToken: 'abc',
      tokenType: 'bearer',
      expiresInSeconds: 299,
      scope: 'read',
      members: { access_token: 'abc', token_type: 'bearer', expires_in: 299, scope: 'read', x: [1] },
      format: 'json',
      duplicates: [],
    });
  });

  it.each<[string, number | undefined]>([
    ['3600', 3600],
    ['"3600"', 3600],
    ['0', 0],
    ['299.5', 299.5],
    ['-1', undefined],
    ['1e400', undefined],
    ['"soon"', undefined],
    ['"-1"', undefined],
    ['""', undefined],
    ['null', undefined],
    ['true', undefined],
  ])('reads expires_in %s as %s', (written, seconds) => {
    expect(issued(read(`{"access_token":"a","expires_in":${written}}`))?.expiresInSeconds).toBe(seconds);
  });

  it('takes members of the wrong type as missing', () => {
    const answer = issued(read('{"access_token":"a","token_type":1,"scope":["read"]}'));
    expect([answer?.tokenType, answer?.scope, answer?.expiresInSeconds]).toEqual([undefined, undefined, undefined]);
  });

  it('is read whatever the status, the type, and a byte order mark', () => {
    expect(read('\uFEFF {"access_token":"a"}', [['Content-Type', 'text/html']], 500).kind).toBe('issued');
  });

  it('may be form-encoded, as some servers do', () => {
    expect(read('access_token=gho_a%2Bb&scope=repo%2Cgist&token_type=bearer&expires_in=60&scope=last')).toEqual({
      kind: 'issued',
      accessToken: 'gho_a+b',
      tokenType: 'bearer',
      expiresInSeconds: 60,
      scope: 'last',
      members: { access_token: 'gho_a+b', scope: 'last', token_type: 'bearer', expires_in: '60' },
      format: 'form',
      duplicates: ['scope'],
    });
  });

  it('tells which members stand twice; the last one counts (RFC 8259 §4)', () => {
    const answer = issued(
      read(
        '{"access_token":"first","n":{"scope":1,"scope":2},"scope":"a","access\\u005ftoken":"last","scope":"b","scope":"c"}',
      ),
    );
    expect(answer?.accessToken).toBe('last');
    expect(answer?.duplicates).toEqual(['access_token', 'scope']);
  });

  it('is not fooled by names from the prototype', () => {
    const answer = read('{"__proto__":{"access_token":"evil","error":"evil"}}');
    expect(answer.kind).toBe('no-token');
    expect(read('__proto__=1&access_token=a').kind).toBe('issued');
    expect({}).not.toHaveProperty('access_token');
  });
});

describe('an error (RFC 6749 §5.2)', () => {
  it('is read with description and uri', () => {
    expect(
      read('{"error":"invalid_client","error_description":"no","error_uri":"https://as.test/e"}', [], 401),
    ).toEqual({
      kind: 'refused',
      error: 'invalid_client',
      description: 'no',
      uri: 'https://as.test/e',
      members: { error: 'invalid_client', error_description: 'no', error_uri: 'https://as.test/e' },
      format: 'json',
      duplicates: [],
    });
  });

  it('is one with status 200 and form-encoded as well', () => {
    expect(read('error=bad_verification_code&error_description=The+code+is+wrong.')).toMatchObject({
      kind: 'refused',
      error: 'bad_verification_code',
      description: 'The code is wrong.',
      format: 'form',
    });
  });

  it.each([
    '{"error":{"code":1}}',
    '{"error":""}',
    '{}',
    '{"access_token":""}',
    '{"access_token":null}',
    '{"access_token":7}',
  ])('is not seen in %s, nor is a token', (body) => {
    expect(read(body).kind).toBe('no-token');
  });
});

describe('an answer that is no JSON object', () => {
  it.each<[string | Uint8Array, readonly HeaderField[], string]>([
    ['', [], 'empty'],
    ['<html>', [], 'html'],
    ['[{"access_token":"a"}]', [], 'json-other'],
    ['{"access_token":"a"', [], 'cut-json'],
    ['name=value', [], 'form'],
    ['upstream down', [], 'text'],
    [Uint8Array.of(0, 1, 2), [], 'binary'],
    [gzipSync('{"access_token":"a"}'), [], 'compressed'],
    [Uint8Array.of(0x8b, 2, 0x80, 0x7b, 0x7d, 3), [['content-encoding', 'br']], 'compressed'],
    [Uint8Array.of(0x8b, 2, 0x80), [['content-encoding', 'identity']], 'binary'],
  ])('%# says what it looks like', (body, headers, looksLike) => {
    expect(read(body, headers)).toEqual({ kind: 'unreadable', looksLike });
  });

  it('is read where the browser has decoded it already', () => {
    expect(read('{"access_token":"a"}', [['content-encoding', 'br']]).kind).toBe('issued');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        (body) => {
          expect(['issued', 'refused', 'no-token', 'unreadable']).toContain(read(body).kind);
        },
      ),
    );
    expect(read('['.repeat(1_000_000)).kind).toBe('unreadable');
    expect(read(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"error":"deep"}`).kind).toBe('refused');
  });
});
