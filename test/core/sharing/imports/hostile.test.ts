import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostImportBytes } from '#core/sharing/imports/import-limits.ts';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { readingOf } from './reading.ts';

const isLong = process.env['GRANTSCOPE_LONG'] === '1';
const numRuns = isLong ? 10_000 : 400;

const skeletons: readonly string[] = [
  '{"info":{"name":"x","schema":"v2.1.0"},"auth":{"type":"oauth2","oauth2":[{"key":"grant_type","value":"client_credentials"},{"key":"accessTokenUrl","value":"{{a}}"}]},"variable":[{"key":"a","value":"{{b}}{{b}}"},{"key":"b","value":"{{a}}{{a}}"}],"item":[{"name":"r","request":{"url":"https://a.example","header":[]}}]}',
  '{"log":{"entries":[{"request":{"method":"POST","url":"https://a.example/token","headers":[],"postData":{"text":"grant_type=client_credentials&client_id=a"}},"response":{"content":{"text":"{}"}}}]}}',
  '{"name":"b","version":"1","items":[{"type":"http","name":"r","request":{"url":"https://a.example","auth":{"mode":"oauth2","oauth2":{"grantType":"client_credentials"}}}}],"environments":[]}',
  '{"_type":"export","__export_format":4,"resources":[{"_id":"a","_type":"request","name":"r","url":"https://a.example","authentication":{"type":"oauth2","grantType":"client_credentials"}}]}',
  'openapi: 3.1.0\nservers: [{url: "https://a.example"}]\npaths: {/a: {get: {security: [{s: [x]}]}}}\ncomponents: {securitySchemes: {s: {type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {x: y}}}}}}\n',
  '{"format":"grantscope-connections","version":1,"connections":[{"name":"a","workspace":"w","typed":{"version":1,"connection":{"tokenEndpoint":"","clientId":"","scope":"","clientAuthentication":"none","basicEncoding":"raw","way":"proxy"},"apiCall":{"url":"","method":"GET","headersText":"","body":""}}}]}',
  'post {\n  url: https://a.example/token\n  body: formUrlEncoded\n}\n\nbody:form-urlencoded {\n  grant_type: client_credentials\n}\n',
  'curl https://a.example/token -u a:b -d grant_type=client_credentials',
  'POST https://a.example/token\n\ngrant_type=client_credentials\n',
];

const poison = [
  '"__proto__":{"polluted":1},',
  '"constructor":{"prototype":{"polluted":1}},',
  '[',
  '{',
  '"',
  '\\',
  '\u0000',
  '{{',
  '}}',
  'null,',
  '&a ',
  '*a ',
  '\n',
  '1e999',
  '\uD800',
];

/** The same text with signs taken out, doubled and put in, where a person or an attacker might. */
const damaged = fc
  .tuple(
    fc.constantFrom(...skeletons),
    fc.array(fc.tuple(fc.nat(600), fc.nat(20), fc.constantFrom('', ...poison)), { maxLength: 6 }),
  )
  .map(([text, cuts]) =>
    cuts.reduce(
      (now, [at, length, added]) =>
        now.slice(0, at % now.length || 0) + added + now.slice((at % now.length || 0) + length),
      text,
    ),
  );

