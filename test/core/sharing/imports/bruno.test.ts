import { describe, expect, it } from 'vitest';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { leftOutOf, onlyIn, readingOf } from './reading.ts';

const oauth2 = {
  grantType: 'client_credentials',
  accessTokenUrl: '{{auth}}/token',
  clientId: 'shop',
  clientSecret: 'canary-secret',
  scope: 'orders',
  credentialsPlacement: 'basic_auth_header',
  additionalParameters: { token: [{ name: 'resource', value: 'urn:orders', sendIn: 'body', enabled: true }] },
};

const listOrders = {
  type: 'http',
  name: 'List',
  request: { method: 'GET', url: 'https://api.example.com/orders', headers: [], auth: { mode: 'inherit' } },
};

function collection(rest: object) {
  return { name: 'Shop', version: '1', items: [{ type: 'folder', name: 'Orders', items: [listOrders] }], ...rest };
}

const exported = collection({
  root: { request: { auth: { mode: 'oauth2', oauth2 } } },
  environments: [{ name: 'dev', variables: [{ name: 'auth', value: 'https://dev.example', enabled: true }] }],
});

describe('a collection that Bruno has exported', () => {
  it('gives the settings of the collection, with its environment put in', () => {
    const { whole, calls, name } = onlyIn(readingOf(exported));
    expect(name).toBe('shop at dev.example (dev)');
    expect(whole).toMatchObject({
      tokenEndpoint: 'https://dev.example/token',
      clientSecret: 'canary-secret',
      clientAuthentication: 'client_secret_basic',
      parameters: [{ name: 'resource', value: 'urn:orders', on: true }],
    });
    expect(calls.map((call) => call.name)).toEqual(['Orders › List']);
  });

  it('sends the credentials in the body where nothing else is said, as Bruno does', () => {
    const { credentialsPlacement: _, ...settings } = oauth2;
    const findings = readingOf(collection({ root: { request: { auth: { mode: 'oauth2', oauth2: settings } } } }));
    expect(onlyIn(findings).whole.clientAuthentication).toBe('client_secret_post');
  });

  it('reads a request that asks for a token by itself', () => {
    const rows = [
      { name: 'grant_type', value: 'client_credentials', enabled: true },
      { name: 'client_id', value: 'x', enabled: true },
      { name: 'client_secret', value: 'y', enabled: true },
      { name: 'scope', value: 'off', enabled: false },
    ];
    const request = {
      method: 'POST',
      url: 'https://auth.example.com/token',
      body: { mode: 'formUrlEncoded', formUrlEncoded: rows },
      auth: { mode: 'none' },
    };
    const { whole } = onlyIn(readingOf(collection({ items: [{ type: 'http', name: 'Token', request }] })));
    expect(whole).toMatchObject({ clientId: 'x', clientSecret: 'y', scope: '' });
  });

  it('leaves its proxy, its certificates and its scripts, and says so', () => {
    const brunoConfig = {
      proxy: { enabled: true, hostname: 'evil.example' },
      clientCertificates: { certs: [{ domain: 'a', keyFilePath: '/etc/key' }] },
    };
    const request = { ...listOrders.request, script: { req: 'bru.setVar("a", 1)' } };
    const findings = readingOf(
      collection({
        brunoConfig,
        root: { request: { auth: { mode: 'oauth2', oauth2 } } },
        items: [{ ...listOrders, request }],
      }),
    );
    expect(leftOutOf(findings)).toEqual(['Proxy', 'Client certificate', 'Scripts and tests']);
  });

  it('does not fall over folders within folders without end', () => {
    let items: unknown[] = [listOrders];
    for (let depth = 0; depth < 60; depth++) items = [{ type: 'folder', name: `f${depth}`, items }];
    const findings = readingOf(collection({ items }));
    expect(leftOutOf(findings)).toEqual(['f59 › f58 › f57']);
  });
});

const tokenBru = `meta {
  name: Get token
  type: http
  seq: 1
}

post {
  url: {{auth}}/token?trace=1
  body: formUrlEncoded
  auth: basic
}

headers {
  X-Trace: a:b
  ~X-Off: no
}

auth:basic {
  username: shop
  password: {{client_secret}}
}

body:form-urlencoded {
  grant_type: client_credentials
  scope: orders
}

script:post-response {
  bru.setEnvVar("token", res.body.access_token);
}
`;
const collectionBru = `auth {
  mode: oauth2
}

auth:oauth2 {
  grant_type: client_credentials
  access_token_url: {{auth}}/token
  client_id: collection-client
  client_secret: {{client_secret}}
  scope: 
  credentials_placement: body
}
`;
const requestBru = `meta {
  name: Orders
}

get {
  url: https://api.example.com/orders
  body: none
  auth: inherit
}
`;
const environmentBru = `vars {
  auth: https://dev.example
}
vars:secret [
  client_secret
]
`;

describe('the files of a Bruno collection', () => {
  it('are one request, read by itself', () => {
    const findings = readingOf(tokenBru, 'Get token.bru');
    expect(findings.formats).toEqual(['Bruno files']);
    expect(onlyIn(findings).whole).toMatchObject({
      tokenEndpoint: '{{auth}}/token?trace=1',
      clientId: 'shop',
      clientSecret: '',
      scope: 'orders',
      headers: [{ name: 'X-Trace', value: 'a:b', on: true }],
    });
    expect(onlyIn(findings).unresolved).toEqual(['{{auth}}', '{{client_secret}}']);
    expect(leftOutOf(findings)).toContain('Scripts and tests');
  });

  it('are read together: the collection, its environment, its requests, its name', () => {
    const config = JSON.stringify({ version: '1', name: 'Shop', type: 'collection', ignore: [] });
    const findings = readImport([
      { name: 'bruno.json', text: config },
      { name: 'collection.bru', text: collectionBru },
      { name: 'Orders.bru', text: requestBru },
      { name: 'dev.bru', text: environmentBru },
    ]);
    expect(findings.title).toBe('Shop');
    const { whole, calls } = onlyIn(findings);
    expect(whole).toMatchObject({
      tokenEndpoint: 'https://dev.example/token',
      clientId: 'collection-client',
      clientAuthentication: 'client_secret_post',
    });
    expect(calls.map(({ whole: call }) => call.url)).toEqual(['https://api.example.com/orders']);
  });

  it('are recognised when they are pasted', () => {
    expect(readingOf(tokenBru).formats).toEqual(['Bruno files']);
  });

  it('have a body of JSON that ends with the brace at the beginning of a line', () => {
    const text = `post {\n  url: https://auth.example.com/token\n  body: json\n  auth: none\n}\n\nbody:json {\n  {\n    "grant_type": "client_credentials",\n    "client_id": "x",\n    "client_secret": "y"\n  }\n}\n`;
    expect(onlyIn(readingOf(text)).whole).toMatchObject({ bodyFormat: 'json', clientId: 'x', clientSecret: 'y' });
  });

  it('do no harm when they are cut off, or are none', () => {
    expect(readingOf(tokenBru.slice(0, 90), 'cut.bru').candidates).toEqual([]);
    expect(readingOf('{'.repeat(1000), 'odd.bru').faults).toHaveLength(1);
  });
});
