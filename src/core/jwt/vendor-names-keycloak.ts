import { vendorTable } from './vendor-names-source.ts';

const token = {
  label: 'Keycloak: access token',
  url: 'https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/representations/AccessToken.html',
};
const serviceAccounts = {
  label: 'Keycloak: service accounts',
  url: 'https://www.keycloak.org/docs/latest/server_admin/index.html#_service_accounts',
};
const audience = {
  label: 'Keycloak: audience support',
  url: 'https://www.keycloak.org/docs/latest/server_admin/index.html#audience-support',
};

/** Access tokens of Keycloak. With client credentials the subject is the user that stands for the client. */
export const keycloakTable = vendorTable('Keycloak', token, [
  ['aud', 'Audience', 'Who may take the token. An API is in it only with a mapper or a role of that API.', audience],
  [
    'sub',
    'Subject',
    'With client credentials the ID of the client’s service account, a user of the realm.',
    serviceAccounts,
  ],
  ['typ', 'Token kind', 'Bearer or DPoP for an access token; ID, Refresh or Logout for the others.'],
  ['azp', 'Client', 'The client that asked for the token.'],
  ['realm_access', 'Realm roles', 'Roles that hold in the whole realm.'],
  ['resource_access', 'Client roles', 'Roles by the client, or API, at which they hold.'],
  ['allowed-origins', 'Allowed origins', 'Web origins of the client, from which browsers may call the API.'],
  ['acr', 'Authentication context', 'How the login was done; with client credentials the value says nothing.'],
  ['scope', 'Client scopes', 'Which client scopes took effect. Rights are in the roles, not here.'],
  ['sid', 'Session ID', 'The session on the server that the token belongs to.'],
  ['session_state', 'Session ID', 'The session on the server, as older versions name it.'],
  ['preferred_username', 'User name', 'With client credentials service-account- and the client’s ID.', serviceAccounts],
  ['clientHost', 'Client host', 'From which host the client asked for the token.', serviceAccounts],
  ['clientAddress', 'Client address', 'From which IP address the client asked for the token.', serviceAccounts],
  ['clientId', 'Client', 'The client’s ID, as older versions name it; client_id in newer ones.', serviceAccounts],
  ['client_id', 'Client', 'The client’s ID, there because its service account asked for the token.', serviceAccounts],
  ['authorization', 'Permissions', 'What the authorization services granted, resource by resource.'],
  ['trusted-certs', 'Trusted certificates', 'Certificates that the token vouches for.'],
]);
