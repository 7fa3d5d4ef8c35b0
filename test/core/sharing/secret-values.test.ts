import { describe, expect, it } from 'vitest';
import { isSecretName, looksSecret, redactUrl } from '#core/sharing/secrets.ts';

describe('isSecretName', () => {
  it.each([
    'client_secret',
    'Client-Secret',
    'clientSecret',
    'Authorization',
    'X-API-Key',
    'api_key',
    'refresh_token',
    'token',
    'code',
    'Set-Cookie',
    'PRIVATE-TOKEN',
    'db_password',
    'X-Auth-Token',
  ])('is true of %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'token_type',
    'client_id',
    'scope',
    'code_challenge',
    'client_assertion_type',
    'next_page_token',
    'DPoP-Nonce',
    'WWW-Authenticate',
    'error_code',
    'authorization_details',
    'token_endpoint',
    '',
  ])('is false of %s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('looksSecret', () => {
  it.each([
    'Bearer abc',
    'basic YTpi',
    'Token abc',
    'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln',
    '{"client_secret":"x"}',
    'a=1&password=x',
    'https://a:b@c.test',
    '-----BEGIN RSA PRIVATE KEY-----\nabc',
    'ghp_abcdefghijklmnop',
  ])('is true of %j', (value) => {
    expect(looksSecret(value)).toBe(true);
  });

  it.each([
    '',
    'server',
    'read write',
    'api://4c5f5d0e-1111-2222-3333-444455556666/.default',
    '4c5f5d0e-1111-2222-3333-444455556666',
    'application/json',
    'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7',
    '{"a":1}',
  ])('is false of %j', (value) => {
    expect(looksSecret(value)).toBe(false);
  });
});

describe('redactUrl', () => {
  it.each([
    ['https://as.test/token?x=1#y', 'https://as.test/token?x=1#y'],
    ['https://user:p@ss@as.test/token', 'https://as.test/token'],
    [' https://user@as.test', ' https://as.test'],
    ['https://a.test/?access_token=abc&x=1', 'https://a.test/?access_token=&x=1'],
    ['https://a.test/#id_token=abc', 'https://a.test/#id_token='],
    ['https://a.test/eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln/x', 'https://a.test//x'],
    ['not a URL', 'not a URL'],
    ['https://a.test/@user', 'https://a.test/@user'],
  ])('makes %j to %j', (url, redacted) => {
    expect(redactUrl(url)).toBe(redacted);
  });
});
