import { isLoopback } from '../http/cross-origin.ts';
import { urlFault } from '../http/url-fault.ts';
import { type ClientAuthentication, clientAuthentications, type Connection } from './connection.ts';
import type { Discovered } from './discovered.ts';

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

/** Methods in the order in which one is chosen where the current one is not offered: what works without a key first. */
const preferred: readonly ClientAuthentication[] = ['client_secret_basic', 'client_secret_post'];
const defaultMethod = 'client_secret_basic';

/**
 * What of the metadata goes into the forms. An endpoint that would get the client's secret at another origin than the
 * token endpoint is left out: it is found again, and asked for, when it is needed. So is whatever is at a plain http
 * address of another machine, but for the token endpoint, which is judged before each request anyway.
 *
 * @param jwksUrl what stands in the form for verifying
 */
export function discoveryFill(discovered: Discovered, connection: Connection, jwksUrl: string): DiscoveryFill {
  const found = usable(discovered.tokenEndpoint);
  const tokenEndpoint = found ?? connection.tokenEndpoint;
  const change: Partial<Connection> = {
    ...changed(connection, 'tokenEndpoint', found),
    ...changed(connection, 'clientAuthentication', methodFor(discovered, connection)),
    ...changed(connection, 'introspectionEndpoint', besideToken(discovered.introspectionEndpoint, tokenEndpoint)),
    ...changed(connection, 'revocationEndpoint', besideToken(discovered.revocationEndpoint, tokenEndpoint)),
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
  ['introspectionEndpoint', 'Introspection endpoint'],
  ['revocationEndpoint', 'Revocation endpoint'],
] as const;

/** The methods that the server offers; where it does not say, the one that it must take (RFC 8414 §2). */
export function offeredMethods({ methods }: Discovered): readonly string[] {
  return methods ?? [defaultMethod];
}

/** The methods of a server that this page cannot send. */
export function unsendable(methods: readonly string[]): readonly string[] {
  return methods.filter((method) => !clientAuthentications.some((each) => each === method));
}

/** Whether the metadata are those of what is typed now; after another endpoint was typed they say nothing of it. */
export function isAbout({ tokenEndpoint }: Discovered, connection: Connection): boolean {
  return tokenEndpoint !== undefined && tokenEndpoint === connection.tokenEndpoint;
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

function methodFor(discovered: Discovered, { clientAuthentication }: Connection): ClientAuthentication | undefined {
  const offered = offeredMethods(discovered);
  if (offered.includes(clientAuthentication)) return undefined;
  return [...preferred, ...clientAuthentications].find((method) => method !== 'none' && offered.includes(method));
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
