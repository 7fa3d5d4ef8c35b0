import { certain, field, hint, offers, providerOf, trap } from './provider.ts';

const hosts = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
  '*.ciamlogin.com',
  '*.b2clogin.com',
];
const documentation = [
  {
    label: 'Microsoft: client credentials flow',
    url: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
  },
];
const tenant = field(
  'tenant',
  'Tenant',
  'segment',
  'contoso.onmicrosoft.com',
  'The directory (tenant) ID or a domain of it, from the app’s overview page.',
);
const browser = {
  answer: 'no',
  words: 'Entra sends no CORS headers for this grant, and refuses any request with an Origin header (AADSTS9002326).',
  certainty: 'certain',
} as const;

export const entra = providerOf({
  id: 'entra',
  name: 'Microsoft Entra ID',
  tokenEndpoint: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
  fields: [tenant],
  clientAuthentication: 'client_secret_post',
  offered: offers('client_secret_post', '~client_secret_basic', '~private_key_jwt'),
  scope: {
    need: 'required',
    placeholder: 'https://graph.microsoft.com/.default',
    words: 'Exactly one API, as its app ID URI with /.default behind it. Single permissions cannot be asked for.',
  },
  tokenFormat: certain(
    'A JWT. The permissions are in roles; there is no scp. Tokens for Microsoft Graph cannot be verified by others.',
  ),
  browser,
  traps: [
    trap(
      'Other scopes are refused',
      'A scope that does not end in /.default brings AADSTS1002012 or AADSTS70011: what the client may do is set up in the portal, not asked for.',
    ),
    trap(
      'AADSTS500011: resource not found',
      'The app ID URI before /.default is wrong, or it belongs to another tenant than the one in the endpoint.',
    ),
    trap(
      'Secret ID in place of the secret',
      'The portal shows an ID beside each secret. If AADSTS7000215 comes, it was probably pasted in place of the secret’s value.',
      'hint',
    ),
    trap(
      'The issuer may be sts.windows.net',
      'Whether a v1 or a v2 token comes is a setting of the API’s registration, not of the endpoint; iss differs between them.',
    ),
    trap(
      'Two slashes before .default',
      'Where the app ID URI itself ends with a slash, the scope has two: https://management.core.windows.net//.default.',
    ),
    trap(
      'Certificates instead of secrets',
      'A signed assertion seems to need the certificate’s thumbprint in its header (x5t); workload identities may send an assertion of another issuer.',
      'hint',
    ),
  ],
  documentation,
  recognise: {
    hosts,
    paths: ['**/oauth2/v2.0/token'],
    hostPaths: ['**/oauth2/v2.0/*'],
    issuerHosts: [
      'login.microsoftonline.com',
      'login.microsoftonline.us',
      'login.partner.microsoftonline.cn',
      '*.ciamlogin.com',
      '*.b2clogin.com',
    ],
    issuerPaths: ['**/v2.0'],
    claims: ['tid', 'ver', 'azp', 'aio'],
  },
});

export const entraV1 = providerOf({
  id: 'entra-v1',
  name: 'Microsoft Entra ID, v1 endpoint',
  tokenEndpoint: 'https://login.microsoftonline.com/{tenant}/oauth2/token',
  fields: [tenant],
  clientAuthentication: 'client_secret_post',
  offered: offers('client_secret_post', '~private_key_jwt'),
  scope: { need: 'unused', placeholder: '', words: 'Leave it empty: this endpoint takes resource in its place.' },
  parameters: [
    {
      name: 'resource',
      need: 'required',
      placeholder: 'https://graph.microsoft.com',
      why: 'The v1 endpoint wants the API here, in place of a scope.',
    },
  ],
  tokenFormat: certain('A JWT of version 1.'),
  browser: {
    answer: 'no',
    words: 'It probably refuses requests from a page, as the v2 endpoint does.',
    certainty: 'hint',
  },
  traps: [
    trap('expires_in is a string', 'The lifetime comes as "3599" and not as a number; strict clients fail at it.'),
    trap('More members than usual', 'The answer also seems to hold ext_expires_in and expires_on, as strings.', 'hint'),
  ],
  documentation: [
    {
      label: 'Microsoft: client credentials, v1 endpoint',
      url: 'https://learn.microsoft.com/en-us/azure/active-directory/azuread-dev/v1-oauth2-client-creds-grant-flow',
    },
  ],
  recognise: {
    hosts,
    hostPaths: ['/*/oauth2/*'],
    issuerHosts: ['sts.windows.net', 'sts.chinacloudapi.cn'],
    claims: ['tid', 'ver', 'appid', 'aio'],
  },
});

export const adFs = providerOf({
  id: 'ad-fs',
  name: 'AD FS',
  tokenEndpoint: 'https://{host}/adfs/oauth2/token',
  fields: [field('host', 'AD FS host', 'host', 'adfs.example.com')],
  clientAuthentication: 'client_secret_post',
  offered: offers('client_secret_post', '~private_key_jwt'),
  scope: { need: 'unused', placeholder: '', words: 'Usually left empty: resource says which API is meant.' },
  parameters: [
    {
      name: 'resource',
      need: 'required',
      placeholder: 'https://api.example.com',
      why: 'AD FS wants the identifier of the API here, in place of a scope.',
    },
  ],
  tokenFormat: certain('A JWT.'),
  browser: { answer: 'no', words: 'It probably sends no CORS headers.', certainty: 'hint' },
  lifetime: [hint('expires_in may come as a string.')],
  traps: [
    trap(
      'The path has adfs in it',
      'The token endpoint is /adfs/oauth2/token; without /adfs the web server answers something else.',
    ),
  ],
  documentation: [
    {
      label: 'Microsoft: AD FS flows',
      url: 'https://learn.microsoft.com/en-us/windows-server/identity/ad-fs/overview/ad-fs-openid-connect-oauth-flows-scenarios',
    },
  ],
  recognise: { paths: ['/adfs/oauth2/token', '/adfs/oauth2/*'], issuerPaths: ['/adfs', '/adfs/services/trust'] },
});
