import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { idsOf, tokenRun } from './run-builder.ts';

const good = { access_token: 'opaque-token', token_type: 'bearer', expires_in: 299 };

describe('an answer without problems', () => {
  it('is one good finding and nothing else (RFC 6749 §5.1)', () => {
    expect(idsOf(tokenRun(good))).toEqual(['token-issued']);
    expect(idsOf(tokenRun({ ...good, scope: 'write read' }))).toEqual(['token-issued']);
  });

  it('is not called good beside a warning', () => {
    expect(idsOf(tokenRun({ ...good, scope: 'read' }))).toEqual(['scope-narrowed']);
  });
});

describe('an issued token', () => {
  it.each([
    ['less scope than asked for (RFC 6749 §3.3)', { ...good, scope: 'read' }, 'scope-narrowed'],
    ['more scope than asked for', { ...good, scope: 'read write admin' }, 'scope-widened'],
    ['no token_type (RFC 6749 §7.1)', { access_token: 'a', expires_in: 1 }, 'token-type-missing'],
    ['an unknown token_type', { ...good, token_type: 'pop' }, 'token-type-unknown'],
    ['expires_in as text', { ...good, expires_in: '299' }, 'expires-in-text'],
    ['a negative expires_in', { ...good, expires_in: -5 }, 'expires-in-negative'],
    ['no lifetime at all', { access_token: 'a', token_type: 'bearer' }, 'lifetime-unknown'],
    ['a refresh token (RFC 6749 §4.4.3)', { ...good, refresh_token: 'r' }, 'refresh-token-issued'],
  ])('with %s', (_, answer, id) => {
    expect(idsOf(tokenRun(answer))).toContain(id);
    expect(idsOf(tokenRun(good))).not.toContain(id);
  });

  it('with an error status is a warning', () => {
    expect(idsOf(tokenRun(good, { status: 400 }))).toEqual(['token-with-error-status']);
  });

  it('that names a member twice says which (RFC 8259 §4)', () => {
    const [first] = examine(tokenRun('{"access_token":"a","access_token":"b","token_type":"bearer","expires_in":9}'));
    expect(first?.id).toBe('repeated-token');
    expect(first?.explanation).toContain('access_token stands more than once');
  });

  it('that may be cached is noted, where the header can be seen', () => {
    expect(idsOf(tokenRun(good, { headers: [] }))).toContain('answer-may-be-cached');
    expect(idsOf(tokenRun(good, { headers: [], way: 'browser' }))).not.toContain('answer-may-be-cached');
  });

  it('that is form-encoded is read and noted', () => {
    expect(idsOf(tokenRun('access_token=a&token_type=bearer&expires_in=9'))).toContain('form-encoded-answer');
  });

  it('without a signature is an error (RFC 8725 §3.2)', () => {
    const unsigned = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.';
    expect(idsOf(tokenRun({ ...good, access_token: unsigned }))).toEqual(['unsigned-token']);
  });
});

describe('a refusal (RFC 6749 §5.2)', () => {
  it.each([
    ['invalid_client', 'wrong-secret'],
    ['invalid_scope', 'scope-refused'],
    ['invalid_request', 'invalid-request'],
    ['invalid_grant', 'invalid-grant'],
    ['unauthorized_client', 'unauthorized-client'],
    ['unsupported_grant_type', 'unsupported-grant-type'],
    ['invalid_target', 'invalid-target'],
    ['something_else', 'other-error'],
  ])('with %s', (error, id) => {
    expect(idsOf(tokenRun({ error }, { status: 400 }))).toEqual([id]);
  });

  it('quotes the server’s own words', () => {
    const [first] = examine(
      tokenRun({ error: 'invalid_scope', error_description: 'no\n such\u0007 scope' }, { status: 400 }),
    );
    expect(first?.explanation).toContain('The server says: “no such scope”.');
  });

  it('with status 200 is noted as well', () => {
    expect(idsOf(tokenRun({ error: 'invalid_client' }))).toEqual(['wrong-secret', 'error-with-success-status']);
  });

  it('of the client offers another form only where it changes the header', () => {
    const remediesFor = (clientSecret: string) =>
      examine(tokenRun({ error: 'invalid_client' }, { status: 401, connection: { clientSecret } }))[0]?.remedies;
    const usePost = {
      kind: 'change-connection',
      label: 'Use client_secret_post',
      change: { clientAuthentication: 'client_secret_post' },
    };
    const tryOther = {
      kind: 'change-connection',
      label: 'Try the other form',
      change: { basicEncoding: 'form' },
      thenSend: true,
    };
    expect(remediesFor('Secr3t!')).toEqual([tryOther, usePost, { kind: 'which-authentication' }]);
    expect(remediesFor('plain')).toEqual([usePost, { kind: 'which-authentication' }]);
  });
});

describe('an answer from which nothing can be read', () => {
  it.each([
    ['', 'The answer has no body'],
    ['<!doctype html><p>Sign in', 'The answer is a web page, not JSON'],
    ['{"access_token":"a"', 'The JSON is cut off'],
    ['{"access_token":a}', 'The answer is broken JSON'],
    ['[1]', 'The answer is JSON, but not an object'],
    ['no', 'The answer is text, not JSON'],
  ])('such as %j', (body, title) => {
    expect(examine(tokenRun(body)).map((finding) => finding.title)).toEqual([title]);
  });

  it('such as JSON without a token or an error', () => {
    expect(idsOf(tokenRun({ hello: 1 }))).toEqual(['no-access-token']);
    expect(idsOf(tokenRun({ access_token: 7 }))).toEqual(['access-token-unusable']);
  });

  it('with 401 says that the client is not accepted, and that the server gave no reason', () => {
    expect(idsOf(tokenRun('', { status: 401 }))).toEqual(['wrong-secret-unsaid']);
    expect(idsOf(tokenRun({ message: 'no' }, { status: 401 }))).toEqual(['wrong-secret-unsaid']);
  });

  it('is no failing server with a status that does not exist', () => {
    expect(idsOf(tokenRun('', { status: 999 }))).toEqual(['empty-answer']);
  });

  it('leaves a redirect, a 429 and a failing server to the status', () => {
    expect(idsOf(tokenRun('', { status: 302, headers: [['Location', '/login']] }))).toEqual(['redirected-to-sign-in']);
    expect(idsOf(tokenRun('<html>', { status: 503 }))).toEqual(['unavailable']);
    expect(idsOf(tokenRun('', { status: 429, headers: [['Retry-After', '7']] }))).toEqual(['rate-limited']);
  });
});
