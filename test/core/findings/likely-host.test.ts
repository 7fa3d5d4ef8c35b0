import { describe, expect, it } from 'vitest';
import { likelyHost } from '#core/findings/likely-host.ts';

describe('a name that was mistyped', () => {
  it.each([
    ['login.microsoftonline.con', 'login.microsoftonline.com'],
    ['login.micosoftonline.com', 'login.microsoftonline.com'],
    ['acme.eu.aut0h.com', 'acme.eu.auth0.com'],
    ['acme.okat.com', 'acme.okta.com'],
    ['acme.my.salseforce.com', 'acme.my.salesforce.com'],
    ['auth.company.cmo', 'auth.company.com'],
  ])('%s means %s', (host, likely) => expect(likelyHost(host)).toBe(likely));

  it.each(['login.microsoftonline.com', 'acme.auth0.com', 'auth.company.org', 'octa.com', 'localhost', 'con', ''])(
    '%s is left alone',
    (host) => expect(likelyHost(host)).toBeUndefined(),
  );
});
