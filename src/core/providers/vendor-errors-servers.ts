import type { Vendor } from './vendor-error.ts';

/** Keycloak, by the words in its source. */
export const keycloak: Vendor = {
  id: 'keycloak',
  name: 'Keycloak',
  documentation: {
    label: 'Keycloak: service accounts',
    url: 'https://www.keycloak.org/docs/latest/server_admin/#_service_accounts',
  },
  errors: [
    {
      name: 'service account',
      pattern: /client not enabled to retrieve service account/i,
      title: 'The client has no service account',
      explanation:
        'Keycloak accepted ID and secret. In the client’s settings switch “Service accounts roles” on, which is its name for this grant.',
      confirmed: true,
    },
    {
      name: 'public client',
      pattern: /public client not allowed to retrieve service account/i,
      title: 'The client is public, so it has no service account',
      explanation: 'Switch “Client authentication” on for it, then “Service accounts roles”, and use its secret.',
      confirmed: true,
      field: 'Client authentication',
    },
    {
      name: 'bearer-only',
      pattern: /bearer-only client not allowed/i,
      title: 'The client is bearer-only',
      explanation: 'Such a client stands for an API and cannot ask for tokens. Use another client.',
      confirmed: true,
      field: 'Client ID',
    },
    {
      name: 'Invalid client or Invalid client credentials',
      pattern: /invalid client or invalid client credentials/i,
      title: 'ID or secret is wrong',
      explanation:
        'Keycloak says so, under the code unauthorized_client as well, where the secret is wrong, missing or rotated away, and where the client is unknown or of another realm: it does not tell which. Copy the secret again from the client’s Credentials tab, and compare the realm in the URL.',
      confirmed: true,
      field: 'Client secret',
    },
    {
      name: 'Realm does not exist',
      pattern: /realm does not exist/i,
      title: 'The realm in the URL does not exist',
      explanation: 'Its name counts with its case, and stands behind /realms/ in the URL.',
      confirmed: false,
      field: 'Token endpoint',
    },
    {
      name: 'HTTPS required',
      pattern: /https required/i,
      title: 'The realm wants https',
      explanation:
        'Keycloak refuses plain http from addresses that it takes as external. Use https, or change “Require SSL” of a realm for tests.',
      confirmed: false,
      field: 'Token endpoint',
    },
    {
      name: 'Invalid scopes',
      pattern: /invalid scopes:/i,
      title: 'The client does not have this client scope',
      explanation:
        'Each word of scope must be a client scope that is assigned to the client, as default or optional one, in the Client scopes tab.',
      confirmed: false,
      field: 'Scope',
    },
    {
      name: 'disabled',
      pattern: /user '[^']{1,120}' disabled|associated service account for the client does not exist/i,
      title: 'The client’s service account is disabled or gone',
      explanation: 'Keycloak keeps a user for each service account. Switch “Service accounts roles” off and on again.',
      confirmed: true,
    },
  ],
};

