import { isLoopback } from '../http/cross-origin.ts';
import { urlFault } from '../http/url-fault.ts';
import type { AssertionSettings } from './assertion-settings.ts';
import { type ClientAuthentication, type Connection, provesByCertificate, signsAssertion } from './connection.ts';
import type { Discovered } from './discovered.ts';
import { methodInstead } from './discovery-methods.ts';

/** What filling in would change, and what is shown of each part of the metadata before anybody presses. */
export type DiscoveryFill = {
  readonly connection: Partial<Connection>;
  /** For verifying tokens; undefined where the metadata name no set of keys that is safe to fetch. */
  readonly jwksUrl: string | undefined;
  /** The names on screen of the fields that would change. */
  readonly fields: readonly string[];
  /** The token endpoint's host, where it is not the issuer's: the client's secret would go there. */
  readonly elsewhere: string | undefined;
};

/**
 * What of the metadata goes into the forms. An endpoint that would get the client's secret at another origin than the
 * token endpoint is left out: it is found again, and asked for, when it is needed. So is whatever is at a plain http
 * address of another machine, but for the token endpoint, which is judged before each request anyway.
 *
 * @param jwksUrl what stands in the form for verifying
 */
export function discoveryFill(discovered: Discovered, connection: Connection, jwksUrl: string): DiscoveryFill {
  const method = methodInstead(discovered, connection.clientAuthentication);
  const chosen = method ?? connection.clientAuthentication;
  const endpoints = endpointsFor(discovered, chosen, connection);
  const found = usable(endpoints.token);
  const tokenEndpoint = found ?? connection.tokenEndpoint;
  const change: Partial<Connection> = {
    ...changed(connection, 'tokenEndpoint', found),
    ...changed(connection, 'clientAuthentication', method),
    ...changed(connection, 'assertion', assertionFor(discovered, chosen, connection)),
    ...changed(connection, 'introspectionEndpoint', besideToken(endpoints.introspection, tokenEndpoint)),
    ...changed(connection, 'revocationEndpoint', besideToken(endpoints.revocation, tokenEndpoint)),
  };
  const keys = safe(discovered.jwksUri);
  const newKeys = keys === jwksUrl ? undefined : keys;
  return {
    connection: change,
    jwksUrl: newKeys,
    fields: [
      ...names.flatMap(([key, name]) => (Object.hasOwn(change, key) ? [name] : [])),
      ...(newKeys === undefined ? [] : ['JWKS URL']),
    ],
    elsewhere: found === undefined ? undefined : otherHost(found, discovered.issuer),
  };
}

const names = [
  ['tokenEndpoint', 'Token endpoint'],
  ['clientAuthentication', 'Client authentication'],
  ['assertion', 'Issuer in aud'],
  ['introspectionEndpoint', 'Introspection endpoint'],
  ['revocationEndpoint', 'Revocation endpoint'],
] as const;

/** Whether an address of the metadata may be used for a request that proves the client. */
export function isSafe(url: string): boolean {
  return safe(url) !== undefined;
}

/** The host of an address, where it is another one than the issuer's. */
export function otherHost(url: string, issuer: string): string | undefined {
  if (!URL.canParse(url) || !URL.canParse(issuer)) return undefined;
  const { host } = new URL(url);
  return host === new URL(issuer).host ? undefined : host;
}

/** Whether everybody on the way could read and change what goes to this address. */
export function isPlainHttp(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLoopback(hostname);
}

/**
 * The aliases come first for a client with a certificate (RFC 8705 §5), and stay for one that chose them already: also a
 * client with a secret goes there for tokens that are bound to a certificate.
 */
function endpointsFor(discovered: Discovered, method: ClientAuthentication, { tokenEndpoint: typed }: Connection) {
  const { mtlsTokenEndpoint: alias, tokenEndpoint, introspectionEndpoint, revocationEndpoint } = discovered;
  const isByAlias = usable(alias) !== undefined && (provesByCertificate(method) || alias === typed);
  if (!isByAlias) return { token: tokenEndpoint, introspection: introspectionEndpoint, revocation: revocationEndpoint };
  return {
    token: alias,
    introspection: discovered.mtlsIntrospectionEndpoint ?? introspectionEndpoint,
    revocation: discovered.mtlsRevocationEndpoint ?? revocationEndpoint,
  };
}

/** The issuer for `aud`, where an assertion is signed or is to be: metadata know what else can only be guessed. */
function assertionFor(
  { issuer }: Discovered,
  method: ClientAuthentication,
  { assertion }: Connection,
): AssertionSettings | undefined {
  const isOfUse = signsAssertion(method) || assertion.audience === 'issuer';
  return isOfUse && assertion.issuer !== issuer ? { ...assertion, issuer } : undefined;
}

function besideToken(endpoint: string | undefined, tokenEndpoint: string): string | undefined {
  const fit = safe(endpoint);
  if (fit === undefined || !URL.canParse(tokenEndpoint)) return undefined;
  return new URL(fit).origin === new URL(tokenEndpoint).origin ? fit : undefined;
}

function safe(url: string | undefined): string | undefined {
  const fit = usable(url);
  return fit === undefined || isPlainHttp(fit) ? undefined : fit;
}

function usable(url: string | undefined): string | undefined {
  return url === undefined || urlFault(url, 'address') !== undefined ? undefined : url;
}

function changed<Name extends keyof Connection>(
  connection: Connection,
  name: Name,
  value: Connection[Name] | undefined,
): Partial<Connection> {
  return value === undefined || value === connection[name] ? {} : { [name]: value };
}
