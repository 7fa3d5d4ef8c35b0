import type { Vendor } from './vendor-error.ts';

const auth0Host = /\.auth0\.com$/;
const oktaHost = /\.(okta|oktapreview|okta-emea)\.com$/;

/** Auth0, by its words (most were seen in its own projects' issues). */
export const auth0: Vendor = {
  id: 'auth0',
  name: 'Auth0',
  documentation: {
    label: 'Auth0: client credentials flow',
    url: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow',
  },
  errors: [
    {
      name: 'Non-global clients',
      pattern: /non-global clients are not allowed/i,
      title: 'Auth0 wants to know the API: audience is missing',
      explanation:
        'Auth0 says this where the body has no audience, so it takes the request as one for an API that is long closed. Add the parameter audience with the identifier of the API, in the body, not in the URL.',
      confirmed: true,
    },
    {
      name: 'client-grant',
      pattern: /client is not authorized to access|client-grant/i,
      title: 'The application is not authorised for this API',
      explanation:
        'Auth0 knows both and lacks the grant between them. In the dashboard, open the API, then “Machine to Machine Applications”, and authorise the application with the scopes it needs.',
      confirmed: true,
    },
    {
      name: 'Service not enabled',
      pattern: /service not enabled within domain/i,
      title: 'The tenant does not know the API in audience',
      explanation:
        'The audience must be the identifier of an API in this very tenant, letter for letter: a slash too many or too few at the end, or a custom domain in place of the tenant’s own, is enough.',
      confirmed: true,
    },
    {
      name: 'Grant type not allowed',
      pattern: /grant type '?client_credentials'? not allowed for the client/i,
      title: 'Client credentials are switched off for this application',
      explanation:
        'In Auth0’s dashboard: Applications, the application, Advanced Settings, Grant Types. Only confidential applications can have it; “Machine to Machine” ones have it from the start.',
      confirmed: true,
    },
    {
      name: 'Unauthorized',
      pattern: /^access_denied\nunauthorized$/im,
      host: auth0Host,
      title: 'Auth0 does not accept ID or secret',
      explanation:
        'For Auth0 “access_denied, Unauthorized” mostly means a wrong client secret, or an authentication method other than the one set for the application. The tenant’s log names the reason.',
      confirmed: false,
      field: 'Client secret',
    },
  ],
};

/** Okta, by its words; `errorCode` and `errorSummary` are its own form. */
export const okta: Vendor = {
  id: 'okta',
  name: 'Okta',
  documentation: {
    label: 'Okta: error codes',
    url: 'https://developer.okta.com/docs/reference/error-codes/',
  },
  errors: [
    {
      name: 'Policy evaluation failed',
      pattern: /policy evaluation failed for this request/i,
      title: 'No access policy of the authorization server allows this',
      explanation:
        'Okta knows the client, and no rule of its access policies fits: for this client, this grant and these scopes. Add a policy with a rule under Security, API, the authorization server, Access Policies.',
      confirmed: true,
    },
    {
      name: 'no default scopes',
      pattern: /does not have any configured default scopes/i,
      title: 'Okta wants a scope, and none was asked for',
      explanation:
        'This authorization server has no default scope. Ask for a custom scope that it has; openid and the like are for people.',
      confirmed: true,
      field: 'Scope',
    },
    {
      name: 'scopes not configured',
      pattern: /scopes are not configured for the authorization server/i,
      title: 'The authorization server does not have this scope',
      explanation:
        'A scope is misspelt, or belongs to another authorization server. okta.* scopes are for the server of the organisation (/oauth2/v1/token), custom ones for a custom server (/oauth2/…/v1/token).',
      confirmed: true,
      field: 'Scope',
    },
    {
      name: 'client_id',
      pattern: /invalid value for 'client_id' parameter/i,
      title: 'Okta does not know this client ID',
      explanation:
        'The client ID is mistyped, is inactive, or the token endpoint belongs to another Okta organisation.',
      confirmed: true,
      field: 'Client ID',
    },
    {
      name: 'client secret',
      pattern: /client secret supplied for a confidential client is invalid/i,
      title: 'The client secret is wrong',
      explanation: 'Okta knows the client, and the secret does not fit. Copy it again from the application’s page.',
      confirmed: true,
      field: 'Client secret',
    },
    {
      name: 'redirect_uri of a browser',
      pattern: /browser requests to the token endpoint must be/i,
      title: 'Okta takes this from browsers of registered pages only',
      explanation:
        'The request carried an Origin that Okta does not know. Send it through the proxy, which sends none.',
      confirmed: true,
      change: ({ way }) =>
        way === 'proxy' ? undefined : { label: 'Send through the proxy', change: { way: 'proxy' } },
    },
    {
      name: 'private_key_jwt',
      pattern:
        /(client authentication method|token_endpoint_auth_method)[^]{0,80}private_key_jwt|private_key_jwt[^]{0,80}okta\.\*/i,
      host: oktaHost,
      title: 'Okta wants a signed assertion, not a secret',
      explanation:
        'The server of the organisation gives okta.* scopes only to clients that authenticate with private_key_jwt.',
      confirmed: false,
      field: 'Client authentication',
    },
    {
      name: 'E0000022',
      pattern: /\bE0000022\b/,
      title: 'The endpoint does not take this method',
      explanation: 'Check the path: it ends in /v1/token, and takes POST.',
      confirmed: false,
      field: 'Token endpoint',
    },
    {
      name: 'E0000007',
      pattern: /\bE0000007\b/,
      title: 'Okta has nothing at this address',
      explanation:
        'The authorization server’s ID in the path is wrong, or the path is. It reads /oauth2/{ID}/v1/token.',
      confirmed: false,
      field: 'Token endpoint',
    },
    {
      name: 'E0000047',
      pattern: /\bE0000047\b/,
      title: 'Okta’s limit of requests is reached',
      explanation: 'Wait until the time in the X-Rate-Limit-Reset header, and keep tokens as long as they live.',
      confirmed: false,
    },
  ],
};

/** AWS: Cognito’s token endpoint, and the API Gateway that often stands in front of one. */
export const aws: Vendor = {
  id: 'aws',
  name: 'AWS',
  documentation: {
    label: 'AWS: Cognito token endpoint',
    url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
  },
  errors: [
    {
      name: 'Missing Authentication Token',
      pattern: /^missing authentication token$/im,
      title: 'AWS API Gateway knows no such path or method',
      explanation:
        'In spite of its words this is how API Gateway answers where nothing is deployed at a path. Check path, stage and method of the URL.',
      confirmed: false,
      field: 'Token endpoint',
    },
    {
      name: 'invalid_client',
      pattern: /^invalid_client$/im,
      host: /\.amazoncognito\.com$/,
      title: 'Cognito does not accept the app client',
      explanation:
        'The client ID is unknown in this user pool, the secret is wrong, or the app client was made without a secret: such a one cannot use client credentials.',
      confirmed: false,
      field: 'Client secret',
    },
    {
      name: 'unauthorized_client',
      pattern: /^unauthorized_client$/im,
      host: /\.amazoncognito\.com$/,
      title: 'Client credentials are not switched on for this app client',
      explanation: 'Switch the grant on in the app client’s settings of the hosted login, and give it a custom scope.',
      confirmed: false,
    },
  ],
};
