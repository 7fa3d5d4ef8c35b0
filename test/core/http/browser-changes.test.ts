import { describe, expect, it } from 'vitest';
import { noBytes, utf8 } from '#core/http/bytes.ts';
import { browserChanges } from '#core/http/browser-changes.ts';
import type { HttpRequest } from '#core/http/message.ts';

const page = 'http://localhost:8400';
const request: HttpRequest = {
  method: 'POST',
  url: 'https://as.example/token',
  headers: [
    ['Host', 'as.example'],
    ['Accept-Encoding', 'identity'],
    ['Cookie', 'a=b'],
    ['X-A', '1'],
    ['x-a', '2'],
  ],
  body: utf8('a=b'),
  asWritten: true,
};

describe('what a browser makes of a request (Fetch, forbidden request-headers)', () => {
  it('is told: what it replaces, leaves out, joins, adds, and asks first', () => {
    expect(browserChanges(page, request).changes).toEqual([
      'Host, Accept-Encoding: the browser writes its own instead.',
      'Cookie: left out, since a page may not set this.',
      'X-A: the browser makes one field of them, with commas between the values.',
      'Added: Host, Accept: */*, Accept-Encoding, Accept-Language, Origin, User-Agent, Sec-Fetch-Mode and more, in an order of its own.',
      'First it asks the server with OPTIONS, because of x-a.',
    ]);
  });

  it('is handed over without what it would leave out', () => {
    expect(browserChanges(page, request).handedOver).toEqual({
      method: 'POST',
      url: 'https://as.example/token',
      headers: [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
      body: request.body,
    });
  });

  it('is nothing at all for GET with a body, which fetch refuses', () => {
    expect(browserChanges(page, { ...request, method: 'GET' }).obstacle).toMatch(/no body with GET/);
    expect(browserChanges(page, { ...request, method: 'GET', body: noBytes }).obstacle).toBeUndefined();
  });
});
