import type { Case } from '../case.ts';
import { apiRun, lookupRun, tokenRun, usualAnswer } from '../runs.ts';

/** What the answers hold, and what the browser keeps from a page. */
export const answeredCases: readonly Case[] = [
  {
    what: 'a scope lost in the answer',
    before: tokenRun(),
    after: tokenRun({ answer: { ...usualAnswer, scope: 'read' } }),
    told: ['The granted scope lost “write”'],
  },
  {
    what: 'a scope that the answer leaves out is as asked',
    before: tokenRun(),
    after: tokenRun({ answer: { access_token: usualAnswer.access_token, token_type: 'Bearer', expires_in: 300 } }),
    told: ['Member “scope” of the answer is gone: it was “read write”'],
  },
  {
    what: 'another token type',
    before: tokenRun(),
    after: tokenRun({ answer: { ...usualAnswer, token_type: 'DPoP' } }),
    told: ['The token type is “DPoP” instead of “Bearer”'],
  },
  {
    what: 'a token type in another case',
    before: tokenRun(),
    after: tokenRun({ answer: { ...usualAnswer, token_type: 'bearer' } }),
    told: ['The token type is “bearer” instead of “Bearer”'],
  },
  {
    what: 'a shorter promise',
    before: tokenRun(),
    after: tokenRun({ answer: { ...usualAnswer, expires_in: 60 } }),
    told: ['The answer promises 1 min instead of 5 min'],
  },
  {
    what: 'no promise any more',
    before: tokenRun(),
    after: tokenRun({ answer: { access_token: usualAnswer.access_token, token_type: 'Bearer', scope: 'read write' } }),
    told: ['Member “expires_in” of the answer is gone: it was 300'],
  },
  {
    what: 'members of an API answer',
    before: apiRun({ answer: { orders: 3, next: '/2' } }),
    after: apiRun({ answer: { orders: 4, total: { eur: 7 } } }),
    told: [
      'Member “orders” of the answer is 4 instead of 3',
      'Member “next” of the answer is gone: it was “/2”',
      'Member “total” of the answer was added: “{"eur":7}”',
    ],
  },
  {
    what: 'another text',
    before: apiRun({ answer: 'hello' }),
    after: apiRun({ answer: 'good bye' }),
    told: ['The body of the answer is another one'],
  },
  {
    what: 'no body any more',
    before: apiRun({ answer: 'hello' }),
    after: apiRun({ answer: '', status: 204 }),
    told: ['The status is 204 instead of 200', 'The answer has no body, and before it had one'],
  },
  {
    what: 'bytes that are no text',
    before: apiRun({ answer: new Uint8Array([0xff, 0x00]) }),
    after: apiRun({ answer: new Uint8Array([0xfe, 0x00]) }),
    told: ['The body of the answer is another one'],
  },
  {
    what: 'bodies that were cut',
    before: apiRun({ answer: 'a'.repeat(3000), keptBytes: 1024 }),
    after: apiRun({ answer: 'a'.repeat(5000), keptBytes: 1024 }),
    told: ['The body of the answer is 4.9 KiB long instead of 2.9 KiB; as far as it was kept it is the same'],
    limits: [
      'Of the first run only the first 1.0 KiB of the response body was kept, of 2.9 KiB; what came behind is not compared.',
      'Of the second run only the first 1.0 KiB of the response body was kept, of 4.9 KiB; what came behind is not compared.',
    ],
  },
  {
    what: 'header fields of the answer',
    before: apiRun({
      headers: [
        ['Content-Type', 'application/json'],
        ['Server', 'nginx'],
        ['Date', 'Thu, 26 Nov 2026 02:00:00 GMT'],
      ],
    }),
    after: apiRun({
      headers: [
        ['Content-Type', 'application/problem+json'],
        ['X-Cache', 'HIT'],
        ['Date', 'Thu, 26 Nov 2026 02:01:00 GMT'],
      ],
    }),
    told: [
      'Response header “Content-Type” is “application/problem+json” instead of “application/json”',
      'Response header “Server” is gone: it was “nginx”',
      'Response header “X-Cache” was added: “HIT”',
      'Response header “Date” is another one, as is usual',
    ],
  },
  {
    what: 'what the browser hides is not lost',
    before: tokenRun({
      headers: [
        ['Content-Type', 'application/json'],
        ['Date', 'Thu'],
        ['X-Request-Id', '7'],
      ],
    }),
    after: tokenRun({ way: 'browser' }),
    told: ['It was sent by the browser instead of through the proxy'],
    limits: [
      'The browser shows a page only the response headers that the server exposes to it, so “Date” and “X-Request-Id” cannot be compared.',
      'The second was sent by the browser, which tells a page neither address nor TLS nor how long connecting took: these cannot be compared, and of the times only the total.',
    ],
  },
  {
    what: 'no longer exposed, or no longer sent',
    before: tokenRun({
      way: 'browser',
      headers: [
        ['content-type', 'application/json'],
        ['x-tenant', 'blue'],
      ],
    }),
    after: tokenRun({ way: 'browser', headers: [['content-type', 'application/json']] }),
    told: [
      'Response header “x-tenant” is not to be seen any more; the server may only have changed what it exposes to the page',
    ],
    limits: [
      'Both were sent by the browser, which tells a page neither address nor TLS nor how long connecting took: these cannot be compared.',
    ],
  },
  {
    what: 'an error that the browser hides',
    before: apiRun({ status: 401, answer: '', headers: [['WWW-Authenticate', 'Bearer error="invalid_token"']] }),
    after: apiRun({ status: 401, answer: '', headers: [], way: 'browser' }),
    told: ['It was sent by the browser instead of through the proxy'],
    limits: [
      'The browser shows a page only the response headers that the server exposes to it, so “WWW-Authenticate” cannot be compared.',
      'The second was sent by the browser, which tells a page neither address nor TLS nor how long connecting took: these cannot be compared, and of the times only the total.',
    ],
  },
  {
    what: 'an introspection that says other things',
    before: lookupRun('introspect', { active: true, scope: 'read write' }),
    after: lookupRun('introspect', { active: false }),
    told: [
      'Member “active” of the answer is “false” instead of “true”',
      'Member “scope” of the answer is gone: it was “read write”',
    ],
  },
];
