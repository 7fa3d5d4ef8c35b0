import { certain, field, offers, providerOf, trap } from './provider.ts';

export const keycloak = providerOf({
  id: 'keycloak',
  name: 'Keycloak',
  tokenEndpoint: '{base}/realms/{realm}/protocol/openid-connect/token',
  fields: [
    field('base', 'Server', 'base', 'https://sso.example.com', 'Versions before 17 have /auth behind the host.'),
    field('realm', 'Realm', 'segment', 'master', 'Upper and lower case count.'),
  ],
  offered: offers(
    'client_secret_basic',
    'client_secret_post',
    'client_secret_jwt',
    'private_key_jwt',
    'tls_client_auth',
  ),
  scope: {
    need: 'optional',
    placeholder: '',
    words: 'Optional: client scopes that are set to optional for this client.',
  },
  tokenFormat: { text: 'A JWT, RS256; its header seems to say typ JWT by default.', certainty: 'hint' },
  browser: {
    answer: 'depends',
    words:
      'Only where the client has web origins, which a client for service accounts alone often cannot have. Without them the preflight passes and the answer stays hidden; since 26.6.3 an unknown origin gets 403.',
    certainty: 'certain',
  },
  traps: [
    trap(
      'unauthorized_client',
      'Switch on “Service accounts roles” for the client; it needs client authentication as well.',
    ),
    trap('The audience is often only account', 'Add an audience mapper to a client scope, so that aud names your API.'),
    trap('userinfo is no test API', 'It answers 401 for a token of this grant that lacks openid.'),
    trap(
      'A refresh token from old versions',
      'It was the default once and was removed; switch it off where it still comes.',
    ),
    trap(
      'The issuer follows the hostname settings',
      'iss seems to name the configured hostname, which may differ from the address you called.',
      'hint',
    ),
  ],
  documentation: [
    {
      label: 'Keycloak: service accounts',
      url: 'https://www.keycloak.org/docs/latest/server_admin/index.html#_service_accounts',
    },
    {
      label: 'Keycloak: audience support',
      url: 'https://www.keycloak.org/docs/latest/server_admin/index.html#audience-support',
    },
  ],
  lifetime: [certain('The realm’s settings and the client’s own say how long a token lives.')],
  recognise: {
    paths: ['**/realms/*/protocol/openid-connect/token', '**/protocol/openid-connect/*', '**/realms/*'],
    issuerPaths: ['**/realms/*'],
    claims: ['azp', 'resource_access', 'typ'],
  },
});
