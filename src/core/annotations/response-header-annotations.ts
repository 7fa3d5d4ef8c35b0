import { annotations, type Annotations, byFetch, byRfc } from './annotation.ts';

/** Header fields of answers. */
export const responseHeaders: Annotations = annotations(
  [
    'content-type',
    byRfc(9110, '8.3', 'What the body is. The answer of a token endpoint is application/json (RFC 6749 §5.1).'),
  ],
  ['content-length', byRfc(9112, '6.2', 'How many bytes the body has; it tells where the answer ends.')],
  ['content-encoding', byRfc(9110, '8.4', 'How the body is compressed.')],
  ['content-language', byRfc(9110, '8.5', 'The language of the content.')],
  [
    'transfer-encoding',
    byRfc(9112, '6.1', 'How the body travels. “chunked”: in pieces, each with its length before it.'),
  ],
  ['connection', byRfc(9112, '9.6', 'What becomes of the connection after this answer.')],
  ['keep-alive', byRfc(9112, '9.3', 'How long the server would keep the connection open.')],
  ['trailer', byRfc(9110, '6.6.2', 'The fields that follow after the body.')],
  [
    'cache-control',
    byRfc(9111, '5.2.2', 'Who may keep a copy. An answer with a token must say no-store (RFC 6749 §5.1).'),
  ],
  ['pragma', byRfc(9111, '5.4', 'The no-cache of HTTP/1.0. RFC 6749 §5.1 asks for it beside Cache-Control: no-store.')],
  ['expires', byRfc(9111, '5.3', 'Until when a copy counts as fresh.')],
  ['age', byRfc(9111, '5.1', 'For how many seconds the answer has been in a cache.')],
  ['etag', byRfc(9110, '8.8.3', 'A name for this version of the content.')],
  ['last-modified', byRfc(9110, '8.8.2', 'When the content last changed.')],
  ['vary', byRfc(9110, '12.5.5', 'The request headers that the answer depends on.')],
  ['date', byRfc(9110, '6.6.1', 'When the server made the answer, by its own clock.')],
  ['server', byRfc(9110, '10.2.4', 'What software answers, as it says itself.')],
  ['via', byRfc(9110, '7.6.3', 'The gateways that the message came through.')],
  ['location', byRfc(9110, '10.2.2', 'Where to go instead, or where what was made stands. It is shown, not followed.')],
  ['retry-after', byRfc(9110, '10.2.3', 'How long to wait before asking again: seconds, or a date.')],
  ['allow', byRfc(9110, '10.2.1', 'The methods that this address takes.')],
  ['accept-ranges', byRfc(9110, '14.3', 'Whether parts of the content can be asked for.')],
  [
    'www-authenticate',
    byRfc(
      9110,
      '11.6.1',
      'What the server wants to see instead of what it got: a scheme, and often why it refused (RFC 6750 §3).',
    ),
  ],
  ['proxy-authenticate', byRfc(9110, '11.7.1', 'What a proxy on the way wants to see first.')],
  ['dpop-nonce', byRfc(9449, '8.2', 'The nonce that the next DPoP proof must hold.')],
  ['set-cookie', byRfc(6265, '4.1', 'What the server asks a browser to keep and send back. This page keeps none.')],
  ['strict-transport-security', byRfc(6797, '6.1', 'From now on, browsers are to reach this host by https only.')],
  ['link', byRfc(8288, '3', 'Addresses that belong to this one, each with its relation.')],
  ['alt-svc', byRfc(7838, '3', 'Other places and protocols at which the same is offered.')],
  ['deprecation', byRfc(9745, '2', 'The address is, or will be, no longer recommended.')],
  ['sunset', byRfc(8594, '3', 'When the address is expected to go away.')],
  [
    'x-content-type-options',
    byFetch(
      'X-Content-Type-Options',
      'x-content-type-options-header',
      'Browsers are to believe the Content-Type and not guess.',
    ),
  ],
  [
    'content-security-policy',
    {
      what: 'What a page may load and run, were the answer shown as one.',
      source: { label: 'CSP §3.1', url: 'https://www.w3.org/TR/CSP3/#csp-header' },
    },
  ],
  [
    'referrer-policy',
    {
      what: 'How much browsers may tell other servers about this address.',
      source: { label: 'Referrer Policy §4.1', url: 'https://www.w3.org/TR/referrer-policy/#referrer-policy-header' },
    },
  ],
  ['x-frame-options', byRfc(7034, '2.1', 'Whether pages may show the answer in a frame.')],
  [
    'cross-origin-resource-policy',
    byFetch('CORP', 'cross-origin-resource-policy-header', 'Which pages may embed the answer.'),
  ],
  [
    'access-control-allow-origin',
    byFetch('CORS protocol', 'http-access-control-allow-origin', 'Which pages may read this answer. * means any page.'),
  ],
  [
    'access-control-allow-headers',
    byFetch('CORS protocol', 'http-access-control-allow-headers', 'Which request headers pages may send.'),
  ],
  [
    'access-control-allow-methods',
    byFetch('CORS protocol', 'http-access-control-allow-methods', 'Which methods pages may use.'),
  ],
  [
    'access-control-allow-credentials',
    byFetch(
      'CORS protocol',
      'http-access-control-allow-credentials',
      'Whether pages may send cookies along. This page never does.',
    ),
  ],
  [
    'access-control-expose-headers',
    byFetch(
      'CORS protocol',
      'http-access-control-expose-headers',
      'Which headers of the answer pages may read beyond the few that they always may.',
    ),
  ],
  [
    'access-control-max-age',
    byFetch(
      'CORS protocol',
      'http-access-control-max-age',
      'For how many seconds a browser may remember this permission.',
    ),
  ],
  [
    'timing-allow-origin',
    {
      what: 'Which pages may see how long the answer took in detail.',
      source: {
        label: 'Resource Timing §4.5.1',
        url: 'https://www.w3.org/TR/resource-timing/#sec-timing-allow-origin',
      },
    },
  ],
);
