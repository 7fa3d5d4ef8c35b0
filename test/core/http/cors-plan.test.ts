import { describe, expect, it } from 'vitest';
import { noBytes } from '#core/http/bytes.ts';
import { corsPlan, withOrigin } from '#core/http/cors-plan.ts';
import type { HeaderField, HttpRequest } from '#core/http/message.ts';

const page = 'https://page.example';

function request(change: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'POST', url: 'https://as.example/token', headers: [], body: noBytes, ...change };
}

function unsafe(...headers: readonly HeaderField[]): readonly string[] {
  return corsPlan(page, request({ headers })).unsafeHeaders;
}

describe('the plan of a request to another origin', () => {
  it('asks first with the method and the names of the fields, and no value of them (Fetch, CORS-preflight fetch)', () => {
    const headers: HeaderField[] = [
      ['DPoP', 'proof'],
      ['Content-Type', 'application/json'],
      ['Authorization', 'Bearer secret'],
    ];
    expect(corsPlan(page, request({ method: 'PUT', headers })).preflight).toEqual({
      method: 'OPTIONS',
      url: 'https://as.example/token',
      headers: [
        ['Accept', '*/*'],
        ['Access-Control-Request-Method', 'PUT'],
        ['Access-Control-Request-Headers', 'authorization,content-type,dpop'],
        ['Origin', 'https://page.example'],
      ],
      body: noBytes,
    });
  });

  it('names no fields where only the method needs permission', () => {
    const { preflight } = corsPlan(page, request({ method: 'DELETE' }));
    expect(preflight?.headers.map(([name]) => name)).toEqual(['Accept', 'Access-Control-Request-Method', 'Origin']);
  });

  it('asks nothing for a form with the credentials in the body', () => {
    const headers: HeaderField[] = [['Content-Type', 'application/x-www-form-urlencoded']];
    expect(corsPlan(page, request({ headers })).preflight).toBeUndefined();
  });

  it('asks nothing at its own origin, whatever is sent', () => {
    const headers: HeaderField[] = [['Authorization', 'Bearer t']];
    const plan = corsPlan('https://as.example', request({ method: 'PUT', headers }));
    expect([plan.sameOrigin, plan.preflight]).toEqual([true, undefined]);
  });

  it('tells the default port from none, and the host from its address', () => {
    expect(corsPlan('https://as.example', request({ url: 'https://as.example:443/token' })).sameOrigin).toBe(true);
    expect(corsPlan('https://as.example', request({ url: 'http://as.example/token' })).sameOrigin).toBe(false);
  });

  it('leaves out what a browser lets no page set, and says so', () => {
    const headers: HeaderField[] = [
      ['Cookie', 'a=b'],
      ['Sec-Fetch-Mode', 'navigate'],
      ['User-Agent', 'me'],
      ['X-HTTP-Method-Override', 'put, TRACE'],
      ['X-Method-Override', 'PUT'],
    ];
    const plan = corsPlan(page, request({ headers }));
    expect(plan.dropped).toEqual(['Cookie', 'Sec-Fetch-Mode', 'User-Agent', 'X-HTTP-Method-Override']);
    expect(withOrigin(plan).headers).toEqual([
      ['X-Method-Override', 'PUT'],
      ['Origin', 'https://page.example'],
    ]);
  });
});

describe('a field needs permission', () => {
  it.each<readonly [HeaderField, boolean]>([
    [['Accept', 'application/json'], false],
    [['Accept', 'a/b;q="1"'], true],
    [['Accept', 'x'.repeat(128)], false],
    [['Accept', 'x'.repeat(129)], true],
    [['Accept-Language', 'de-AT;q=0.5, *'], false],
    [['Accept-Language', 'de_AT'], true],
    [['Content-Type', 'TEXT/PLAIN; charset=utf-8'], false],
    [['Content-Type', 'application/json'], true],
    [['Content-Type', 'text/plain; a="b"'], true],
    [['Range', 'bytes=5-'], false],
    [['Range', 'bytes=9-0'], true],
    [['Range', 'bytes=-5'], true],
    [['DPoP', 'proof'], true],
  ])('%j: %s', (field, needed) => {
    expect(unsafe(field)).toEqual(needed ? [field[0].toLowerCase()] : []);
  });

  it('where what is repeated is too long together', () => {
    const half: HeaderField = ['Accept', 'x'.repeat(70)];
    expect(unsafe(half, half)).toEqual(['accept']);
  });
});

describe('what no browser sends', () => {
  it('goes to a bad port (Fetch, port blocking)', () => {
    expect(corsPlan(page, request({ url: 'https://as.example:25/token' })).badPort).toBe(25);
    expect(corsPlan(page, request({ url: 'https://as.example:8443/token' })).badPort).toBeUndefined();
    expect(corsPlan(page, request({ url: 'http://as.example/token' })).badPort).toBeUndefined();
  });

  it('goes from https to http, unless to this machine (Mixed Content)', () => {
    expect(corsPlan(page, request({ url: 'http://as.example/token' })).mixedContent).toBe(true);
    expect(corsPlan(page, request({ url: 'http://127.0.0.1:1/token' })).mixedContent).toBe(false);
    expect(corsPlan('http://page.example', request({ url: 'http://as.example/' })).mixedContent).toBe(false);
  });
});
