/** A host, which is a name or an address without brackets, in the notation of WHATWG `URL`, and a port from 1 to 65535. */
export type Destination = { readonly host: string; readonly port: number };

/**
 * Another way to a server than its URL says, as curl has it with `--connect-to` and `--resolve`.
 *
 * `connectTo` stands in for the URL's host and port where the connection is made: it is what is looked up, judged by
 * the address policy, and dialled. `serverName` stands in for the URL's host where TLS names the server it wants
 * (RFC 6066 §3). Nothing else changes with either: `Host`, the name that the server's certificate has to be for, pins,
 * *do not verify*, client certificates and `NO_PROXY` all go by the URL's own host and port.
 */
export type Detour = { readonly connectTo?: Destination; readonly serverName?: string };

/** The host as a URL would hold it and without brackets, or undefined where it can be none. */
export function canonicalHost(text: string): string | undefined {
  const [, bracketed] = /^\[(.*:.*)\]$/.exec(text) ?? [];
  const bare = bracketed ?? text;
  if (bare === '' || /[\s/?#@\\[\]%]/.test(bare)) return undefined;
  const url = `http://${bare.includes(':') ? `[${bare}]` : bare}/`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : undefined;
}

/**
 * Reads `host`, `host:port`, `address` or `[address]:port` as typed; where there is no port, this one is meant.
 * Undefined where the text names no place that could be dialled.
 */
export function readDestination(text: string, standardPort: number): Destination | undefined {
  const [, bracketed, plain, digits] = /^(?:(\[[^\]]*\])|([^:]*))(?::(\d{1,5}))?$/.exec(text.trim()) ?? [];
  const isBareIpv6 = bracketed === undefined && plain === undefined && text.split(':').length > 2;
  const host = canonicalHost(bracketed ?? plain ?? (isBareIpv6 ? text.trim() : ''));
  const port = digits === undefined ? standardPort : Number(digits);
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port };
}

/** `host:port`, an IPv6 address in brackets, as an authority has it (RFC 3986 §3.2). */
export function destinationText({ host, port }: Destination): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether this can be sent as TLS's server name: a DNS name in ASCII, no address and no final dot (RFC 6066 §3). */
export function isServerName(text: string): boolean {
  const isName = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*$/i.test(text);
  return isName && !/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/i.test(text);
}
