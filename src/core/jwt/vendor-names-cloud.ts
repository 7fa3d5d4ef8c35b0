import { vendorTable } from './vendor-names-source.ts';

const profiles = {
  label: 'Auth0: access token profiles',
  url: 'https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles',
};
const organizations = {
  label: 'Auth0: tokens and organizations',
  url: 'https://auth0.com/docs/manage-users/organizations/using-tokens',
};

/** Access tokens of Auth0, in its own profile and in that of RFC 9068. */
export const auth0Table = vendorTable('Auth0', profiles, [
  ['sub', 'Subject', 'With client credentials the client’s ID, followed by @clients.'],
  ['azp', 'Client', 'The client that asked for the token; client_id in the RFC 9068 profile.'],
  ['gty', 'Grant type', 'By which flow the token was issued; client-credentials says that no user is behind it.'],
  [
    'permissions',
    'Permissions',
    'What the caller may do at this API; there where the API has role-based access switched on.',
  ],
  ['org_id', 'Organization', 'The organization for which the token was issued.', organizations],
  ['org_name', 'Organization name', 'The name of the organization for which the token was issued.', organizations],
]);

const oktaTokens = {
  label: 'Okta: access tokens',
  url: 'https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/',
};

/** Access tokens of Okta’s custom authorization servers. */
export const oktaTable = vendorTable('Okta', oktaTokens, [
  ['sub', 'Subject', 'With client credentials the client’s ID; for users the login name.'],
  ['ver', 'Token version', 'The version of the token’s format, a number.'],
  ['cid', 'Client', 'The client that asked for the token, as client_id elsewhere.'],
  ['uid', 'User ID', 'The user. With client credentials there is none.'],
  ['scp', 'Scope', 'What the token allows, as an array; many libraries look for scope and find nothing.'],
  ['auth_time', 'Authentication time', 'When the user logged in. With client credentials there is none.'],
]);

const cognitoTokens = {
  label: 'Amazon Cognito: access token',
  url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html',
};

/** Access tokens of Amazon Cognito user pools. */
export const cognitoTable = vendorTable('Amazon Cognito', cognitoTokens, [
  ['sub', 'Subject', 'With client credentials the client’s ID; for users an ID of their own.'],
  ['token_use', 'Token use', 'Says access for an access token and id for an ID token. An API must check it.'],
  ['client_id', 'Client', 'The app client that asked. Where aud is absent, APIs check this instead.'],
  ['scope', 'Scope', 'What the token allows; custom scopes have the resource server in front and a slash between.'],
  ['version', 'Token version', 'The version of the token’s format.'],
  ['auth_time', 'Authentication time', 'When the user logged in, or the client was authenticated.'],
  ['username', 'User name', 'The user’s name in the pool. With client credentials there is none.'],
  ['cognito:groups', 'Groups', 'Groups of the pool that the user belongs to.'],
  ['origin_jti', 'Origin', 'Names the login that the token descends from, so that all of its tokens can be revoked.'],
  ['event_id', 'Event', 'Names the login in the pool’s records.'],
  ['device_key', 'Device', 'The remembered device that the user came with.'],
]);

const curitySystem = {
  label: 'Curity: system claims',
  url: 'https://curity.io/docs/identity-server/profiles/token-profile/scopes-and-claims/claims-mappers',
};
const curityTokens = {
  label: 'Curity: token service',
  url: 'https://developer.curity.io/docs/latest/token-service-admin-guide/introduction.html',
};

/** JWTs of the Curity Identity Server, mostly met behind a gateway that swapped an opaque token for them. */
export const curityTable = vendorTable('Curity', curitySystem, [
  ['purpose', 'Purpose', 'What kind of token it is, for example access_token.'],
  [
    'delegationId',
    'Delegation',
    'Names the grant on the server, to which all tokens issued from it belong.',
    curityTokens,
  ],
]);
