import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { writtenSecrets, writtenShellSecrets } from '#core/sharing/written-secrets.ts';

const request: HttpRequest = {
  method: 'POST',
  url: 'https://api.example/a?access_token=of-the-url&page=2',
  headers: [
    ['Authorization', 'Bearer of-the-header'],
    ['X-Api-Key', 'of-the-key'],
    ['X-Trace', 'plain'],
  ],
  body: utf8('client_secret=of%20the%20form&scope=read'),
};

describe('the secrets that stand in a request', () => {
  it('are told by their names: in its headers without the scheme, in its URL, and in a form, decoded', () => {
    expect(writtenSecrets(request)).toEqual(['of-the-url', 'of the form', 'of-the-header', 'of-the-key']);
  });

  it('have a shell variable each', () => {
    expect(writtenShellSecrets(request).map(({ variable }) => variable)).toEqual([
      'ACCESS_TOKEN',
      'CLIENT_SECRET',
      'AUTHORIZATION',
      'X_API_KEY',
    ]);
  });
});
