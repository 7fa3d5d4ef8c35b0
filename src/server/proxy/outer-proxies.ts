import { canonicalHost, type Destination, destinationText } from '#core/http/detour.ts';
import { isOnThisMachine } from './addresses.ts';
import type { Environment } from './authorities.ts';
import { type NoProxy, readNoProxy } from './no-proxy.ts';
import { isLocalhost, type Target } from './resolve-target.ts';

/** A proxy between this machine and the servers, as the environment names it. */
export type OuterProxy =
  | {
      readonly kind: 'proxy';
      /** The variable's name. */
      readonly variable: string;
      readonly address: Destination;
      /** `Basic …`, for that proxy and nobody else: never shown, logged or handed on. Absent where it wants none. */
      readonly authorization: string | undefined;
    }
  /** The variable is set and cannot be followed. Going past it would not be what whoever set it wants. */
  | { readonly kind: 'unusable'; readonly variable: string };

/** By the scheme of the URL that is asked for. */
export type OuterProxies = {
  readonly https: OuterProxy | undefined;
  readonly http: OuterProxy | undefined;
  readonly isException: NoProxy;
};

export const noOuterProxies: OuterProxies = { https: undefined, http: undefined, isException: () => false };

/** In the order in which curl asks for them. Of `http_proxy` only the small letters count: `HTTP_PROXY` is what a CGI
 * program finds a request's own `Proxy` header in, so whoever sends a request could choose the proxy ("httpoxy"). */
const variables = {
  https: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  http: ['http_proxy', 'all_proxy', 'ALL_PROXY'],
  exceptions: ['no_proxy', 'NO_PROXY'],
} as const;

/** curl's, where the variable names none. */
const standardPort = 1080;

/** Reads which proxies the machine is set to. An empty variable counts as not set, as in curl. */
export function readOuterProxies(environment: Environment): OuterProxies {
  const first = (names: readonly string[]): string | undefined => names.find((name) => environment[name]?.trim());
  const proxyOf = (names: readonly string[]): OuterProxy | undefined => {
    const variable = first(names);
    return variable === undefined ? undefined : readProxy(variable, environment[variable] ?? '');
  };
  const exceptions = first(variables.exceptions);
  return {
    https: proxyOf(variables.https),
    http: proxyOf(variables.http),
    isException: readNoProxy(exceptions === undefined ? '' : (environment[exceptions] ?? '')),
  };
}

/**
 * The proxy through which a URL is to be reached, or undefined for none. `NO_PROXY` goes by the URL's host and port, as
 * in curl; what is dialled decides whether it is this machine, which no proxy can reach for us.
 */
export function outerProxyFor(
  url: URL,
  target: Target,
  dialled: Target,
  proxies: OuterProxies,
): OuterProxy | undefined {
  if (isLocalhost(dialled.host) || isOnThisMachine(dialled.host) || proxies.isException(target)) return undefined;
  return url.protocol === 'https:' ? proxies.https : proxies.http;
}

/** What the terminal says of them, a sentence each; nothing where there are none. */
export function outerProxySentences({ https, http }: OuterProxies): readonly string[] {
  const sentenceOf = (scheme: string, proxy: OuterProxy): string =>
    proxy.kind === 'proxy'
      ? `${scheme} goes through ${destinationText(proxy.address)} (${proxy.variable}), but for NO_PROXY and this machine`
      : `${scheme} goes to this machine and NO_PROXY alone: ${proxy.variable} holds something else than http://host:port`;
  return [
    ...(https === undefined ? [] : [sentenceOf('https', https)]),
    ...(http === undefined ? [] : [sentenceOf('http', http)]),
  ];
}

function readProxy(variable: string, value: string): OuterProxy {
  const [, scheme = 'http', userinfo, hostText = '', digits] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:(.*)@)?(\[[^\]]*\]|[^:/?#@]*)(?::(\d{1,5}))?(?:[/?#].*)?$/i.exec(value.trim()) ??
    [];
  const host = canonicalHost(hostText);
  const port = digits === undefined ? standardPort : Number(digits);
  const isUsable = scheme.toLowerCase() === 'http' && host !== undefined && port >= 1 && port <= 65_535;
  if (!isUsable) return { kind: 'unusable', variable };
  return { kind: 'proxy', variable, address: { host, port }, authorization: userinfo && basic(userinfo) };
}

function basic(userinfo: string): string {
  const [user = '', ...password] = userinfo.split(':');
  const credentials = `${decoded(user)}:${decoded(password.join(':'))}`;
  return `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
