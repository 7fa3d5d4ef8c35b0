import { hint, providerOf, trap } from './provider.ts';

export const google = providerOf({
  id: 'google',
  name: 'Google',
  tokenEndpoint: '',
  grant: 'absent',
  instead:
    'Google’s token endpoint does not seem to take client_credentials. A service account signs a JWT with its private key and exchanges it by the JWT bearer grant (urn:ietf:params:oauth:grant-type:jwt-bearer); Google’s libraries do that for you.',
  tokenFormat: hint('Opaque, beginning with ya29.'),
  browser: { answer: 'unknown', words: 'Not known here.', certainty: 'hint' },
  traps: [
    trap(
      'No client credentials grant',
      'With a client ID and a secret alone there is no token; it takes a service account and its key.',
      'hint',
    ),
  ],
  documentation: [
    {
      label: 'Google: server to server applications',
      url: 'https://developers.google.com/identity/protocols/oauth2/service-account',
    },
  ],
  recognise: {
    hosts: ['oauth2.googleapis.com', 'accounts.google.com', 'www.googleapis.com'],
    issuerHosts: ['accounts.google.com'],
    tokenPrefixes: ['ya29.'],
  },
});
