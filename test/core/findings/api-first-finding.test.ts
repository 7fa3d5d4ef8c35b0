import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { call, type CallWishes, seconds } from './api-run-builder.ts';

const bearer = 'Bearer error="invalid_token"';
const firstId = (status: number, wishes: CallWishes = {}) => examine(call(status, wishes))[0]?.id;
const said = (description: string, wishes: CallWishes = {}): CallWishes => ({
  challenge: `${bearer}, error_description="${description}"`,
  ...wishes,
});
const entra = { iss: 'https://login.microsoftonline.com/t/v2.0', aud: 'api://orders' };
const cognito = { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/pool', client_id: 'a', token_use: 'access' };
const keycloak = { iss: 'https://as.example/realms/a', aud: 'account', typ: 'Bearer' };

describe('the first thing that is said of an API’s answer', () => {
  const answers: readonly (readonly [string, number, CallWishes, string])[] = [
    ['the example of RFC 6750', 401, said('The access token expired'), 'api-says-expired'],
    [
      'the generic words of RFC 6750',
      401,
      said('The access token provided is expired, revoked, malformed, or invalid for other reasons.'),
      'api-token-refused',
    ],
    [
      'Spring, wrong key',
      401,
      said('An error occurred while attempting to decode the Jwt: Signed JWT rejected: Invalid signature', {
        claims: keycloak,
      }),
      'api-says-signature',
    ],
    [
      'Spring, opaque token',
      401,
      said('An error occurred while attempting to decode the Jwt: Malformed token'),
      'api-says-no-jwt',
    ],
    ['Spring, expired', 401, said('Jwt expired at 2026-11-23T11:00:00Z', { claims: entra }), 'api-says-expired'],
    ['Spring, audience', 401, said('The aud claim is not valid', { claims: entra }), 'api-wrong-audience'],
    ['ASP.NET, audience', 401, said("The audience 'api://x' is invalid", { claims: entra }), 'api-wrong-audience'],
    [
      'ASP.NET, issuer',
      401,
      said("The issuer 'https://sts.windows.net/t/' is invalid", { claims: entra }),
      'api-wrong-issuer',
    ],
    ['ASP.NET, key', 401, said('The signature key was not found', { claims: entra }), 'api-says-signature'],
    ['Keycloak, default audience', 401, { challenge: bearer, claims: keycloak }, 'api-audience-default'],
    [
      'Keycloak, two host names',
      401,
      { challenge: bearer, claims: { ...keycloak, aud: 'orders', iss: 'http://keycloak:8080/realms/a' } },
      'api-issuer-elsewhere',
    ],
    ['Cognito without aud', 401, { challenge: bearer, claims: cognito }, 'api-token-refused'],
    ['Entra without roles', 403, { claims: entra }, 'api-entra-without-roles'],
    ['Entra with roles, forbidden', 403, { claims: { ...entra, roles: ['A'] } }, 'api-forbidden'],
    [
      'a Graph token elsewhere',
      401,
      { challenge: bearer, claims: { aud: '00000003-0000-0000-c000-000000000000' } },
      'api-graph-token',
    ],
    [
      'another token at Graph',
      401,
      {
        url: 'https://graph.microsoft.com/v1.0/users',
        claims: entra,
        body: {
          error: { code: 'InvalidAuthenticationToken', message: 'Access token validation failure. Invalid audience.' },
        },
      },
      'api-graph-wants-own-token',
    ],
    [
      'an audience at another host',
      401,
      { challenge: 'Bearer', claims: { aud: ['https://billing.example'] } },
      'api-wrong-audience',
    ],
    ['an opaque token, no reason', 401, { challenge: 'Bearer' }, 'api-token-refused'],
    ['no challenge at all', 401, {}, 'api-token-refused'],
    [
      'a challenge without scheme',
      401,
      { challenge: 'error="invalid_token", error_description="Token was revoked"' },
      'api-says-revoked',
    ],
    ['a challenge in lower case', 401, { challenge: 'bearer Error="invalid_token"' }, 'api-token-refused'],
    ['Basic alone', 401, { challenge: 'Basic realm="intranet, with comma"' }, 'api-wants-other-login'],
    ['Negotiate and NTLM', 401, { challenge: 'Negotiate, NTLM' }, 'api-wants-other-login'],
    ['Basic beside Bearer', 401, { challenge: 'Basic realm="a", Bearer error="invalid_token"' }, 'api-token-refused'],
    ['a digest', 401, { challenge: 'Digest realm="a", nonce="b", qop="auth"' }, 'api-wants-other-login'],
    ['DPoP alone', 401, { challenge: 'DPoP algs="ES256"' }, 'api-wants-dpop'],
    ['a nonce', 401, { challenge: 'DPoP error="use_dpop_nonce"', headers: [['DPoP-Nonce', 'n']] }, 'api-dpop-nonce'],
    [
      'a DPoP token as Bearer',
      401,
      { challenge: 'DPoP error="invalid_token"', run: { tokenType: 'DPoP' } },
      'api-dpop-token-as-bearer',
    ],
    ['a bound token', 401, { challenge: bearer, claims: { aud: 'a', cnf: { jkt: 'x' } } }, 'api-dpop-token-as-bearer'],
    [
      'a certificate-bound token',
      401,
      { challenge: bearer, claims: { aud: 'a', cnf: { 'x5t#S256': 'x' } } },
      'api-certificate-bound-token',
    ],
    ['step-up', 401, { challenge: 'Bearer error="insufficient_user_authentication", max_age="60"' }, 'api-wants-user'],
    ['scope', 403, { challenge: 'Bearer error="insufficient_scope" scope="write"' }, 'api-insufficient-scope'],
    ['scope without naming it', 403, { challenge: 'Bearer error="insufficient_scope"' }, 'api-insufficient-scope'],
    [
      'scope with 401',
      401,
      { challenge: 'Bearer error="insufficient_scope", scope="write"' },
      'api-insufficient-scope',
    ],
    [
      'a scope that is held',
      403,
      { challenge: 'Bearer error="insufficient_scope", scope="read"' },
      'api-scope-held-and-refused',
    ],
    ['invalid_token with 403', 403, { challenge: bearer }, 'api-token-refused'],
    ['a firewall’s page', 403, { body: '<!doctype html><title>Just a moment</title>' }, 'api-blocked-by-gateway'],
    ['AWS, wrong path', 403, { body: { message: 'Missing Authentication Token' } }, 'api-gateway-no-route'],
    [
      'AWS, IAM',
      403,
      { body: { message: "Authorization header requires 'Credential' parameter." } },
      'api-wants-signature',
    ],
    ['AWS, refused by the authorizer', 401, { body: { message: 'Unauthorized' } }, 'api-token-refused'],
    [
      'Azure API Management',
      401,
      { body: { statusCode: 401, message: 'Access denied due to missing subscription key. Make sure to include it.' } },
      'api-wants-key',
    ],
    ['an API key', 401, { body: { message: 'No API key found in request' } }, 'api-wants-key'],
    [
      'userinfo',
      403,
      { url: 'https://as.example/userinfo', challenge: 'Bearer error="insufficient_scope", scope="openid"' },
      'api-is-userinfo',
    ],
    [
      'the token endpoint',
      400,
      { url: 'https://as.example/token', body: { error: 'invalid_request' } },
      'api-is-token-endpoint',
    ],
    [
      'introspection',
      401,
      { url: 'https://as.example/introspect', challenge: 'Basic' },
      'api-is-introspection-endpoint',
    ],
    ['Bearer twice', 401, { authorization: 'Bearer Bearer abc', challenge: bearer }, 'api-bearer-twice'],
    ['quotes', 401, { authorization: 'Bearer "abc"', challenge: bearer }, 'api-token-in-quotes'],
    ['a placeholder', 401, { authorization: 'Bearer $TOKEN', challenge: bearer }, 'api-token-placeholder'],
    ['undefined', 401, { authorization: 'Bearer undefined', challenge: bearer }, 'api-token-placeholder'],
    ['Bearer alone', 401, { authorization: 'Bearer', challenge: bearer }, 'api-token-empty'],
    ['a space in the token', 401, { authorization: 'Bearer abc def', challenge: bearer }, 'api-token-odd-character'],
    ['no token', 401, { authorization: undefined, challenge: 'Bearer' }, 'api-no-token'],
    [
      'the token in the query',
      401,
      { authorization: undefined, url: 'https://api.example/a?access_token=x', challenge: 'Bearer' },
      'api-token-in-query',
    ],
    [
      'the token twice',
      400,
      { url: 'https://api.example/a?access_token=x', challenge: 'Bearer error="invalid_request"' },
      'api-token-in-two-places',
    ],
    [
      'an ID token',
      401,
      { challenge: bearer, claims: { aud: 'machine', nonce: 'n', at_hash: 'h' } },
      'api-id-token-sent',
    ],
    [
      'a made token',
      401,
      { challenge: bearer, claims: { aud: 'a' }, run: { tokenOrigin: 'made' } },
      'api-token-made-here',
    ],
    [
      'a clock ahead',
      401,
      {
        challenge: bearer,
        claims: { aud: 'a', exp: seconds + 60 },
        headers: [['Date', new Date((seconds + 900) * 1000).toUTCString()]],
      },
      'api-clock-says-expired',
    ],
    [
      'a clock behind',
      401,
      {
        challenge: bearer,
        claims: { aud: 'a', iat: seconds - 5 },
        headers: [['Date', new Date((seconds - 900) * 1000).toUTCString()]],
      },
      'api-clock-says-too-early',
    ],
    ['a wrong path', 404, { body: { message: 'no Route matched with those values' } }, 'api-not-found'],
    ['a wrong method', 405, {}, 'api-method'],
    ['a wrong Accept', 406, {}, 'api-not-acceptable'],
    ['a collision', 409, {}, 'api-conflict'],
    ['a large body', 413, {}, 'api-too-large'],
    ['a wrong body type', 415, {}, 'api-unsupported-media-type'],
    ['a wrong value', 422, {}, 'api-content-refused'],
    ['large headers', 431, {}, 'api-headers-too-large'],
    [
      'large headers at nginx',
      400,
      { body: '<html><title>400 Request Header Or Cookie Too Large</title></html>' },
      'api-headers-too-large',
    ],
    [
      'http at an https port',
      400,
      { url: 'http://localhost:8443/a', body: 'Client sent an HTTP request to an HTTPS server.\n' },
      'plain-http-to-https-port',
    ],
    ['too many', 429, { headers: [['Retry-After', '5']] }, 'rate-limited'],
    ['a failure', 503, {}, 'unavailable'],
    ['a login page with 200', 200, { body: '<!doctype html><form><input type="password"></form>' }, 'api-login-page'],
    ['an error with 200', 200, { body: { success: false, error: { code: 5 } } }, 'api-error-in-body'],
    ['documentation', 200, { body: '<!doctype html><title>API reference</title>' }, 'api-web-page'],
    [
      'a login redirect',
      302,
      { headers: [['Location', 'https://sso.example/oauth2/authorize?x=1']] },
      'api-login-redirect',
    ],
    [
      'a redirect to https',
      308,
      { url: 'http://api.example/a', headers: [['Location', 'https://api.example/a']] },
      'api-moved-nearby',
    ],
    ['a redirect elsewhere', 307, { headers: [['Location', 'https://eu.example/a']] }, 'redirected'],
    ['a public document', 200, { url: 'https://as.example/.well-known/openid-configuration' }, 'api-public-document'],
    ['no content', 204, { body: '' }, 'api-accepted'],
  ];
  it.each(answers)('%s (%i)', (_, status, wishes, id) => expect(firstId(status, wishes)).toBe(id));
});
