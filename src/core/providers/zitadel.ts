import { field, hint, offers, providerOf, trap } from './provider.ts';

export const zitadel = providerOf({
  id: 'zitadel',
  name: 'ZITADEL',
  tokenEndpoint: 'https://{domain}/oauth/v2/token',
  fields: [field('domain', 'Domain', 'host', 'your-instance.zitadel.cloud')],
  basicEncoding: 'form',
  offered: offers('client_secret_basic', '~client_secret_post'),
  basicNote: 'The documentation asks for form-encoded ID and secret.',
  scope: {
    need: 'required',
    placeholder: 'openid urn:zitadel:iam:org:project:id:{projectid}:aud',
    words: 'openid, and for the API of a project the scope urn:zitadel:iam:org:project:id:{projectid}:aud.',
  },
  tokenFormat: hint('Opaque by default; a JWT where the service user is set to it.'),
  browser: {
    answer: 'unknown',
    words: 'Whether a page may call it for this grant is not known here.',
    certainty: 'hint',
  },
  traps: [
    trap(
      'The audience is a scope',
      'A parameter audience does nothing; the reserved scope with the project’s ID sets it.',
    ),
    trap('Keys need another grant', 'Service users with a private key use the JWT bearer grant, not this one.'),
  ],
  documentation: [
    { label: 'ZITADEL: client credentials', url: 'https://zitadel.com/docs/guides/integrate/client-credentials' },
    { label: 'ZITADEL: scopes', url: 'https://zitadel.com/docs/apis/openidoauth/scopes' },
  ],
  recognise: {
    hosts: ['*.zitadel.cloud'],
    paths: ['/oauth/v2/token'],
    claims: ['urn:zitadel:iam:user:resourceowner:id'],
  },
});
