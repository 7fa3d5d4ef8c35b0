import type { NameFacts } from './claims.ts';
import type { JsonObject } from './decode.ts';
import { auth0Table, cognitoTable, curityTable, oktaTable } from './vendor-names-cloud.ts';
import { entraTable, entraOwnFacts } from './vendor-names-entra.ts';
import { keycloakTable } from './vendor-names-keycloak.ts';
import { namespacedFacts } from './vendor-names-source.ts';

/** The authorization servers whose claims are explained here. */
export type VendorId = 'entra' | 'auth0' | 'okta' | 'keycloak' | 'cognito' | 'curity';

const tables: Readonly<Record<VendorId, ReadonlyMap<string, NameFacts>>> = {
  entra: entraTable,
  auth0: auth0Table,
  okta: oktaTable,
  keycloak: keycloakTable,
  cognito: cognitoTable,
  curity: curityTable,
};

/** What this vendor means by a claim, or undefined where it means what everybody means. */
export function vendorFacts(vendor: VendorId, name: string): NameFacts | undefined {
  const facts = tables[vendor].get(name);
  if (facts !== undefined) return facts;
  if (vendor === 'entra' && name.startsWith('xms_')) return entraOwnFacts;
  return vendor === 'auth0' && /^https?:\/\//.test(name) ? namespacedFacts : undefined;
}

/**
 * Whose token it seems to be, by its issuer's address or by claims that nobody else writes; undefined where nothing
 * tells. It is a guess for explaining, never for trusting: anybody can write these claims.
 */
export function vendorOf(claims: JsonObject): VendorId | undefined {
  return byIssuer(claims['iss']) ?? byTelltale(claims);
}

const hosts: readonly (readonly [RegExp, VendorId])[] = [
  [
    /^(login\.microsoftonline\.(com|us)|login\.partner\.microsoftonline\.cn|sts\.windows\.net|sts\.chinacloudapi\.cn)$/,
    'entra',
  ],
  [/\.(ciamlogin|b2clogin)\.com$/, 'entra'],
  [/\.auth0\.com$/, 'auth0'],
  [/\.(okta|oktapreview|okta-emea|okta-gov)\.com$|\.okta\.mil$/, 'okta'],
  [/^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/, 'cognito'],
];

function byIssuer(iss: unknown): VendorId | undefined {
  if (typeof iss !== 'string' || !URL.canParse(iss)) return undefined;
  const { hostname, pathname } = new URL(iss);
  const known = hosts.find(([pattern]) => pattern.test(hostname))?.[1];
  return known ?? (/\/realms\/[^/]+\/?$/.test(pathname) ? 'keycloak' : undefined);
}

function byTelltale(claims: JsonObject): VendorId | undefined {
  const has = (name: string) => claims[name] !== undefined;
  const { sub } = claims;
  if (has('tid') && (has('oid') || has('uti') || has('aio'))) return 'entra';
  if (has('realm_access') || has('resource_access')) return 'keycloak';
  if (has('token_use') && has('client_id')) return 'cognito';
  if (has('delegationId') && has('purpose')) return 'curity';
  if (has('cid') && (Array.isArray(claims['scp']) || claims['ver'] === 1)) return 'okta';
  return has('gty') || (typeof sub === 'string' && sub.endsWith('@clients')) ? 'auth0' : undefined;
}
