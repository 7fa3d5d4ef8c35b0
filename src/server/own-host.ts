import type { IncomingMessage } from 'node:http';

/** For whom a request is, judged by its `Host` alone. */
export type HostVerdict =
  | { readonly kind: 'own' }
  /** The same server under another of its names, where the browser would keep another history. */
  | { readonly kind: 'other-name' }
  /** Not ours: a rebound name, another machine's proxy, or no usable `Host` at all. */
  | { readonly kind: 'foreign' };

/** The page's one origin. It is `localhost` because storage, history and pins belong to an origin. */
export function appOrigin(port: number): string {
  return new URL(`http://localhost:${port}`).origin;
}

/**
 * Compares `Host` with a fixed list, never with anything else in the request: a page whose name was rebound to this
 * machine looks like one of ours in every other field (security.md finding 3).
 */
export function judgeHost(request: IncomingMessage, port: number): HostVerdict {
  const hosts = request.rawHeaders.filter((_, index, fields) => index % 2 === 1 && isHost(fields[index - 1]));
  const [host] = hosts;
  if (host === undefined || hosts.length > 1 || !request.url?.startsWith('/')) return { kind: 'foreign' };
  if (host === new URL(appOrigin(port)).host) return { kind: 'own' };
  const otherNames = ['127.0.0.1', '[::1]'].map((name) => new URL(`http://${name}:${port}`).host);
  return otherNames.includes(host) ? { kind: 'other-name' } : { kind: 'foreign' };
}

function isHost(name: string | undefined): boolean {
  return name?.toLowerCase() === 'host';
}
