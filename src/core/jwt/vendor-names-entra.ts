import type { NameFacts } from './claims.ts';
import { vendorTable } from './vendor-names-source.ts';

const vendor = 'Microsoft Entra ID';
const pages = 'https://learn.microsoft.com/en-us/entra/identity-platform/';
const claims = { label: 'Microsoft Entra: access token claims', url: `${pages}access-token-claims-reference` };
const optional = { label: 'Microsoft Entra: optional claims', url: `${pages}optional-claims-reference` };
const tokens = { label: 'Microsoft Entra: access tokens', url: `${pages}access-tokens` };

/** Access tokens of Microsoft Entra ID, version 1.0 and 2.0; which one comes is a setting of the API, not of the client. */
export const entraTable = vendorTable(vendor, claims, [
  ['aud', 'Audience', 'The API: its application ID in v2.0 tokens, that or its App ID URI in v1.0 tokens.'],
  ['iss', 'Issuer', 'Entra and the tenant; v1.0 and v2.0 tokens of one tenant have different issuers.'],
  ['sub', 'Subject', 'With client credentials the same object ID as in oid; for users another one with every app.'],
  ['aio', 'Internal', 'For Microsoft’s own use. APIs should not read it.'],
  ['rh', 'Internal', 'For Microsoft’s own use. APIs should not read it.'],
  ['appid', 'Client', 'The client’s application ID, in v1.0 tokens; azp in v2.0.'],
  ['azp', 'Client', 'The client’s application ID, in v2.0 tokens; appid in v1.0.'],
  [
    'appidacr',
    'Client authentication',
    'How the client proved itself, in v1.0 tokens: 0 not at all, 1 with a secret, 2 with a certificate.',
  ],
  [
    'azpacr',
    'Client authentication',
    'How the client proved itself, in v2.0 tokens: 0 not at all, 1 with a secret, 2 with a certificate.',
  ],
  ['idtyp', 'Token for', 'Says app where no user is behind the token. An API must opt in to get it.', optional],
  ['oid', 'Object ID', 'The directory object that acts; with client credentials the service principal of the client.'],
  ['tid', 'Tenant', 'The tenant that the token comes from. An API for several tenants must check it.'],
  ['uti', 'Token ID', 'A name for this one token, as jti elsewhere.'],
  ['ver', 'Token version', 'Says 1.0 or 2.0; names and formats of the other claims depend on it.'],
  [
    'roles',
    'App roles',
    'What the client may do at this API, once an administrator has agreed. It stands in for scopes here.',
  ],
  ['scp', 'Scope', 'What a user lets the client do, separated by spaces. With client credentials there is none.'],
  ['wids', 'Directory roles', 'Roles that hold in the whole tenant, by the IDs of their templates.'],
  ['idp', 'Identity provider', 'Who authenticated the subject; with client credentials the tenant itself.'],
  ['acrs', 'Authentication contexts', 'Extra conditions that the caller has met already.'],
  ['hasgroups', 'Has groups', 'There are too many groups for the token; Microsoft Graph knows them.'],
  ['unique_name', 'Display name', 'A readable name of the user, in v1.0 tokens. No right may hang on it.'],
  ['upn', 'User principal name', 'A name of the user that can change. No right may hang on it.', optional],
  ['ipaddr', 'IP address', 'From where the user logged in.'],
  ['login_hint', 'Login hint', 'What a client passes on so that the user need not type a name again.', optional],
  ['xms_cc', 'Client capabilities', 'cp1 says that the client can answer a demand for more claims.'],
  [
    'xms_edov',
    'E-mail domain verified',
    'Whether the domain of the e-mail address was proved to be the owner’s.',
    optional,
  ],
  [
    'app_displayname',
    'Client name',
    'The client’s display name, in tokens for Microsoft’s own APIs. It is not documented, so nothing may hang on it.',
    tokens,
  ],
]);

/** Any further claim that begins with `xms_`. */
export const entraOwnFacts: NameFacts = {
  title: 'Internal',
  meaning: 'Microsoft’s own; what is not documented can change any day.',
  source: tokens,
  vendor,
};
