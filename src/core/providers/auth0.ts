import { certain, field, offers, providerOf, trap } from './provider.ts';

export const auth0 = providerOf({
  id: 'auth0',
  name: 'Auth0',
  tokenEndpoint: 'https://{domain}/oauth/token',
  fields: [
    field(
      'domain',
      'Domain',
      'host',
      'your-tenant.eu.auth0.com',
      'From the application’s settings; a custom domain works too.',
    ),
  ],
  clientAuthentication: 'client_secret_post',
  offered: offers('client_secret_post', '~client_secret_basic', 'private_key_jwt', '~tls_client_auth'),
  scope: {
    need: 'optional',
    placeholder: 'read:things',
    words: 'Optional. Only permissions that the application was granted for the API.',
  },
  parameters: [
    {
      name: 'audience',
      need: 'required',
      placeholder: 'https://api.example.com',
      why: 'Auth0 needs the identifier of the API here, in the body. Without it the token is opaque or there is none.',
    },
  ],
  tokenFormat: certain('A JWT for an API of your own; opaque where no audience was sent.'),
  browser: {
    answer: 'unknown',
    words: 'Whether Auth0 lets a page call the token endpoint for this grant is not known here.',
    certainty: 'hint',
  },
  traps: [
    trap(
      'Without audience',
      'The answer is an error about non-global clients, or an opaque token that no API of yours can read.',
    ),
    trap(
      'The tenant’s default audience',
      'It is ignored for this grant while an old flag of the tenant is on, so send audience even where a default is set.',
    ),
    trap(
      'The application must be authorised for the API',
      'On the API’s page, under Machine to Machine Applications, switch the application on.',
    ),
    trap(
      'The issuer follows the domain',
      'iss names the domain that the token was asked from; with a custom domain there are two.',
    ),
    trap(
      'A slash at the end of the issuer',
      'The issuer seems to end with a slash, and APIs compare it to the letter.',
      'hint',
    ),
  ],
  documentation: [
    { label: 'Auth0: get access tokens', url: 'https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens' },
    {
      label: 'Auth0: this grant needs audience',
      url: 'https://support.auth0.com/center/s/article/Client-credentials-grant-requires-audience-parameter',
    },
  ],
  recognise: { hosts: ['*.auth0.com'], claims: ['gty', 'azp'] },
});
