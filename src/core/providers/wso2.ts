import { certain, field, offers, providerOf, trap } from './provider.ts';

export const wso2 = providerOf({
  id: 'wso2',
  name: 'WSO2',
  tokenEndpoint: '{base}/oauth2/token',
  fields: [
    field(
      'base',
      'Server',
      'base',
      'https://identity.example.com:9443',
      'API Manager, Identity Server, or https://api.asgardeo.io/t/ and the organisation.',
    ),
  ],
  offered: offers('client_secret_basic', '~client_secret_post', '~private_key_jwt'),
  scope: { need: 'optional', placeholder: '', words: 'The scopes of the API.' },
  tokenFormat: certain('Opaque or a JWT, as the application is set.'),
  browser: {
    answer: 'unknown',
    words: 'Whether a page may call it for this grant is not known here.',
    certainty: 'hint',
  },
  lifetime: [certain('The same token comes until it expires, so a “new” one can have seconds left.')],
  traps: [
    trap(
      'The same token until expiry',
      'A token that was just issued may have seconds left. Look at the time left, not at when you asked.',
    ),
  ],
  documentation: [
    {
      label: 'WSO2: client credentials grant',
      url: 'https://apim.docs.wso2.com/en/latest/api-security/key-management/authentication/grant-types/client-credentials-grant/',
    },
  ],
  recognise: { hosts: ['api.asgardeo.io'], paths: ['**/oauth2/token'], issuerPaths: ['**/oauth2/token'] },
});
