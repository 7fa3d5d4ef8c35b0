import { field, hint, offers, providerOf, trap } from './provider.ts';

export const salesforce = providerOf({
  id: 'salesforce',
  name: 'Salesforce',
  tokenEndpoint: 'https://{domain}/services/oauth2/token',
  fields: [field('domain', 'My Domain', 'host', 'your-company.my.salesforce.com', 'From Setup, My Domain.')],
  clientAuthentication: 'client_secret_post',
  offered: offers('client_secret_post', '~client_secret_basic'),
  scope: { need: 'optional', placeholder: '', words: 'Usually left empty; the scopes of the app apply.' },
  tokenFormat: hint('Opaque, with instance_url beside it, and often without expires_in.'),
  browser: { answer: 'no', words: 'It probably sends no CORS headers.', certainty: 'hint' },
  traps: [
    trap(
      'My Domain, not login',
      'login.salesforce.com and test.salesforce.com probably refuse this grant: use the address of My Domain.',
      'hint',
    ),
    trap(
      'No valid scopes defined',
      'invalid_grant with this text has come since Winter ’26 where the app has no scopes selected.',
    ),
    trap('The API is at instance_url', 'Call the address that the answer names, not the one of the token endpoint.'),
    trap('A user to run as', 'The app needs a run-as user, whose rights the token then has.'),
  ],
  documentation: [
    {
      label: 'Salesforce: client credentials',
      url: 'https://developer.salesforce.com/blogs/2023/03/using-the-client-credentials-flow-for-easier-api-authentication',
    },
  ],
  recognise: { hosts: ['*.salesforce.com'], paths: ['**/services/oauth2/token'], issuerHosts: ['*.salesforce.com'] },
});
