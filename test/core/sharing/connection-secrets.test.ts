import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import { noAssertionSecrets } from '#core/oauth/assertion-settings.ts';
import { connectionSecrets, drawnSecrets, sentAssertion, shellSecrets } from '#core/sharing/connection-secrets.ts';
import { fieldSecrets } from '#core/sharing/field-secrets.ts';
import { secretPatterns } from '#core/sharing/secret-patterns.ts';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
const jwk = JSON.stringify(key.export({ format: 'jwk' }));
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYWNoaW5lIn0.c2lnbmF0dXJl';
const connection = (privateKey: string) => ({
  clientSecret: 'hunter-2-secret',
  parameters: [],
  headers: [],
  assertionSecrets: { ...noAssertionSecrets, privateKey, passphrase: 'open sesame', readyAssertion: jwt },
});

describe('the secrets of a connection', () => {
  it('are its secret, key, passphrase and assertion, for all that is kept or copied', () => {
    const all = ['hunter-2-secret', jwt, pem, 'open sesame'];
    expect(connectionSecrets(connection(pem))).toEqual(all);
    expect(fieldSecrets(connection(pem))).toEqual(all);
    expect(shellSecrets(connection(pem)).map(({ variable }) => variable)).toEqual([
      'CLIENT_SECRET',
      'CLIENT_ASSERTION',
      'PRIVATE_KEY',
      'PASSPHRASE',
    ]);
  });

  it('are searched for in messages as far as their looks do not give them away', () => {
    expect(drawnSecrets(connection(pem))).toEqual(['hunter-2-secret', 'open sesame']);
    expect(drawnSecrets(connection(jwk))).toEqual(['hunter-2-secret', 'open sesame', key.export({ format: 'jwk' }).d]);
    const masked = (text: string) => secretPatterns(text).map(({ start, end }) => text.slice(start, end).trim());
    expect(masked(`echo ${jwt} end`)).toContain(jwt);
    expect(masked(`echo ${pem} end`)).toContain(pem.split('\n').slice(1, -2).join('\n'));
  });

  it('are joined by the assertion that stands in a request', () => {
    const request = (body: string) => ({
      method: 'POST' as const,
      url: 'https://as.test/',
      headers: [],
      body: utf8(body),
    });
    expect(sentAssertion(request(`a=b&client_assertion=${jwt}&c=d`))?.value).toBe(jwt);
    expect(sentAssertion(request('a=b&client_assertion='))).toBeUndefined();
  });
});
