import { certain, offers, providerOf, trap } from './provider.ts';

export const x = providerOf({
  id: 'x',
  name: 'X (Twitter)',
  tokenEndpoint: 'https://api.x.com/oauth2/token',
  basicEncoding: 'form',
  offered: offers('client_secret_basic'),
  basicNote: 'Key and secret are form-encoded before base64.',
  scope: { need: 'unused', placeholder: '', words: 'None.' },
  tokenFormat: certain('Opaque; it does not expire.'),
  browser: { answer: 'no', words: 'It probably sends no CORS headers.', certainty: 'hint' },
  lifetime: [certain('No expiry: the token lives until it is invalidated.')],
  traps: [
    trap('The same token again', 'Every call gives the same token until it is invalidated.'),
    trap('403 with code 99', 'It comes when the endpoint is called too often.'),
    trap('bearer in lower case', 'token_type comes in lower case; the API wants Bearer.'),
  ],
  documentation: [
    {
      label: 'X: app only authentication',
      url: 'https://docs.x.com/resources/fundamentals/authentication/oauth-2-0/application-only',
    },
  ],
  recognise: { hosts: ['api.x.com', 'api.twitter.com'], tokenPrefixes: ['AAAAAAAAAAAAAAAAAAAAA'] },
});
