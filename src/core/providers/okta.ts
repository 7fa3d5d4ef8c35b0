import { field, hint, offers, providerOf, certain, trap } from './provider.ts';

const hosts = ['*.okta.com', '*.oktapreview.com', '*.okta-emea.com', '*.okta-gov.com'];
const domain = field('domain', 'Okta domain', 'host', 'your-org.okta.com', 'The address of the org, without -admin.');
const browser = {
  answer: 'unknown',
  words: 'Whether Okta lets a page call the token endpoint for this grant is not known here.',
  certainty: 'hint',
} as const;

export const okta = providerOf({
  id: 'okta',
  name: 'Okta, custom authorization server',
  tokenEndpoint: 'https://{domain}/oauth2/{server}/v1/token',
  fields: [
    domain,
    field(
      'server',
      'Authorization server',
      'segment',
      'default',
      'Its ID from Security, API; the first one is called default.',
    ),
  ],
  offered: offers('client_secret_basic', 'client_secret_post', '~client_secret_jwt', 'private_key_jwt'),
  scope: {
    need: 'required',
    placeholder: 'things.read',
    words: 'At least one custom scope of this authorization server. openid is not for this grant.',
  },
  tokenFormat: hint('A JWT; scp seems to be a list, and typ in the header varies.'),
  browser,
  traps: [
    trap('openid is refused', 'There is no user in this grant, so openid, profile and the like bring invalid_scope.'),
    trap('Multiple client credentials', 'Okta refuses a request that has ID and secret in the header and in the body.'),
    trap(
      'Custom scopes are missing in the metadata',
      'They are listed only where they were made public; that they are missing there proves nothing.',
    ),
  ],
  documentation: [
    {
      label: 'Okta: client credentials',
      url: 'https://developer.okta.com/docs/guides/implement-grant-type/clientcreds/main/',
    },
  ],
  recognise: {
    hosts,
    paths: ['/oauth2/*/v1/token'],
    hostPaths: ['/oauth2/*/v1/*'],
    issuerHosts: hosts,
    issuerPaths: ['/oauth2/*'],
    claims: ['cid', 'scp', 'ver'],
  },
});

export const oktaOrg = providerOf({
  id: 'okta-org',
  name: 'Okta, org authorization server',
  tokenEndpoint: 'https://{domain}/oauth2/v1/token',
  fields: [domain],
  clientAuthentication: 'private_key_jwt',
  offered: offers('private_key_jwt'),
  scope: {
    need: 'required',
    placeholder: 'okta.users.read',
    words: 'Only scopes that begin with okta. and were granted to the service app.',
  },
  tokenFormat: hint('A JWT that seems to be meant for Okta’s own APIs only.'),
  browser,
  traps: [
    trap('A secret does not work here', 'For okta.* scopes the org’s server takes private_key_jwt and nothing else.'),
    trap('Custom scopes are refused', 'They belong to a custom authorization server, at /oauth2/{id}/v1/token.'),
    trap(
      'DPoP may be demanded',
      'Service apps may have to send a DPoP proof; the first answer is then use_dpop_nonce.',
    ),
    trap('Two different keys', 'The key that signs the assertion and the key of the DPoP proof must differ.'),
  ],
  lifetime: [certain('The lifetime is set by Okta.')],
  documentation: [
    {
      label: 'Okta: OAuth with a service app',
      url: 'https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/',
    },
  ],
  recognise: {
    hosts,
    paths: ['/oauth2/v1/token'],
    hostPaths: ['/oauth2/v1/*'],
    issuerHosts: hosts,
    issuerPaths: ['/'],
  },
});
