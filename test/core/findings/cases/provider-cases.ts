import type { Connection } from '#core/oauth/connection.ts';
import type { Failure } from '#core/http/exchange.ts';
import { draftRun, failedRun, tokenRun } from '../run-builder.ts';
import {
  entra,
  entraV1,
  auth0,
  okta,
  oktaOrg,
  cognito,
  keycloak,
  identityServer,
  hydra,
  zitadel,
  ping,
  parameters,
  refused,
} from './provider-connections.ts';
import type { RuleCase } from './rule-case.ts';

const draft = (...parts: readonly Partial<Connection>[]) =>
  draftRun(Object.assign({}, ...parts) as Partial<Connection>);

const hidden: Failure = {
  kind: 'hidden-by-browser',
  clues: { online: true, pageIsSecure: false, targetIsSecure: true, targetIsLoopback: false, needsPreflight: true },
};
const hiddenRun = (connection: Partial<Connection>) => {
  const run = failedRun(hidden);
  return { ...run, connection: { ...run.connection, ...connection } };
};
/** The cases of `providerRules` that stand in the chapter “Before sending”, in their order. */
export const providerCases: readonly RuleCase[] = [
  {
    id: 'provider-grant-absent',
    example: 'the token endpoint of GitHub’s code flow',
    speaks: draft({ tokenEndpoint: 'https://github.com/login/oauth/access_token' }),
    silent: draft({ tokenEndpoint: 'https://gitlab.example/oauth/access_token' }),
  },
  {
    id: 'provider-browser-refused',
    example: 'a request to Entra from the browser, of which nothing came back',
    speaks: hiddenRun({ ...entra, way: 'browser' }),
    silent: draft(entra),
  },
  {
    id: 'provider-browser-depends',
    example: 'Keycloak, and the way through the browser',
    speaks: draft(keycloak, { way: 'browser' }),
    silent: draft(cognito, { way: 'browser' }),
  },
  {
    id: 'provider-authentication',
    example: 'ID and secret in the body for PayPal',
    speaks: refused(
      {
        tokenEndpoint: 'https://api-m.sandbox.paypal.com/v1/oauth2/token',
        clientAuthentication: 'client_secret_post',
        scope: '',
      },
      'invalid_client',
      401,
    ),
    silent: draft({ tokenEndpoint: 'https://api-m.sandbox.paypal.com/v1/oauth2/token', scope: '' }),
  },
  {
    id: 'provider-basic-encoding',
    example: 'an exclamation mark in the secret for X, which wants it encoded',
    speaks: draft({ tokenEndpoint: 'https://api.x.com/oauth2/token', scope: '' }),
    silent: draft({ tokenEndpoint: 'https://api.x.com/oauth2/token', scope: '', basicEncoding: 'form' }),
  },
  {
    id: 'provider-scope-unused',
    example: 'a scope for Spotify',
    speaks: draft({ tokenEndpoint: 'https://accounts.spotify.com/api/token', scope: 'user-read-email' }),
    silent: draft({ tokenEndpoint: 'https://accounts.spotify.com/api/token', scope: '' }),
  },
  {
    id: 'entra-scope-missing',
    example: 'no scope for Entra',
    speaks: draft(entra, { scope: '' }),
    silent: draft(entra),
  },
  {
    id: 'entra-scope-not-default',
    example: 'a single permission of Microsoft Graph as scope',
    speaks: refused({ ...entra, scope: 'https://graph.microsoft.com/User.Read' }, 'invalid_scope'),
    silent: draft(entra),
  },
  {
    id: 'entra-several-resources',
    example: 'Graph and the user’s own API in one scope',
    speaks: draft(entra, { scope: 'https://graph.microsoft.com/.default api://my-api/.default' }),
    silent: draft(entra, { scope: 'https://graph.microsoft.com/.default https://graph.microsoft.com/.default' }),
  },
  {
    id: 'entra-double-slash',
    example: 'https://management.azure.com//.default',
    speaks: draft(entra, { scope: 'https://management.azure.com//.default' }),
    silent: draft(entra, { scope: 'https://management.azure.com/.default' }),
  },
  {
    id: 'entra-resource-missing',
    example: 'the v1 endpoint with a scope and no resource',
    speaks: draft(entraV1, { scope: 'https://graph.microsoft.com/.default' }),
    silent: draft(entraV1, parameters(['resource', 'https://graph.microsoft.com'])),
  },
  {
    id: 'entra-shared-tenant',
    example: 'common in place of the tenant',
    speaks: draft(entra, { tokenEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' }),
    silent: draft(entra, { tokenEndpoint: 'https://login.microsoftonline.com/common.example/oauth2/v2.0/token' }),
  },
  {
    id: 'auth0-audience-missing',
    example: 'a request to Auth0 whose audience has no value',
    speaks: draft(auth0, parameters(['audience', ''])),
    silent: draft(auth0, parameters(['audience', 'https://api.example'])),
  },
  {
    id: 'auth0-audience-in-query',
    example: 'audience behind the question mark of Auth0’s token endpoint',
    speaks: draft(auth0, { tokenEndpoint: 'https://acme.auth0.com/oauth/token?audience=https://api.example' }),
    silent: draft(auth0, parameters(['audience', 'https://api.example'])),
  },
  {
    id: 'okta-scope-missing',
    example: 'no scope for Okta',
    speaks: draft(okta, { scope: '' }),
    silent: draft(okta),
  },
  {
    id: 'okta-openid',
    example: 'openid in the scope for Okta',
    speaks: refused({ ...okta, scope: 'openid things' }, 'invalid_scope'),
    silent: draft(okta, { scope: 'openid.things' }),
  },
  {
    id: 'okta-org-scope',
    example: 'a custom scope at the org’s own server',
    speaks: draft(oktaOrg, { scope: 'things' }),
    silent: draft(oktaOrg),
  },
  {
    id: 'cognito-issuer-host',
    example: 'the issuer’s host in the token endpoint for Cognito',
    speaks: draft(cognito, { tokenEndpoint: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB/oauth2/token' }),
    silent: draft(cognito),
  },
  {
    id: 'cognito-openid',
    example: 'openid in the scope for Cognito',
    speaks: refused({ ...cognito, scope: 'openid api/read' }, 'invalid_grant'),
    silent: draft(cognito),
  },
  {
    id: 'cognito-scope-form',
    example: 'a scope for Cognito without its resource server',
    speaks: draft(cognito, { scope: 'read' }),
    silent: draft(cognito, { scope: 'openid' }),
  },
  {
    id: 'salesforce-login-host',
    example: 'login.salesforce.com',
    speaks: draft({ tokenEndpoint: 'https://login.salesforce.com/services/oauth2/token' }),
    silent: draft({ tokenEndpoint: 'https://acme.my.salesforce.com/services/oauth2/token' }),
  },
  {
    id: 'keycloak-realm-missing',
    example: 'Keycloak’s path without a realm',
    speaks: draft({ tokenEndpoint: 'https://sso.example/realms//protocol/openid-connect/token' }),
    silent: draft(keycloak),
  },
  {
    id: 'keycloak-realm-only',
    example: 'the address of a realm as token endpoint',
    speaks: draft({ tokenEndpoint: 'https://sso.example/realms/main' }),
    silent: draft(keycloak),
  },
  {
    id: 'keycloak-auth-path',
    example: 'a 404 from Keycloak without /auth in the path',
    speaks: tokenRun('not found', { status: 404, connection: keycloak }),
    silent: draft(keycloak),
  },
  {
    id: 'identityserver-plus',
    example: 'a plus sign in the secret, and raw Basic, for IdentityServer',
    speaks: refused(identityServer, 'invalid_client'),
    silent: draft(identityServer, { clientSecret: 'a-b' }),
  },
  {
    id: 'hydra-audience-repeated',
    example: 'two audiences for Hydra',
    speaks: draft(hydra, parameters(['audience', 'https://a.example'], ['audience', 'https://b.example'])),
    silent: draft(hydra, parameters(['audience', 'https://a.example https://b.example'])),
  },
  {
    id: 'zitadel-openid-missing',
    example: 'a scope for ZITADEL without openid',
    speaks: draft(zitadel, { scope: 'things' }),
    silent: draft(zitadel),
  },
  {
    id: 'zitadel-audience-parameter',
    example: 'the parameter audience for ZITADEL',
    speaks: draft(zitadel, parameters(['audience', '123'])),
    silent: draft(zitadel, parameters(['audience', ''])),
  },
  {
    id: 'ping-token-manager',
    example: 'a request to PingFederate that names no token manager',
    speaks: draft(ping),
    silent: draft(ping, parameters(['aud', 'https://api.example'])),
  },
  {
    id: 'parameter-repeated',
    example: 'organization twice among the parameters',
    speaks: refused(parameters(['organization', 'a'], ['organization', 'b']), 'invalid_request'),
    silent: draft(parameters(['resource', 'https://a.example'], ['resource', 'https://b.example'])),
  },
  {
    id: 'parameter-empty',
    example: 'a parameter that has a name and no value',
    speaks: draft(parameters(['organization', ''])),
    silent: draft(auth0, parameters(['audience', ''])),
  },
  {
    id: 'resource-no-address',
    example: 'only a name as resource',
    speaks: draft(parameters(['resource', 'my-api'])),
    silent: draft(entraV1, parameters(['resource', 'my-api'])),
  },
  {
    id: 'assertion-beside-secret',
    example: 'a client_assertion among the parameters, and the secret in the header',
    speaks: draft(parameters(['client_assertion', 'a.b.c'])),
    silent: draft(parameters(['client_assertion', 'a.b.c']), { clientAuthentication: 'none' }),
  },
];
