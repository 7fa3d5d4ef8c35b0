import { field, hint, offers, providerOf, trap } from './provider.ts';

export const cognito = providerOf({
  id: 'cognito',
  name: 'AWS Cognito',
  tokenEndpoint: 'https://{domain}/oauth2/token',
  fields: [
    field(
      'domain',
      'User pool domain',
      'host',
      'your-pool.auth.eu-west-1.amazoncognito.com',
      'Not the address that begins with cognito-idp: that one is the issuer.',
    ),
  ],
  offered: offers('client_secret_basic', 'client_secret_post'),
  scope: {
    need: 'optional',
    placeholder: 'resource-server/read',
    words: 'Only custom scopes, as resource server, slash, scope name.',
  },
  tokenFormat: hint('A JWT without aud; client_id and token_use: access seem to stand in its place.'),
  browser: {
    answer: 'yes',
    words: 'The token endpoint answers every origin (Access-Control-Allow-Origin: *).',
    certainty: 'certain',
  },
  traps: [
    trap(
      'The issuer is elsewhere',
      'The issuer is at cognito-idp.{region}.amazonaws.com, so looking for metadata at the token endpoint’s host probably fails.',
      'hint',
    ),
    trap('openid is not allowed', 'openid, profile and the like need a user; this grant takes custom scopes only.'),
    trap(
      'Errors say little',
      'invalid_grant or invalid_scope come with little text: check that the app client allows the grant and the scope.',
    ),
    trap(
      'The app client needs a secret',
      'One without a secret cannot use this grant; a secret cannot be added later.',
    ),
    trap(
      'There is another API with a similar name',
      'GetClientToken of the Cognito API is something else than this endpoint.',
    ),
  ],
  documentation: [
    {
      label: 'AWS: token endpoint',
      url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
    },
    {
      label: 'AWS: resource servers and scopes',
      url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
    },
  ],
  recognise: {
    hosts: ['*.amazoncognito.com', 'cognito-idp.*.amazonaws.com'],
    issuerHosts: ['cognito-idp.*.amazonaws.com'],
    claims: ['token_use', 'client_id'],
  },
});
