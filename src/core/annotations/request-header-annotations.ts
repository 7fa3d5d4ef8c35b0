import { annotations, type Annotations, byFetch, byRfc } from './annotation.ts';

/** Header fields of requests. */
export const requestHeaders: Annotations = annotations(
  ['host', byRfc(9110, '7.2', 'The host (and port) that the request is for: one server may speak for many.')],
  ['accept', byRfc(9110, '12.5.1', 'The kinds of content that the sender can read. */* takes anything.')],
  [
    'accept-encoding',
    byRfc(
      9110,
      '12.5.3',
      'The compressions that the answer may have. “identity” asks for none, so it is readable as it comes.',
    ),
  ],
  ['accept-language', byRfc(9110, '12.5.4', 'The languages that the sender prefers.')],
  [
    'content-type',
    byRfc(
      9110,
      '8.3',
      'What the body is. A token request is a form: application/x-www-form-urlencoded (RFC 6749 §4.4.2).',
    ),
  ],
  ['content-length', byRfc(9112, '6.2', 'How many bytes the body has. It is counted for you from the body.')],
  [
    'authorization',
    byRfc(
      9110,
      '11.6.2',
      'What proves who calls: a scheme, then credentials. Basic holds ID and secret, Bearer a token, DPoP a token that is bound to a key.',
    ),
  ],
  [
    'connection',
    byRfc(
      9112,
      '9.6',
      'What becomes of the connection. “close”: it ends with this answer, so each request has one of its own.',
    ),
  ],
  [
    'dpop',
    byRfc(
      9449,
      '4.1',
      'The proof, signed for this one request, that the sender holds the key that the token is bound to.',
    ),
  ],
  ['origin', byRfc(6454, '7', 'The page that asks. Browsers write it; programs that are no browsers do not.')],
  ['referer', byRfc(9110, '10.1.3', 'The page that led here. This page never sends it.')],
  ['user-agent', byRfc(9110, '10.1.5', 'What program asks.')],
  ['cookie', byRfc(6265, '5.4', 'What the server once asked a browser to send back. This page never adds it.')],
  ['cache-control', byRfc(9111, '5.2.1', 'How caches on the way should treat the request.')],
  ['if-none-match', byRfc(9110, '13.1.2', 'Answer only if the content is none of these versions.')],
  ['if-modified-since', byRfc(9110, '13.1.3', 'Answer only if the content changed since.')],
  ['range', byRfc(9110, '14.2', 'Only these bytes of the content are wanted.')],
  [
    'traceparent',
    {
      what: 'The place of this request in a distributed trace.',
      source: { label: 'Trace Context §3.2', url: 'https://www.w3.org/TR/trace-context/#traceparent-header' },
    },
  ],
  [
    'access-control-request-method',
    byFetch('CORS-preflight', 'http-access-control-request-method', 'The method that the browser asks leave for.'),
  ],
  [
    'access-control-request-headers',
    byFetch('CORS-preflight', 'http-access-control-request-headers', 'The headers that the browser asks leave for.'),
  ],
);