/** Ory Hydra and others that stand on fosite; they add `error_hint` and `error_debug` where that is switched on. */
export const hydra: Vendor = {
  id: 'hydra',
  name: 'Ory Hydra',
  documentation: {
    label: 'Ory: client credentials',
    url: 'https://www.ory.com/docs/oauth2-oidc/client-credentials',
  },
  errors: [
    {
      name: 'method',
      pattern: /supports client authentication method ["']([\w-]+)["'], but method ["']([\w-]+)["'] was requested/i,
      title: 'The client is set up for another client authentication',
      explanation:
        'A client of Ory has exactly one token_endpoint_auth_method. The server’s words name the one it has, and the one that was sent.',
      confirmed: true,
      field: 'Client authentication',
      change: ({ clientAuthentication }) =>
        clientAuthentication === 'client_secret_basic'
          ? { label: 'Use client_secret_post', change: { clientAuthentication: 'client_secret_post' } }
          : { label: 'Use client_secret_basic', change: { clientAuthentication: 'client_secret_basic' } },
    },
    {
      name: 'audience',
      pattern: /requested (audience|resource) ["'][^"']{1,200}["'] has not been whitelisted/i,
      title: 'The client may not ask for this audience',
      explanation: 'Add it to the client’s list of audiences on the server; it must match letter for letter.',
      confirmed: true,
    },
    {
      name: 'scope',
      pattern: /oauth 2\.0 client is not allowed to request scope/i,
      title: 'The client may not ask for this scope',
      explanation: 'Add it to the client’s scope on the server, or leave it out here.',
      confirmed: true,
      field: 'Scope',
    },
    {
      name: 'grant',
      pattern: /oauth 2\.0 client is not allowed to use authorization grant/i,
      title: 'Client credentials are not among the client’s grants',
      explanation: 'Add client_credentials to the client’s grant_types on the server.',
      confirmed: true,
    },
  ],
};

/** WSO2 Identity Server and API Manager. */
export const wso2: Vendor = {
  id: 'wso2',
  name: 'WSO2',
  documentation: {
    label: 'WSO2: client credentials grant',
    url: 'https://is.docs.wso2.com/en/latest/references/grant-types/#client-credentials-grant',
  },
  errors: [
    {
      name: 'no such client',
      pattern: /a valid oauth client could not be found for client_id/i,
      title: 'The server does not know this client ID',
      explanation: 'It is mistyped, was deleted, is not active, or belongs to another tenant.',
      confirmed: true,
      field: 'Client ID',
    },
    {
      name: '900901',
      pattern: /\b90090[01]\b/,
      title: 'The gateway refuses the credentials',
      explanation: 'The API gateway answered in place of the token endpoint. Check the path of the URL.',
      confirmed: false,
      field: 'Token endpoint',
    },
  ],
};

/** Azure API Management, which can stand in front of any server. */
export const azureGateway: Vendor = {
  id: 'azure-gateway',
  name: 'Azure API Management',
  documentation: {
    label: 'Azure API Management: subscriptions',
    url: 'https://learn.microsoft.com/azure/api-management/api-management-subscriptions',
  },
  errors: [
    {
      name: 'subscription key',
      pattern: /access denied due to (missing|invalid) subscription key/i,
      title: 'The gateway wants a subscription key of its own',
      explanation:
        'The request did not reach the token endpoint: the gateway in front lets in only who sends Ocp-Apim-Subscription-Key. Have the token endpoint left out of that, or look for its direct address.',
      confirmed: true,
      field: 'Token endpoint',
    },
  ],
};

/** Google Apigee, which answers with `fault`. */
export const apigee: Vendor = {
  id: 'apigee',
  name: 'Apigee',
  documentation: {
    label: 'Apigee: OAuth errors',
    url: 'https://cloud.google.com/apigee/docs/api-platform/reference/policies/oauth-http-status-code-reference',
  },
  errors: [
    {
      name: 'InvalidClientIdentifier',
      pattern: /invalidclientidentifier|invalid client identifier/i,
      title: 'The gateway does not know this client ID',
      explanation:
        'Apigee answers so, with 500 or 401, where the key is unknown, revoked or not approved yet, or was not where it looks for it. Try the other client authentication.',
      confirmed: true,
      field: 'Client ID',
    },
    {
      name: 'RaiseFault or ApplicationNotFound',
      pattern: /messaging\.adaptors\.http\.flow\.applicationnotfound/i,
      title: 'The gateway has nothing deployed at this address',
      explanation: 'No API proxy answers to this host and path. Check the URL and its environment.',
      confirmed: false,
      field: 'Token endpoint',
    },
    {
      name: 'InvalidGrantType',
      pattern: /invalidgranttype|unsupportedgranttype/i,
      title: 'The gateway does not find or know the grant type',
      explanation: 'It may look for grant_type in another place, such as the query of the URL.',
      confirmed: false,
    },
  ],
};
