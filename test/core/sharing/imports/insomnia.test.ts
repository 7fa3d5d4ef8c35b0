import { describe, expect, it } from 'vitest';
import { leftOutOf, onlyIn, readingOf } from './reading.ts';

const authentication = {
  type: 'oauth2',
  grantType: 'client_credentials',
  accessTokenUrl: '{{ _.auth.url }}/token',
  clientId: '{{ _["client_id"] }}',
  clientSecret: 'canary-secret',
  scope: 'orders',
  audience: 'https://api.example.com',
  credentialsInBody: true,
};

const version4 = {
  _type: 'export',
  __export_format: 4,
  __export_source: 'insomnia.desktop.app:v10',
  resources: [
    {
      _id: 'req_1',
      _type: 'request',
      parentId: 'fld_1',
      name: 'List',
      method: 'GET',
      url: '{{ _.api }}/orders',
      headers: [{ name: 'X-A', value: '1' }],
      authentication,
    },
    { _id: 'fld_1', _type: 'request_group', parentId: 'wrk_1', name: 'Orders' },
    { _id: 'wrk_1', _type: 'workspace', parentId: null, name: 'Shop' },
    {
      _id: 'env_1',
      _type: 'environment',
      parentId: 'wrk_1',
      name: 'Base Environment',
      data: { client_id: 'shop', api: 'https://api.example.com' },
    },
    {
      _id: 'env_2',
      _type: 'environment',
      parentId: 'env_1',
      name: 'dev',
      data: { auth: { url: 'https://dev.example' } },
    },
    { _id: 'jar_1', _type: 'cookie_jar', parentId: 'wrk_1', cookies: [{ value: 'canary-cookie' }] },
  ],
};

const version5 = `type: collection.insomnia.rest/5.0
name: Shop
meta:
  id: wrk_1
  created: 1700000000000
collection:
  - name: Orders
    meta:
      id: fld_1
    authentication:
      type: oauth2
      grantType: client_credentials
      accessTokenUrl: "{{ _.auth }}/token"
      clientId: 12345678901234567890
      clientSecret: canary-secret
    children:
      - url: https://api.example.com/orders
        name: List
        method: GET
        headers:
          - name: X-A
            value: "1"
          - name: X-Off
            value: "2"
            disabled: true
        scripts:
          afterResponse: insomnia.test()
environments:
  name: Base Environment
  data:
    auth: https://auth.example.com
`;

describe('an export of Insomnia in version 4', () => {
  it('gives the settings of a request, with its environments put in', () => {
    const findings = readingOf(version4);
    expect(findings).toMatchObject({ formats: ['Insomnia export'], title: 'Shop', faults: [] });
    const { whole, calls, name, unresolved } = onlyIn(findings);
    expect(name).toBe('Orders › List (dev)');
    expect(unresolved).toEqual([]);
    expect(whole).toMatchObject({
      tokenEndpoint: 'https://dev.example/token',
      clientId: 'shop',
      clientSecret: 'canary-secret',
      clientAuthentication: 'client_secret_post',
      parameters: [{ name: 'audience', value: 'https://api.example.com', on: true }],
    });
    expect(calls.map(({ whole: call }) => call)).toEqual([
      { url: 'https://api.example.com/orders', method: 'GET', headersText: 'X-A: 1', body: '' },
    ]);
    expect(JSON.stringify(findings)).not.toContain('canary-cookie');
  });

  it('may have folders that are each other’s parents', () => {
    const resources = [
      { _id: 'w', _type: 'workspace', parentId: null, name: 'Loop' },
      { _id: 'w', _type: 'request_group', parentId: 'w', name: 'itself' },
      { _id: 'a', _type: 'request_group', parentId: 'b', name: 'a' },
      { _id: 'b', _type: 'request_group', parentId: 'a', name: 'b' },
      { _id: 'r', _type: 'request', parentId: 'nobody', name: 'Lost', url: 'https://api.example.com', authentication },
    ];
    expect(readingOf({ ...version4, resources }).candidates.map(({ place }) => place)).toEqual(['Lost']);
  });

  it('keeps a tag that only Insomnia could run, and names it', () => {
    const tagged = { ...authentication, accessTokenUrl: "{% prompt 'URL' %}", clientId: 'x' };
    const resources = [
      { _id: 'r', _type: 'request', name: 'R', url: 'https://api.example.com', authentication: tagged },
    ];
    const { whole, unresolved } = onlyIn(readingOf({ ...version4, resources }));
    expect(whole.tokenEndpoint).toBe("{% prompt 'URL' %}");
    expect(unresolved).toEqual(['{% prompt … %}']);
  });

  it('is refused in other versions, with a sentence that says what to do', () => {
    expect(readingOf({ ...version4, __export_format: 3 }).faults).toEqual([
      'This is an export of Insomnia in version 3; versions 4 and 5 are read. Open it in a current Insomnia and export it again.',
    ]);
  });
});

describe('an export of Insomnia in version 5', () => {
  it('gives the settings of a folder to its requests, with every digit', () => {
    const findings = readingOf(version5);
    const { whole, calls, name } = onlyIn(findings);
    expect(name).toBe('Orders');
    expect(whole).toMatchObject({ tokenEndpoint: 'https://auth.example.com/token', clientId: '12345678901234567890' });
    expect(calls.map(({ whole: call }) => [call.url, call.headersText])).toEqual([
      ['https://api.example.com/orders', 'X-A: 1'],
    ]);
    expect(leftOutOf(findings)).toEqual(['Scripts and tests']);
  });

  it('is said to be damaged, with the line, where it is', () => {
    expect(readingOf(version5.replace('name: Shop', 'name: "Shop')).faults[0]).toMatch(
      /^The YAML is damaged: .*line \d+/,
    );
  });

  it('is not blown up by aliases that stand for aliases', () => {
    const bomb = `type: collection.insomnia.rest/5.0\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from(
      { length: 12 },
      (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}*a${at}]`,
    ).join('\n')}\n`;
    expect(readingOf(bomb).faults).toEqual(['It holds more than two million values, which is more than is read.']);
    const many = `type: collection.insomnia.rest/5.0\nname: &n x\ncollection: [${'*n, '.repeat(500)}]\n`;
    expect(readingOf(many).faults[0]).toContain('aliases exceeded');
  });

  it('makes nothing of a program that YAML can name', () => {
    const faults = readingOf('type: collection.insomnia.rest/5.0\nname: !!js/function "function () {}"\n').faults;
    expect(faults[0]).toContain('The YAML is damaged: unknown');
  });
});
