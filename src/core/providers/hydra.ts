import { field, hint, offers, providerOf, trap } from './provider.ts';

export const hydra = providerOf({
  id: 'hydra',
  name: 'Ory Hydra',
  tokenEndpoint: '{base}/oauth2/token',
  fields: [
    field('base', 'Public address', 'base', 'https://auth.example.com', 'The public one, not the administration’s.'),
  ],
  offered: offers('client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'),
  basicNote: 'A client has one method only; the one that is set for it is the one that works.',
  scope: { need: 'optional', placeholder: '', words: 'Optional: scopes that are listed for the client.' },
  parameters: [
    {
      name: 'audience',
      need: 'optional',
      placeholder: 'https://api.example.com',
      why: 'For which API the token is. It must be on the client’s list; several stand in one value, separated by spaces.',
    },
  ],
  tokenFormat: hint('Opaque, seemingly beginning with ory_at_, or a JWT: a setting of the server or the client.'),
  browser: {
    answer: 'depends',
    words: 'Where CORS is on at the server, and the page’s origin is in the client’s allowed_cors_origins.',
    certainty: 'certain',
  },
  traps: [
    trap('One method per client', 'Another one brings invalid_client; the text says which one is expected.'),
    trap('Audience not on the list', 'An audience that the client is not set up for is refused.'),
  ],
  documentation: [
    { label: 'Ory: client credentials', url: 'https://www.ory.sh/docs/oauth2-oidc/client-credentials' },
    { label: 'Ory: audiences', url: 'https://www.ory.sh/docs/hydra/guides/audiences' },
  ],
  recognise: { hosts: ['*.projects.oryapis.com'], paths: ['**/oauth2/token'], tokenPrefixes: ['ory_at_'] },
});
