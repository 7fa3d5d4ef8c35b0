import { certain, field, offers, providerOf, trap } from './provider.ts';

export const ping = providerOf({
  id: 'ping',
  name: 'PingFederate',
  tokenEndpoint: '{base}/as/token.oauth2',
  fields: [field('base', 'Server', 'base', 'https://sso.example.com')],
  offered: offers('client_secret_basic', 'client_secret_post', 'tls_client_auth', 'private_key_jwt'),
  scope: { need: 'optional', placeholder: '', words: 'Optional.' },
  parameters: [
    {
      name: 'access_token_manager_id',
      need: 'optional',
      placeholder: '',
      why: 'Which token manager makes the token; aud or resource choose it as well. This name is not confirmed here.',
    },
  ],
  tokenFormat: certain('A reference or a JWT, as the token manager is set.'),
  browser: { answer: 'depends', words: 'Where the administrator allows the page’s origin.', certainty: 'certain' },
  traps: [
    trap('The wrong token manager', 'It gives a token that the API cannot read, without any error.'),
    trap('access_token_manager_id', 'This parameter seems to choose the token manager by its ID.', 'hint'),
  ],
  documentation: [
    {
      label: 'PingFederate: token endpoint',
      url: 'https://docs.pingidentity.com/pingfederate/12.0/developers_reference_guide/pf_token_endpoint.html',
    },
  ],
  recognise: { paths: ['**/as/token.oauth2'] },
});
