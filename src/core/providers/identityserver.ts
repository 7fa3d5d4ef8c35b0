import { certain, field, hint, offers, providerOf, trap } from './provider.ts';

export const identityServer = providerOf({
  id: 'identityserver',
  name: 'Duende IdentityServer',
  tokenEndpoint: '{base}/connect/token',
  fields: [field('base', 'Server', 'base', 'https://identity.example.com')],
  basicEncoding: 'compatible',
  offered: offers('client_secret_post', 'client_secret_basic', 'private_key_jwt', 'tls_client_auth'),
  basicNote: 'It decodes ID and secret, so a + in a raw Basic header arrives as a space.',
  scope: {
    need: 'optional',
    placeholder: 'api.read',
    words: 'API scopes of the client. Left empty, all that are allowed are given.',
  },
  tokenFormat: certain('A JWT whose header says typ: at+jwt.'),
  browser: {
    answer: 'depends',
    words: 'Probably where the page’s origin is among the client’s allowed CORS origins.',
    certainty: 'hint',
  },
  lifetime: [hint('3600 seconds unless the client is set otherwise.')],
  traps: [
    trap(
      'A + in the secret with raw Basic',
      'The server decodes it to a space and finds the secret wrong; in the body the same secret works.',
    ),
  ],
  documentation: [
    {
      label: 'Duende: token endpoint',
      url: 'https://docs.duendesoftware.com/identityserver/reference/endpoints/token',
    },
  ],
  recognise: { paths: ['**/connect/token'] },
});
