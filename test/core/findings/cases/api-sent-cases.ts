import { call } from '../api-run-builder.ts';
import type { RuleCase } from './rule-case.ts';

const refusedWith = (authorization: string, headersText = '') =>
  call(401, {
    authorization,
    challenge: 'Bearer',
    run: { call: { url: 'https://api.example/a', method: 'GET', headersText, body: '' } },
  });
const plain = refusedWith('Bearer abc.def-ghi');

/** Where the call went, and how the token was written into it. */
export const apiSentCases: readonly RuleCase[] = [
  {
    id: 'api-is-token-endpoint',
    example: 'a call to the token endpoint of the connection',
    speaks: call(405, { url: 'https://as.example/token' }),
    silent: call(405, { url: 'https://as.example/token-list' }),
  },
  {
    id: 'api-is-introspection-endpoint',
    example: 'a call to /introspect',
    speaks: call(401, { url: 'https://as.example/oauth2/introspect' }),
    silent: call(200, { url: 'https://as.example/oauth2/introspect' }),
  },
  {
    id: 'api-is-userinfo',
    example: 'userinfo, called with a token of client credentials',
    speaks: call(401, { url: 'https://as.example/realms/a/protocol/openid-connect/userinfo' }),
    silent: call(200, { url: 'https://as.example/realms/a/protocol/openid-connect/userinfo' }),
  },
  {
    id: 'api-is-login-page',
    example: 'a call to /authorize',
    speaks: call(400, { url: 'https://as.example/authorize' }),
    silent: call(400, { url: 'https://api.example/authorized' }),
  },
  {
    id: 'api-public-document',
    example: 'metadata, called as an API',
    speaks: call(200, { url: 'https://as.example/.well-known/openid-configuration' }),
    silent: call(404, { url: 'https://as.example/.well-known/openid-configuration' }),
  },
  {
    id: 'api-open-to-all',
    example: 'a success without a token',
    speaks: call(200, { authorization: undefined }),
    silent: call(200),
  },
  {
    id: 'api-token-expired',
    example: 'a token that ended five seconds before',
    speaks: call(401, { run: { tokenLeft: { kind: 'expired', agoMs: 5000, source: 'exp' } } }),
    silent: call(401),
  },
  {
    id: 'api-token-placeholder',
    example: 'a variable that nobody filled in',
    speaks: refusedWith('Bearer {{access_token}}'),
    silent: plain,
  },
  {
    id: 'api-bearer-twice',
    example: 'Bearer pasted behind Bearer',
    speaks: refusedWith('Bearer Bearer abc.def', 'Authorization: Bearer Bearer abc.def'),
    silent: refusedWith('Bearer bearer'),
  },
  {
    id: 'api-scheme-missing',
    example: 'a token without the word Bearer',
    speaks: refusedWith('eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln'),
    silent: plain,
  },
  {
    id: 'api-scheme-with-colon',
    example: '“Bearer:” with a colon',
    speaks: refusedWith('Bearer: abc.def-ghi'),
    silent: plain,
  },
  {
    id: 'api-token-in-quotes',
    example: 'a token with the quotation marks of its JSON',
    speaks: refusedWith('Bearer "abc.def-ghi"'),
    silent: refusedWith('Bearer abc"def'),
  },
  {
    id: 'api-token-odd-character',
    example: 'a line break that was escaped in copying',
    speaks: refusedWith(String.raw`Bearer abc.def\nghi`),
    silent: plain,
  },
  {
    id: 'api-token-empty',
    example: 'the word Bearer alone',
    speaks: refusedWith('Bearer'),
    silent: plain,
  },
  {
    id: 'api-basic-sent',
    example: 'the client’s own credentials, sent to the API',
    speaks: refusedWith('Basic YTpi'),
    silent: plain,
  },
  {
    id: 'api-scheme-unknown',
    example: 'the scheme JWT',
    speaks: refusedWith('JWT abc.def-ghi'),
    silent: plain,
  },
  {
    id: 'api-typed-authorization',
    example: 'an Authorization line among the headers, beside a token in hand',
    speaks: refusedWith('Bearer old-token', 'Authorization: Bearer old-token'),
    silent: refusedWith('Bearer old-token', 'X-Authorization: Bearer old-token'),
  },
];

/** What is worth a word beside the reason. */
export const apiNoteCases: readonly RuleCase[] = [
  {
    id: 'api-scheme-lower-case',
    example: '“bearer” in lower case',
    speaks: refusedWith('bearer abc.def-ghi'),
    silent: plain,
  },
  {
    id: 'api-token-in-two-places',
    example: 'the token in the header and in the query',
    speaks: call(400, { url: 'https://api.example/a?access_token=abc' }),
    silent: call(400, { url: 'https://api.example/a?access=abc' }),
  },
  {
    id: 'api-token-in-query',
    example: 'the token in the query alone',
    speaks: call(401, { url: 'https://api.example/a?access_token=abc', authorization: undefined }),
    silent: call(401, { url: 'https://api.example/a?page=abc', authorization: undefined }),
  },
  {
    id: 'api-status-against-error',
    example: 'invalid_token with 403',
    speaks: call(403, { challenge: 'Bearer error="invalid_token"' }),
    silent: call(401, { challenge: 'Bearer error="invalid_token"' }),
  },
];