describe('a hostile file', () => {
  it('is answered with findings, whatever was done to it, and changes no object of the page (T32)', () => {
    const before = snapshot();
    fc.assert(
      fc.property(damaged, fc.constantFrom('', 'a.bru', 'a.http', 'a.json', 'a.yaml'), (text, name) => {
        const findings = readImport([{ name, text }]);
        return findings.candidates.length > 0 || findings.faults.length > 0 || findings.formats.length > 0;
      }),
      { numRuns },
    );
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => Array.isArray(readingOf(text).candidates)),
      { numRuns },
    );
    expect(snapshot()).toEqual(before);
    expect(Reflect.has({}, 'polluted')).toBe(false);
  });

  it('has values of the wrong kind everywhere', () => {
    const odd: readonly unknown[] = [null, 7, true, [], {}, 'text', [[]], [null], { length: 9 }];
    for (const value of odd) {
      for (const shape of shapesWith(value)) expect(() => readingOf(shape)).not.toThrow();
    }
  });

  it('is refused when it is nested without end', () => {
    expect(readingOf(`{"log":{"entries":${'['.repeat(5000)}${']'.repeat(5000)}}}`).faults[0]).toContain('levels deep');
    expect(readingOf(`openapi: ${'['.repeat(5000)}`).faults[0]).toContain('nesting exceeded');
  });

  it('is refused when it is larger than any such file', () => {
    const [fault] = readingOf('x'.repeat(mostImportBytes + 1)).faults;
    expect(fault).toBe('This is more than 16 MiB, which is more than is read. Take out what is not needed.');
  });

  it('cannot make a value grow by variables that name each other', () => {
    const rows = Array.from({ length: 30 }, (_, at) => ({ key: `v${at}`, value: `{{v${at + 1}}}`.repeat(10) }));
    const oauth2 = { grant_type: 'client_credentials', accessTokenUrl: '{{v0}}', clientId: 'a' };
    const collection = { info: { name: 'bomb' }, variable: rows, auth: { type: 'oauth2', oauth2 }, item: [] };
    const [candidate] = readingOf(collection).candidates;
    expect(candidate?.whole.tokenEndpoint.length).toBeLessThan(70_000);
  });

  it('offers a hundred connections at most, and counts the others', () => {
    const item = Array.from({ length: 300 }, (_, at) => ({
      name: `r${at}`,
      request: {
        url: 'https://a.example',
        auth: {
          type: 'oauth2',
          oauth2: { grant_type: 'client_credentials', accessTokenUrl: `https://a.example/${at}` },
        },
      },
    }));
    const findings = readingOf({ info: { name: 'many' }, item });
    expect(findings.candidates).toHaveLength(100);
    expect(findings.leftOut).toEqual([{ written: '200 more connections', reason: 'Only 100 are offered.' }]);
  });

  it('has no environment for each of thousands of requests, and says which are not read', () => {
    const auth = {
      type: 'oauth2',
      oauth2: { grant_type: 'client_credentials', accessTokenUrl: '{{a}}', clientId: 'x' },
    };
    const item = Array.from({ length: 4000 }, (_, at) => ({ name: `${at}`, request: { url: '{{a}}/x' } }));
    const environments = Array.from({ length: 7 }, (_, at) => ({
      name: `e${at}`,
      values: [{ key: 'a', value: `https://${at}.example` }],
    }));
    const files = [{ info: { name: 'many' }, auth, item }, ...environments];
    const findings = readImport(files.map((file, at) => ({ name: `${at}.json`, text: JSON.stringify(file) })));
    expect(findings.candidates).toHaveLength(4);
    expect(findings.leftOut.map(({ written }) => written)).toEqual(['Environments e4, e5, e6']);
  });

  it('cannot put other credentials in the place of the token by the URL of an API', () => {
    const request = {
      url: 'https://user:canary@api.example.com/x',
      auth: { type: 'bearer', bearer: { token: 't0ken' } },
    };
    const findings = readingOf({ info: { name: 'x' }, item: [{ name: 'r', request }] });
    expect(findings.candidates[0]?.calls[0]?.whole).toMatchObject({
      url: 'https://api.example.com/x',
      headersText: '',
    });
    expect(JSON.stringify(findings)).not.toContain('canary');
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'https://user:pass@a.example/t'])(
    'has an address that is shown as it is, and never as a way in: %s',
    (url) => {
      const oauth2 = { grant_type: 'client_credentials', accessTokenUrl: url, clientId: 'a' };
      const [candidate] = readingOf({ info: { name: 'x' }, auth: { type: 'oauth2', oauth2 }, item: [] }).candidates;
      expect(candidate?.whole.tokenEndpoint).toBe(url.replace('user:pass@', ''));
    },
  );

  it('does not make a reader go over the same text again and again', () => {
    const entry = {
      request: { method: 'GET', url: 'https://a.example', headers: [{ name: 'Authorization', value: 'Bearer x' }] },
    };
    const texts = [
      JSON.stringify({ log: { entries: Array.from({ length: 6000 }, () => entry) } }),
      `post {\n${'  a: {{b}}\n'.repeat(50_000)}`,
      `curl ${"'a' ".repeat(50_000)}`,
      `GET https://a.example\n${'A: b\n'.repeat(50_000)}`,
      `a: b\n${'c:  '.repeat(50_000)}`,
      `${' '.repeat(200_000)}x`,
      `{{${' '.repeat(100_000)}`,
      `---\n${'\n'.repeat(50_000)}x`,
      `${'# a\n'.repeat(30_000)}x`,
      `GET a${' '.repeat(100_000)}b`,
      `post {\n  a${' '.repeat(100_000)}b\n}`,
      `post {\n  "${'\\a'.repeat(50_000)}\n}`,
      `{"openapi":"3.0.0","servers":[{"url":"${'/'.repeat(100_000)}x"}]}`,
    ];
    // Far from what it takes; going back and forth would take minutes.
    for (const text of texts) {
      const from = performance.now();
      readingOf(text);
      expect(performance.now() - from).toBeLessThan(10_000);
    }
  });
});

function shapesWith(value: unknown): readonly unknown[] {
  return [
    value,
    { info: value, item: value, auth: value, variable: value, event: value },
    {
      info: {},
      item: [value, { request: value }, { request: { url: value, header: value, body: value, auth: value } }],
    },
    { info: {}, item: [], auth: { type: 'oauth2', oauth2: value } },
    {
      log: { entries: [value, { request: value, response: value }, { request: { headers: value, postData: value } }] },
    },
    {
      name: 'b',
      version: '1',
      items: [value, { request: value }],
      environments: [value],
      root: value,
      brunoConfig: value,
    },
    {
      _type: 'export',
      __export_format: 4,
      resources: [value, { _type: 'request', authentication: value, body: value }],
    },
    { type: 'collection.insomnia.rest/5.0', collection: [value], environments: value, name: value },
    {
      openapi: '3.0.0',
      servers: value,
      paths: { a: value },
      components: { securitySchemes: { a: value } },
      security: value,
    },
    { format: 'grantscope-connections', version: 1, connections: [value, { typed: value }] },
    { values: value, name: value },
  ];
}

function snapshot() {
  return [Object.prototype, Array.prototype, Map.prototype, String.prototype].map((each) => Reflect.ownKeys(each));
}
