import { describe, expect, it } from 'vitest';
import { leftOutOf, onlyIn, readingOf } from './reading.ts';

describe('curl commands', () => {
  it('give the client of a token request', () => {
    const { whole, name } = onlyIn(
      readingOf('curl https://auth.example.com/token -u shop:s3cret -d grant_type=client_credentials'),
    );
    expect(name).toBe('shop at auth.example.com');
    expect(whole).toMatchObject({
      clientId: 'shop',
      clientSecret: 's3cret',
      tokenEndpoint: 'https://auth.example.com/token',
    });
  });

  it('are read one after the other: a call with the token goes to what asks for it', () => {
    const { calls } = onlyIn(
      readingOf(
        `# first\n$ curl -X POST https://auth.example.com/token \\\n    -d grant_type=client_credentials -d client_id=a -d client_secret=b\n$ curl https://api.example.com/orders -H "Authorization: Bearer $TOKEN"\n`,
      ),
    );
    expect(calls.map(({ whole }) => whole.url)).toEqual(['https://api.example.com/orders']);
  });

  it('switch no verification off, take no other way, and name no files that are read', () => {
    const findings = readingOf(
      'curl -k --connect-to ::evil.example:443 --cert /etc/me.pem -x http://proxy.example -L https://auth.example.com/token -u a:b -d grant_type=client_credentials',
    );
    expect(leftOutOf(findings)).toEqual([
      '-x http://proxy.example',
      '-L',
      '-k for auth.example.com:443',
      'Connect to evil.example:443',
      '--cert /etc/me.pem',
    ]);
  });

  it('are not run, whatever stands in them', () => {
    const { whole } = onlyIn(
      readingOf('curl "https://auth.example.com/token?$(rm -rf /)" -d grant_type=client_credentials -d client_id=`id`'),
    );
    expect(whole.tokenEndpoint).toContain('$(rm');
  });

  it('are refused with a sentence where they lead nowhere', () => {
    expect(readingOf('curl -s -d grant_type=client_credentials').faults).toEqual([
      'There is no URL in the command, so it leads nowhere.',
    ]);
  });
});

const httpFile = `@auth = https://auth.example.com
@secret = s3cret

### Get token
# @name token
POST {{auth}}/token HTTP/1.1
Content-Type: application/x-www-form-urlencoded
Authorization: Basic c2hvcDpzM2NyZXQ=

grant_type=client_credentials
&scope=orders

> {%
  client.global.set("t", response.body.access_token);
%}

### List
GET https://api.example.com/orders
    ?limit=5
Authorization: Bearer {{token.response.body.access_token}}
X-A: 1
`;

describe('an .http file', () => {
  it('gives the client of a token request, and the calls that have its token', () => {
    const findings = readingOf(httpFile, 'shop.http');
    const { whole, calls, name } = onlyIn(findings);
    expect(name).toBe('Get token');
    expect(whole).toMatchObject({ tokenEndpoint: 'https://auth.example.com/token', clientId: 'shop', scope: 'orders' });
    expect(calls.map(({ whole: call }) => call)).toEqual([
      { url: 'https://api.example.com/orders?limit=5', method: 'GET', headersText: 'X-A: 1', body: '' },
    ]);
    expect(leftOutOf(findings)).toEqual(['Scripts and tests']);
  });

  it('may be a request as it is on the wire', () => {
    const wire =
      'POST /token HTTP/1.1\r\nHost: auth.example.com\r\n\r\ngrant_type=client_credentials&client_id=a&client_secret=b';
    expect(onlyIn(readingOf(wire)).whole).toMatchObject({
      tokenEndpoint: 'https://auth.example.com/token',
      clientSecret: 'b',
    });
  });

  it.each(['Basic shop {{secret}}', 'Basic shop:{{secret}}', `Basic ${btoa('shop:s3cret')}`])(
    'has its credentials encoded by the editor, or by hand: %s',
    (authorization) => {
      const text = `@secret = s3cret\nPOST https://a.example/t\nAuthorization: ${authorization}\n\ngrant_type=client_credentials`;
      expect(onlyIn(readingOf(text, 'a.http')).whole).toMatchObject({ clientId: 'shop', clientSecret: 's3cret' });
    },
  );

  it('reads no file that it names', () => {
    const findings = readingOf('POST https://api.example.com/x\nAuthorization: Bearer {{t}}\n\n< ./secret.json\n');
    expect(findings.candidates[0]?.calls[0]?.whole.body).toBe('');
  });
});

describe('a text of no known kind', () => {
  it.each([
    ['', 'There is nothing in it.'],
    [
      'https://api.example.com/openapi.json',
      'This is an address alone. Nothing is fetched here: open it, and paste what it shows.',
    ],
    ['{"log": {"entries": [', 'The JSON is damaged: it ends too early, or a sign is missing. Was all of it copied?'],
    [
      'Dear all, here is the secret.',
      'It is none of the formats that are read here: curl, HAR, Postman, Bruno, Insomnia, OpenAPI, .http, or a file that Grantscope saved.',
    ],
    [
      '{"a": 1}',
      'It is none of the formats that are read here: curl, HAR, Postman, Bruno, Insomnia, OpenAPI, .http, or a file that Grantscope saved.',
    ],
  ])('is refused with a sentence: %j', (text, sentence) => {
    expect(readingOf(text).faults).toEqual([sentence]);
  });

  it('never has its content in the sentence, which may be a secret', () => {
    expect(readingOf('{"client_secret": canary-secret}').faults.join(' ')).not.toContain('canary');
  });

  it('is named where there are several files', () => {
    expect(readingOf('hello', 'a.txt').faults[0]).toMatch(/^a\.txt: It is none/);
  });
});
