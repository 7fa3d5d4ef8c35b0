import { certain, offers, providerOf, trap } from './provider.ts';

export const paypal = providerOf({
  id: 'paypal',
  name: 'PayPal',
  tokenEndpoint: 'https://{host}/v1/oauth2/token',
  fields: [
    {
      name: 'host',
      label: 'Environment',
      kind: 'host',
      placeholder: 'api-m.sandbox.paypal.com',
      hint: 'Sandbox and live have credentials of their own.',
      options: ['api-m.sandbox.paypal.com', 'api-m.paypal.com'],
    },
  ],
  offered: offers('client_secret_basic'),
  scope: { need: 'unused', placeholder: '', words: 'None: the answer lists what the app may do.' },
  tokenFormat: certain('Opaque. scope is a long list of URLs; app_id and nonce stand beside it.'),
  browser: {
    answer: 'unknown',
    words: 'Whether a page may call it for this grant is not known here.',
    certainty: 'hint',
  },
  traps: [
    trap('Sandbox and live are apart', 'Credentials of one are unknown to the other.'),
    trap('The nonce is not a DPoP nonce', 'It has nothing to do with RFC 9449 and can be left alone.'),
  ],
  documentation: [
    {
      label: 'PayPal: get an access token',
      url: 'https://developer.paypal.com/docs/api/reference/get-an-access-token/',
    },
  ],
  recognise: {
    hosts: ['api-m.paypal.com', 'api-m.sandbox.paypal.com', 'api.paypal.com', 'api.sandbox.paypal.com'],
  },
});
