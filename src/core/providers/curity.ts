import { certain, field, offers, providerOf, trap } from './provider.ts';

export const curity = providerOf({
  id: 'curity',
  name: 'Curity',
  tokenEndpoint: '{base}/oauth/v2/oauth-token',
  fields: [field('base', 'Server', 'base', 'https://login.example.com')],
  offered: offers('client_secret_basic', 'client_secret_post', 'private_key_jwt', 'tls_client_auth', 'none'),
  scope: { need: 'optional', placeholder: '', words: 'Optional.' },
  tokenFormat: certain(
    'Opaque by default. Introspection with Accept: application/jwt gives the JWT behind it (phantom token).',
  ),
  browser: {
    answer: 'no',
    words: 'CORS at the token endpoint is for public clients only, and this grant is not for those.',
    certainty: 'certain',
  },
  lifetime: [certain('Lifetimes around 300 seconds are usual.')],
  traps: [
    trap('Nothing to decode', 'The token is a reference: introspect it, or call the API through a gateway that does.'),
    trap('bearer in lower case', 'token_type is lower-case in the samples; do not copy it into the header as it came.'),
    trap('No RFC 8414 metadata', 'It is off until it is switched on.'),
  ],
  documentation: [
    { label: 'Curity: client credentials', url: 'https://curity.io/resources/learn/client-credentials/' },
    { label: 'Curity: phantom tokens', url: 'https://curity.io/resources/learn/phantom-token-pattern/' },
  ],
  recognise: { paths: ['**/oauth-token'], issuerPaths: ['**/oauth-anonymous'] },
});
