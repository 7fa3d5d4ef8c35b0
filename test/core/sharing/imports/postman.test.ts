import { describe, expect, it } from 'vitest';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { leftOutOf, onlyIn, readingOf } from './reading.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

function attributes(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([key, value]) => ({ key, value, type: 'string' }));
}

const oauth2 = {
  type: 'oauth2',
  oauth2: attributes({
    grant_type: 'client_credentials',
    accessTokenUrl: 'https://auth.example.com/token',
    clientId: 'shop',
    clientSecret: 'canary-secret',
    scope: 'orders:read orders:write',
    client_authentication: 'body',
    addTokenTo: 'header',
  }),
};

const orders = {
  name: 'List orders',
  request: {
    method: 'GET',
    header: [
      { key: 'X-Trace', value: '1' },
      { key: 'X-Off', value: '2', disabled: true },
    ],
    url: { raw: 'https://api.example.com/orders?limit=5', host: ['api', 'example', 'com'], path: ['orders'] },
  },
};

function collection(rest: object) {
  return { info: { name: 'Shop', schema }, item: [orders], ...rest };
}

describe('a Postman collection', () => {
  it('gives the settings of its own authentication, with its requests as the calls', () => {
    const findings = readingOf(collection({ auth: oauth2 }));
    const { whole, calls } = onlyIn(findings);
    expect(findings).toMatchObject({ formats: ['Postman collection'], title: 'Shop', faults: [] });
    expect(whole).toMatchObject({
      tokenEndpoint: 'https://auth.example.com/token',
      clientId: 'shop',
      clientSecret: 'canary-secret',
      scope: 'orders:read orders:write',
      clientAuthentication: 'client_secret_post',
    });
    expect(calls.map(({ name, whole: call }) => [name, call])).toEqual([
      [
        'List orders',
        { url: 'https://api.example.com/orders?limit=5', method: 'GET', headersText: 'X-Trace: 1', body: '' },
      ],
    ]);
  });

  it('names each secret, and has the same without it', () => {
    const { secrets, plain } = onlyIn(readingOf(collection({ auth: oauth2 })));
    expect(secrets).toEqual(['Client secret']);
    expect(JSON.stringify(plain)).not.toContain('canary-secret');
  });

  it('has its settings as an object in format 2.0', () => {
    const settings = { grant_type: 'client_credentials', accessTokenUrl: 'https://a.example/t', clientId: 'id' };
    const { whole } = onlyIn(readingOf(collection({ auth: { type: 'oauth2', oauth2: settings } })));
    expect(whole).toMatchObject({ tokenEndpoint: 'https://a.example/t', clientAuthentication: 'client_secret_basic' });
  });

  it('hands settings down to requests in folders, unless they have their own', () => {
    const other = {
      type: 'oauth2',
      oauth2: { grant_type: 'client_credentials', accessTokenUrl: 'https://b.example/t' },
    };
    const inner = { name: 'Inner', auth: other, item: [orders] };
    const { candidates } = readingOf({ info: { name: 'Two', schema }, auth: oauth2, item: [orders, inner] });
    expect(candidates.map(({ name, whole }) => [name, whole.tokenEndpoint])).toEqual([
      ['shop at auth.example.com', 'https://auth.example.com/token'],
      ['Inner', 'https://b.example/t'],
    ]);
  });

  it('reads a request that asks for a token, and gives it the calls that have its token', () => {
    const { whole, calls, name } = onlyIn(
      readingOf({
        info: { name: 'By hand', schema },
        variable: [{ key: 'host', value: 'https://auth.example.com' }],
        item: [
          {
            name: 'Get token',
            request: {
              method: 'POST',
              url: '{{host}}/token',
              auth: { type: 'basic', basic: attributes({ username: 'shop', password: 's3cret' }) },
              body: {
                mode: 'urlencoded',
                urlencoded: attributes({ grant_type: 'client_credentials', audience: 'a b' }),
              },
            },
          },
          {
            name: 'Call',
            request: {
              method: 'GET',
              url: 'https://api.example.com/x',
              header: [{ key: 'Authorization', value: 'Bearer {{token}}' }],
            },
          },
        ],
      }),
    );
    expect(name).toBe('Get token');
    expect(whole).toMatchObject({
      tokenEndpoint: 'https://auth.example.com/token',
      clientId: 'shop',
      clientSecret: 's3cret',
      clientAuthentication: 'client_secret_basic',
      parameters: [{ name: 'audience', value: 'a b', on: true }],
    });
    expect(calls).toMatchObject([
      { name: 'Call', token: '', whole: { url: 'https://api.example.com/x', headersText: '' } },
    ]);
  });

  it('takes a request that asks for a token for one, also where it inherits settings that ask', () => {
    const urlencoded = attributes({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' });
    const request = { method: 'POST', url: 'https://other.example/t', body: { mode: 'urlencoded', urlencoded } };
    const { candidates } = readingOf(collection({ auth: oauth2, item: [{ name: 'By hand', request }] }));
    expect(candidates.map(({ name, calls }) => [name, calls.length])).toEqual([
      ['shop at auth.example.com', 0],
      ['By hand', 0],
    ]);
  });

  it('is one connection where the same settings stand in the collection and in a request by hand', () => {
    const settings = { grant_type: 'client_credentials', accessTokenUrl: 'https://a.example/t', clientId: 'shop' };
    const auth = { type: 'oauth2', oauth2: attributes({ ...settings, clientSecret: '{{client_secret}}' }) };
    const byHand = {
      method: 'POST',
      url: { raw: 'https://a.example/t' },
      auth: { type: 'basic', basic: attributes({ username: 'shop', password: '{{client_secret}}' }) },
      header: [
        { key: 'Accept', value: 'application/json' },
        { key: 'Content-Type', value: 'application/x-www-form-urlencoded' },
        { key: 'Accept-Encoding', value: 'identity' },
      ],
      body: { mode: 'urlencoded', urlencoded: attributes({ grant_type: 'client_credentials' }) },
    };
    const { whole, calls } = onlyIn(
      readingOf(collection({ auth, item: [{ name: 'Token request', request: byHand }, orders] })),
    );
    expect(whole).toMatchObject({ clientId: 'shop', clientAuthentication: 'client_secret_basic', headers: [] });
    expect(calls).toHaveLength(1);
  });

  it('is made whole by its environments, one connection for each', () => {
    const withVariables = collection({
      auth: {
        type: 'oauth2',
        oauth2: attributes({
          grant_type: 'client_credentials',
          accessTokenUrl: '{{auth}}/token',
          clientId: 'shop',
          clientSecret: '{{secret}}',
        }),
      },
    });
    const environment = (name: string, host: string) => ({
      name,
      values: [
        { key: 'auth', value: host, enabled: true },
        { key: 'secret', value: '', type: 'secret', enabled: true },
      ],
      _postman_variable_scope: 'environment',
    });
    const { candidates } = readImport(
      [withVariables, environment('dev', 'https://dev.example'), environment('prod', 'https://prod.example')].map(
        (each, index) => ({ name: `${index}.json`, text: JSON.stringify(each) }),
      ),
    );
    expect(candidates.map(({ name, whole }) => [name, whole.tokenEndpoint, whole.clientSecret])).toEqual([
      ['shop at dev.example (dev)', 'https://dev.example/token', ''],
      ['shop at prod.example (prod)', 'https://prod.example/token', ''],
    ]);
    expect(candidates[0]?.unresolved).toEqual(['{{secret}}']);
    expect(candidates[0]?.notes).toEqual([
      'The client secret is {{secret}} there, without a value: type it once the connection is made.',
    ]);
  });

  it('keeps a variable without a value as it is written', () => {
    const { whole, unresolved } = onlyIn(
      readingOf(
        collection({
          auth: { type: 'oauth2', oauth2: { accessTokenUrl: '{{ host }}/t', grant_type: 'client_credentials' } },
        }),
      ),
    );
    expect(whole.tokenEndpoint).toBe('{{host}}/t');
    expect(unresolved).toEqual(['{{host}}']);
  });

  it('runs no script, and says so; nor does it take over trust, a proxy, a certificate or a file', () => {
    const script = { listen: 'prerequest', script: { exec: ['globalThis.hasRun = true;'] } };
    const request = {
      ...orders.request,
      proxy: { host: 'evil.example' },
      certificate: { key: { src: '/home/me/key.pem' } },
      body: { mode: 'file', file: { src: '/etc/passwd' } },
    };
    const findings = readingOf(
      collection({
        auth: oauth2,
        event: [script],
        item: [{ name: 'x', request, protocolProfileBehavior: { strictSSL: false } }],
      }),
    );
    expect(Reflect.has(globalThis, 'hasRun')).toBe(false);
    expect(leftOutOf(findings)).toEqual([
      'Scripts and tests',
      'Proxy',
      'Client certificate',
      'Certificate verification switched off',
      'Body from the file /etc/passwd',
    ]);
    expect(findings.candidates[0]?.whole.way).toBe('proxy');
  });

  it('says which requests it has nothing to do with', () => {
    const login = {
      type: 'oauth2',
      oauth2: attributes({ grant_type: 'authorization_code', accessTokenUrl: 'https://a.example/t' }),
    };
    const findings = readingOf({
      info: { name: 'Others', schema },
      item: [
        { name: 'a', request: { url: 'https://a.example' } },
        { name: 'b', request: { url: 'https://a.example', auth: { type: 'apikey', apikey: [] } } },
        { name: 'c', request: { url: 'https://a.example', auth: login } },
      ],
    });
    expect(leftOutOf(findings)).toEqual([
      'A request without a token or OAuth settings',
      'A request with another authentication (apikey)',
      'A request with another authentication (OAuth 2.0 with authorization_code)',
    ]);
    expect(findings.faults).toEqual([
      'Nothing in this Postman collection asks for a token, and nothing calls an API with one. What was found is listed as left out.',
    ]);
  });

  it('is refused in format 1, with a sentence that says what to do', () => {
    expect(readingOf({ id: '1', name: 'Old', order: [], requests: [] }).faults).toEqual([
      'This is a Postman collection of format 1, which Postman itself no longer writes. Open it there and export it as Collection v2.1.',
    ]);
  });
});

describe('a Postman environment alone', () => {
  it('waits for its collection', () => {
    const { faults } = readingOf({
      name: 'dev',
      values: [{ key: 'a', value: 'b' }],
      _postman_variable_scope: 'environment',
    });
    expect(faults).toEqual([
      'This is a Postman environment: values alone. Choose its collection together with it, and they are put in.',
    ]);
  });
});
