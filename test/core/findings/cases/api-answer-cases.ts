import type { LookupRun } from '#core/findings/finding.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { readResourceMetadata } from '#core/oauth/resource-metadata.ts';
import { answered } from '../../../support/exchanges.ts';
import { call, jwt } from '../api-run-builder.ts';
import type { RuleCase } from './rule-case.ts';

const wanting = (scope: string) => ({ challenge: `Bearer error="insufficient_scope", scope="${scope}"` });
const moved = (location: string) => call(302, { headers: [['Location', location]] });
const page = (title: string, rest = '') => `<!doctype html><html><title>${title}</title>${rest}</html>`;
const said = {
  resource: 'https://api.example/a',
  authorization_servers: ['https://as.example'],
  scopes_supported: ['read'],
};

function metadata(body: object | string, issuer = 'https://as.example'): LookupRun {
  const exchange = answered({ body: typeof body === 'string' ? body : JSON.stringify(body) });
  return {
    kind: 'lookup',
    step: 'Resource metadata',
    exchange,
    clientId: 'machine',
    token: decodeToken(jwt({ iss: issuer })),
    introspection: undefined,
    revocation: undefined,
    answerSignature: undefined,
    differences: [],
    resource: { reading: readResourceMetadata(exchange), apiUrl: 'https://api.example/a' },
  };
}

/** The API knows who calls and does not allow it, or takes offence at the request. */
export const apiRefusalCases: readonly RuleCase[] = [
  {
    id: 'api-scope-held-and-refused',
    example: 'an API that misses a scope which the token has',
    speaks: call(403, wanting('read')),
    silent: call(403, wanting('write')),
  },
  {
    id: 'api-insufficient-scope',
    example: 'an API that wants “write” of a token with “read”',
    speaks: call(403, wanting('read write')),
    silent: call(403, { challenge: 'Bearer' }),
  },
  {
    id: 'api-gateway-no-route',
    example: '“Missing Authentication Token” of AWS',
    speaks: call(403, { body: { message: 'Missing Authentication Token' } }),
    silent: call(403, { body: { message: 'Forbidden' } }),
  },
  {
    id: 'api-blocked-by-gateway',
    example: 'a web page with 403',
    speaks: call(403, { body: page('Attention Required'), headers: [['Server', 'cloudflare']] }),
    silent: call(403, { body: { title: 'Attention Required' } }),
  },
  { id: 'api-forbidden', example: '403 without a reason', speaks: call(403), silent: call(403, wanting('write')) },
  {
    id: 'api-token-refused',
    example: 'invalid_token without more',
    speaks: call(401, { challenge: 'Bearer error="invalid_token"' }),
    silent: call(401, { challenge: 'Basic realm="a"' }),
  },
  {
    id: 'api-headers-too-large',
    example: 'a token of 9 kB and 431',
    speaks: call(431, { authorization: `Bearer ${'a'.repeat(9000)}` }),
    silent: call(400),
  },
  {
    id: 'api-invalid-request',
    example: 'invalid_request',
    speaks: call(400, { challenge: 'Bearer error="invalid_request"' }),
    silent: call(400),
  },
  { id: 'api-not-found', example: '404', speaks: call(404), silent: call(405) },
  {
    id: 'api-method',
    example: '405 with Allow',
    speaks: call(405, { headers: [['Allow', 'POST, OPTIONS']] }),
    silent: call(404),
  },
  { id: 'api-not-acceptable', example: '406', speaks: call(406), silent: call(415) },
  {
    id: 'api-unsupported-media-type',
    example: 'a text at an API that reads JSON',
    speaks: call(415, { method: 'POST', requestHeaders: [['Content-Type', 'text/plain']] }),
    silent: call(406),
  },
  { id: 'api-conflict', example: '409', speaks: call(409), silent: call(400) },
  { id: 'api-too-large', example: '413', speaks: call(413), silent: call(400) },
  {
    id: 'api-content-refused',
    example: '422',
    speaks: call(422, { body: { detail: 'age is no number' } }),
    silent: call(400),
  },
  { id: 'api-bad-request', example: '418', speaks: call(418), silent: call(200) },
];

/** Successes that are none, and what the API says of itself. */
export const apiAnswerCases: readonly RuleCase[] = [
  {
    id: 'api-login-redirect',
    example: 'a redirect to /login',
    speaks: moved('https://sso.example/login?returnUrl=a'),
    silent: moved('https://sso.example/logins'),
  },
  {
    id: 'api-moved-nearby',
    example: 'a slash at the end that is missing',
    speaks: moved('/a/'),
    silent: moved('https://other.example/a/'),
  },
  {
    id: 'api-redirect-drops-token',
    example: 'a redirect to another host',
    speaks: moved('https://files.example/a'),
    silent: moved('/b'),
  },
  {
    id: 'api-login-page',
    example: 'a login form with 200',
    speaks: call(200, { body: page('Sign in', '<input type="password">') }),
    silent: call(200, { body: page('Reference') }),
  },
  {
    id: 'api-error-in-body',
    example: 'errors of GraphQL with 200',
    speaks: call(200, { body: { errors: [{ message: 'no' }], data: null } }),
    silent: call(200, { body: { errors: [], data: {} } }),
  },
  {
    id: 'api-web-page',
    example: 'documentation instead of an answer',
    speaks: call(200, { body: page('Reference') }),
    silent: call(200),
  },
  { id: 'api-challenge-missing', example: '401 without WWW-Authenticate', speaks: call(401), silent: call(403) },
  {
    id: 'api-challenge-hidden',
    example: '401 in the browser',
    speaks: call(401, { way: 'browser' }),
    silent: call(401, { way: 'browser', challenge: 'Bearer' }),
  },
  {
    id: 'api-challenge-malformed',
    example: 'a challenge in single quotes',
    speaks: call(401, { challenge: "Bearer error='invalid_token', error_description='The token expired'" }),
    silent: call(401, { challenge: 'Bearer error="invalid_token", error_description="The token expired"' }),
  },
  {
    id: 'api-names-metadata',
    example: 'a challenge with resource_metadata',
    speaks: call(401, {
      challenge: 'Bearer resource_metadata="https://api.example/.well-known/oauth-protected-resource"',
    }),
    silent: call(401, { challenge: 'Bearer realm="a"' }),
  },
  {
    id: 'resource-metadata-unusable',
    example: 'a web page where metadata should be',
    speaks: metadata('<html></html>'),
    silent: metadata(said),
  },
  {
    id: 'resource-other-server',
    example: 'a token of another issuer than the API names',
    speaks: metadata(said, 'https://as.example/'),
    silent: metadata(said),
  },
  {
    id: 'resource-mismatch',
    example: 'metadata that name another resource',
    speaks: metadata({ ...said, resource: 'https://other.example/' }),
    silent: metadata(said),
  },
  {
    id: 'resource-metadata-read',
    example: 'metadata that name this issuer',
    speaks: metadata(said),
    silent: metadata('[]'),
  },
  {
    id: 'api-edited-by-hand',
    example: 'a call that was changed before it was sent',
    speaks: call(404, { run: { editedByHand: true } }),
    silent: call(404),
  },
  { id: 'api-accepted', example: '200', speaks: call(200), silent: call(404) },
];
