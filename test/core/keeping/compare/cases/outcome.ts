import { noBytes } from '#core/http/bytes.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { Case } from '../case.ts';
import { apiRun, tokenRun } from '../runs.ts';

const cutOff = { version: 'HTTP/1.1', status: 200, reason: '', headers: [], body: noBytes, deviations: [] };
const truncated: Partial<Exchange> = {
  outcome: { kind: 'response', response: cutOff, received: { kind: 'nothing' }, ending: { kind: 'truncated' } },
};
const refusedBefore: Exchange = {
  way: 'proxy',
  request: { method: 'POST', url: 'https://as.example/token', headers: [], body: noBytes },
  sent: { kind: 'nothing' },
  outcome: {
    kind: 'response',
    response: { ...cutOff, status: 400 },
    received: { kind: 'nothing' },
    ending: { kind: 'complete' },
  },
  timing: { endMs: 9 },
  peer: undefined,
  startedAtMs: 0,
  receivedAtMonotonicMs: 9,
};

/** What came of the runs. */
export const outcomeCases: readonly Case[] = [
  {
    what: 'a refusal with an error code',
    before: tokenRun(),
    after: tokenRun({ status: 401, answer: { error: 'invalid_client', error_description: 'unknown client' } }),
    told: [
      'It came to a refusal instead of a token',
      'The error is “invalid_client”, and before there was none',
      'The status is 401 instead of 200',
      'The server’s description of the error was added: “unknown client”',
    ],
  },
  {
    what: 'a refusal that is mended',
    before: tokenRun({ status: 400, answer: { error: 'invalid_scope' } }),
    after: tokenRun(),
    told: [
      'It came to a token instead of a refusal',
      'The error “invalid_scope” is gone',
      'The status is 200 instead of 400',
    ],
  },
  {
    what: 'two refusals with different codes',
    before: tokenRun({ status: 401, answer: { error: 'invalid_client' } }),
    after: tokenRun({ status: 400, answer: { error: 'unauthorized_client' } }),
    told: ['The error is “unauthorized_client” instead of “invalid_client”', 'The status is 400 instead of 401'],
  },
  {
    what: 'the same code with other words',
    before: tokenRun({ status: 400, answer: { error: 'invalid_scope', error_description: 'scope read is unknown' } }),
    after: tokenRun({ status: 400, answer: { error: 'invalid_scope', error_description: 'scope write is unknown' } }),
    told: ['The server’s description of the error is “scope write is unknown” instead of “scope read is unknown”'],
  },
  {
    what: 'an answer without a token',
    before: tokenRun(),
    after: tokenRun({ answer: { token: 'here' } }),
    told: [
      'It came to an answer without a token instead of a token',
      'Member “token” of the answer was added, with a secret in it',
    ],
  },
  {
    what: 'a page instead of an answer',
    before: tokenRun(),
    after: tokenRun({
      status: 502,
      answer: '<html><body>Bad gateway</body></html>',
      headers: [['Content-Type', 'text/html']],
    }),
    told: [
      'It came to an answer without a token instead of a token',
      'The status is 502 instead of 200',
      'Response header “Content-Type” is “text/html” instead of “application/json”',
      'The body of the answer is another one',
    ],
  },
  {
    what: 'no answer instead of a token',
    before: tokenRun(),
    after: tokenRun({ failure: { kind: 'refused', address: '192.0.2.1:443' } }),
    told: ['It came to no answer (the connection was refused) instead of a token'],
    limits: ['The second run has no connection to look at, so address and TLS cannot be compared.'],
  },
  {
    what: 'two failures of one kind',
    before: tokenRun({ failure: { kind: 'timeout', phase: 'connect', limitMs: 10000 } }),
    after: tokenRun({ failure: { kind: 'timeout', phase: 'first-byte', limitMs: 10000 } }),
    told: [
      'What is known of the failure is “waiting for the first byte, after 10 s” instead of “connecting, after 10 s”',
    ],
    limits: ['Neither run has a connection to look at, so nothing is said of address and TLS.'],
  },
  {
    what: 'two failures of different kinds',
    before: tokenRun({ failure: { kind: 'dns', host: 'as.example', code: 'ENOTFOUND' } }),
    after: tokenRun({ failure: { kind: 'refused', address: '192.0.2.1:443' } }),
    told: ['It came to no answer (the connection was refused) instead of no answer (the name was not found)'],
    limits: ['Neither run has a connection to look at, so nothing is said of address and TLS.'],
  },
  {
    what: 'a cancelled request',
    before: tokenRun(),
    after: tokenRun({ failure: { kind: 'cancelled', afterMs: 700 } }),
    told: ['It came to a cancelled request instead of a token'],
    limits: ['The second run has no connection to look at, so address and TLS cannot be compared.'],
  },
  {
    what: 'an answer that was cut off',
    before: apiRun(),
    after: apiRun({ exchange: truncated }),
    told: [
      'The end of the answer is “cut off before its announced length” instead of “complete”',
      'Response header “Content-Type” is gone: it was “application/json”',
      'The answer has no body, and before it had one',
    ],
  },
  {
    what: 'one exchange more, for a nonce',
    before: tokenRun(),
    after: tokenRun({ earlier: [{ name: 'Token request without nonce', exchange: refusedBefore }] }),
    told: ['It took 2 exchanges instead of 1'],
  },
  {
    what: 'an API that refuses the scope',
    before: apiRun(),
    after: apiRun({
      status: 403,
      answer: '',
      headers: [['WWW-Authenticate', 'Bearer error="insufficient_scope", scope="write"']],
    }),
    told: [
      'It came to a refusal instead of success',
      'The error is “insufficient_scope”, and before there was none',
      'The status is 403 instead of 200',
      'Response header “Content-Type” is gone: it was “application/json”',
      'Response header “WWW-Authenticate” was added: “Bearer error="insufficient_scope", scope="write"”',
      'The answer has no body, and before it had one',
    ],
  },
  {
    what: 'an API that fails',
    before: apiRun(),
    after: apiRun({ status: 500, answer: { message: 'oops' } }),
    told: [
      'It came to a server error instead of success',
      'The status is 500 instead of 200',
      'Member “orders” of the answer is gone: it was 3',
      'Member “message” of the answer was added: “oops”',
    ],
  },
  {
    what: 'an API that created instead of answered',
    before: apiRun({ method: 'POST' }),
    after: apiRun({ method: 'POST', status: 201 }),
    told: ['The status is 201 instead of 200'],
  },
];
