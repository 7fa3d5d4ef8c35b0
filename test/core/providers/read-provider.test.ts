import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInProviders } from '#core/providers/built-in.ts';
import { readProvider, writeProvider } from '#core/providers/read-provider.ts';

const acme = {
  id: 'acme',
  name: 'Acme',
  tokenEndpoint: 'https://{host}/token',
  fields: [{ name: 'host', label: 'Host', kind: 'host' }],
};
const read = (change: object) => readProvider(JSON.stringify({ ...acme, ...change }));
const faults = (change: object) => {
  const result = read(change);
  return result.kind === 'wrong' ? result.faults : [];
};

describe('a provider of one’s own', () => {
  it('needs an id, a name and a token endpoint, and is unknown for the rest', () => {
    const result = readProvider('{"id":"acme","name":"Acme","tokenEndpoint":"https://sso.acme.example/token"}');
    expect(result).toMatchObject({
      kind: 'provider',
      provider: {
        id: 'acme',
        clientAuthentication: 'client_secret_basic',
        browser: { answer: 'unknown' },
        traps: [],
        recognise: { hosts: [] },
      },
    });
  });

  it('is written so that it can be read again', () => {
    const result = read({ parameters: [{ name: 'audience', why: 'Because.' }] });
    if (result.kind !== 'provider') throw new Error(result.faults.join(' '));
    expect(readProvider(writeProvider(result.provider))).toEqual(result);
  });

  it.each([
    [{ id: undefined }, 'id is missing.'],
    [{ id: 'Acme SSO' }, 'id may hold small letters, digits and hyphens only.'],
    [{ id: 'auth0' }, 'id is auth0, which is a built-in provider: choose another one.'],
    [{ name: '' }, 'name is empty.'],
    [{ name: 7 }, 'name has to be text.'],
    [{ tokenEndpoint: 'ftp://x' }, 'tokenEndpoint has to begin with https:// or with a field in braces.'],
    [{ tokenEndpoint: 'https://{tenant}/token' }, 'tokenEndpoint has {tenant}, and fields has no tenant.'],
    [{ tokenEndpoint: 'https://a.example/token' }, 'fields has host, and tokenEndpoint has no {host}.'],
    [{ tokenEndpoint: 'https://a b/', fields: [] }, 'tokenEndpoint is no valid URL.'],
    [{ tokenEndpoint: '', fields: [] }, 'tokenEndpoint is empty: where shall the request go?'],
    [{ fields: {} }, 'fields has to be a list.'],
    [{ fields: [{ name: 'host' }] }, 'fields, entry 1, label is missing.'],
    [
      { clientAuthentication: 'basic' },
      'clientAuthentication has to be one of client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt, client_assertion, tls_client_auth, self_signed_tls_client_auth, none.',
    ],
    [
      { documentation: [{ label: 'a', url: 'javascript:alert(1)' }] },
      'documentation, entry 1, url has to be an address that begins with https://.',
    ],
    [{ traps: [{ title: 'a', certainty: 'maybe' }] }, 'traps, entry 1, certainty has to be certain or hint.'],
  ])('with %j is refused: %s', (change, sentence) => {
    expect(faults(change)).toContain(sentence);
  });

  it.each([
    ['', 'There is nothing to read yet: paste the JSON of one provider.'],
    ['{"id":', 'Line 1'],
    ['[]', 'missing'],
    ['7', 'The JSON has to be an object.'],
    ['null', 'The JSON has to be an object.'],
  ])('is no %j', (text, words) => {
    const result = readProvider(text);
    expect(result.kind === 'wrong' ? result.faults.join(' ') : '').toContain(words);
  });

  it('holds no secret', () => {
    expect(faults({ clientSecret: 'hunter2', client_secret: 'hunter2' })).toEqual([
      'It holds something that looks like a secret. A provider is kept and shared, so take that out first.',
    ]);
  });

  it('drops what it does not know, and cannot change what objects are', () => {
    const result = readProvider(
      '{"__proto__":{"x":1},"extra":1,"id":"a","name":"A","tokenEndpoint":"https://a.example/"}',
    );
    expect(result.kind).toBe('provider');
    expect(result.kind === 'provider' && Object.keys(result.provider)).not.toContain('extra');
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.object().map((o) => JSON.stringify({ ...acme, ...o })),
        ),
        (text) => {
          expect(['provider', 'wrong']).toContain(readProvider(text).kind);
        },
      ),
    );
  });

  it.each(builtInProviders.map((provider) => [provider.id, provider] as const))(
    'may be made from %s',
    (_, provider) => {
      const copy = readProvider(writeProvider({ ...provider, id: 'my-own' }));
      expect(copy).toEqual({ kind: 'provider', provider: { ...provider, id: 'my-own' } });
    },
  );
});
