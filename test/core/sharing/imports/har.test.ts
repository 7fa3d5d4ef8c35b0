import { describe, expect, it } from 'vitest';
import { leftOutOf, onlyIn, readingOf } from './reading.ts';

function header(name: string, value: string) {
  return { name, value };
}

const form = 'application/x-www-form-urlencoded';

function tokenEntry(answer: object = { access_token: 'the-token-of-the-recording', token_type: 'Bearer' }) {
  return {
    request: {
      method: 'POST',
      url: 'https://auth.example.com/token',
      httpVersion: 'HTTP/2',
      headers: [
        header(':authority', 'auth.example.com'),
        header('Authorization', 'Basic c2hvcDpzM2NyZXQ='),
        header('Content-Type', form),
        header('User-Agent', 'Mozilla/5.0'),
        header('sec-ch-ua', '"Chromium"'),
        header('Cookie', 'session=canary-cookie'),
      ],
      postData: { mimeType: form, text: 'grant_type=client_credentials&scope=a+b' },
    },
    response: { status: 200, content: { mimeType: 'application/json', text: JSON.stringify(answer) } },
  };
}

function callEntry(token: string) {
  return {
    request: {
      method: 'GET',
      url: 'https://api.example.com/orders',
      headers: [header('authorization', `Bearer ${token}`), header('X-Tenant', '7'), header('Accept', '*/*')],
    },
  };
}

function har(...entries: readonly unknown[]) {
  return { log: { version: '1.2', creator: { name: 'WebInspector' }, entries } };
}

describe('a HAR file', () => {
  it('gives the client of a token request', () => {
    const { whole, secrets } = onlyIn(readingOf(har(tokenEntry()), 'auth.example.com.har'));
    expect(whole).toMatchObject({
      tokenEndpoint: 'https://auth.example.com/token',
      clientId: 'shop',
      clientSecret: 's3cret',
      clientAuthentication: 'client_secret_basic',
      scope: 'a b',
      headers: [],
    });
    expect(secrets).toEqual(['Client secret']);
  });

  it('gives a call to the token request that was answered with its token, which is not taken along', () => {
    const { calls } = onlyIn(readingOf(har(tokenEntry(), callEntry('the-token-of-the-recording'))));
    expect(calls).toMatchObject([
      { token: '', whole: { url: 'https://api.example.com/orders', headersText: 'X-Tenant: 7\nAccept: */*' } },
    ]);
  });

  it('finds the token in an answer that is written in base64', () => {
    const entry = tokenEntry();
    const text = btoa(JSON.stringify({ access_token: 'coded' }));
    const coded = { ...entry, response: { content: { text, encoding: 'base64' } } };
    expect(onlyIn(readingOf(har(coded, callEntry('coded')))).calls).toHaveLength(1);
  });

  it('has calls alone where nothing asks for their token, and the token is a secret of the file', () => {
    const { calls, whole, notes } = onlyIn(readingOf(har(callEntry('a-token-from-elsewhere'))));
    expect(calls[0]).toMatchObject({ token: 'a-token-from-elsewhere', secrets: ['Access token'] });
    expect(whole.tokenEndpoint).toBe('');
    expect(notes).toEqual(['Only calls to an API, and nothing that their token could be asked for with.']);
  });

  it('reads a body of which only the parameters were recorded', () => {
    const entry = tokenEntry();
    const params = [
      header('grant_type', 'client_credentials'),
      header('client_id', 'x'),
      header('client_secret', 'y&z'),
    ];
    const request = { ...entry.request, headers: [], postData: { mimeType: form, params } };
    expect(onlyIn(readingOf(har({ request }))).whole).toMatchObject({
      clientId: 'x',
      clientSecret: 'y&z',
      clientAuthentication: 'client_secret_post',
    });
  });

  it('switches DPoP on where proofs were sent, and takes none of them along', () => {
    const entry = tokenEntry();
    const proof = header('DPoP', 'eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.canary-proof');
    const token = { ...entry, request: { ...entry.request, headers: [...entry.request.headers, proof] } };
    const headers = [header('Authorization', 'DPoP the-token-of-the-recording'), proof];
    const findings = readingOf(har(token, { request: { method: 'GET', url: 'https://api.example.com/', headers } }));
    const { whole, calls } = onlyIn(findings);
    expect(whole).toMatchObject({ dpop: true, headers: [] });
    expect(calls).toMatchObject([{ whole: { url: 'https://api.example.com/', headersText: '' } }]);
    expect(JSON.stringify(findings)).not.toContain('canary-proof');
  });

  it('leaves cookies and what a browser adds, and says so', () => {
    const findings = readingOf(har(tokenEntry()));
    expect(leftOutOf(findings)).toEqual(['Cookies', 'Header fields that a browser or proxy adds by itself']);
    expect(JSON.stringify(findings)).not.toContain('canary-cookie');
  });

  it('takes no label for a secret where one was left out when the file was written', () => {
    const entry = tokenEntry();
    const text = 'grant_type=client_credentials&client_id=shop&client_secret=%E2%80%B9redacted+client-secret%E2%80%BA';
    const request = { ...entry.request, headers: [], postData: { mimeType: form, text } };
    const { whole, notes, secrets } = onlyIn(readingOf(har({ request })));
    expect(whole.clientSecret).toBe('');
    expect(secrets).toEqual([]);
    expect(notes).toEqual(['The client secret was left out when the file was written: type it.']);
  });

  it('says of a recording without tokens that there is nothing in it', () => {
    const request = { method: 'GET', url: 'https://example.com/', headers: [] };
    const { faults, candidates } = readingOf(har({ request }, { request }, {}, null, 7));
    expect(candidates).toEqual([]);
    expect(faults[0]).toContain('Nothing in this HAR asks for a token');
  });

  it('is not led astray by an answer that is no JSON, or a huge one', () => {
    const entry = tokenEntry();
    for (const text of ['<html>', '{"access_token":{"__proto__":1}}', 'x'.repeat(300_000)]) {
      const findings = readingOf(har({ ...entry, response: { content: { text } } }));
      expect(findings.candidates).toHaveLength(1);
    }
  });
});
