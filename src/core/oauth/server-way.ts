import { canonicalHost, type Detour, isServerName, readDestination } from '../http/detour.ts';
import { hostAndPort } from './connection.ts';

/**
 * Another way to the server of one host and port than its URLs say, kept as typed: what is being typed is no
 * destination yet, and must neither jump about nor be forgotten. Empty texts mean: as the URL says.
 */
export type ServerWay = { readonly hostAndPort: string } & WayTexts;

export type WayTexts = { readonly connectTo: string; readonly serverName: string };

/** What is wrong with a typed way, by the name of its field on screen. */
export type WayFault = { readonly part: 'Connect to' | 'TLS server name'; readonly reason: string };

export type WayReading =
  | { readonly kind: 'detour'; readonly detour: Detour }
  /** Nothing may be sent: whoever types another destination does not mean the URL's own. */
  | { readonly kind: 'fault'; readonly fault: WayFault }
  | { readonly kind: 'none' };

/** What was typed for the server of this URL, as it is dialled. */
export function readWay(url: string, ways: readonly ServerWay[]): WayReading {
  const way = wayTo(url, ways);
  if (way === undefined) return { kind: 'none' };
  const { connectTo, serverName } = { connectTo: way.connectTo.trim(), serverName: way.serverName.trim() };
  if (connectTo === '' && serverName === '') return { kind: 'none' };
  const fault = connectToFault(connectTo);
  if (fault !== undefined) return { kind: 'fault', fault: { part: 'Connect to', reason: fault } };
  const nameFault = serverNameFault(serverName);
  if (nameFault !== undefined) return { kind: 'fault', fault: { part: 'TLS server name', reason: nameFault } };
  const destination = readDestination(connectTo, portOf(way.hostAndPort));
  return {
    kind: 'detour',
    detour: {
      ...(destination === undefined ? {} : { connectTo: destination }),
      ...(serverName === '' ? {} : { serverName }),
    },
  };
}

export function wayTo(url: string, ways: readonly ServerWay[]): ServerWay | undefined {
  const target = hostAndPort(url);
  return target === undefined ? undefined : ways.find((each) => each.hostAndPort === target);
}

/** Why nothing can be dialled by this text, a sentence; undefined where it can, and where it is empty. */
export function connectToFault(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || readDestination(text, 443) !== undefined) return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'Only host and port go here, without the scheme and a path.';
  if (/[/?#]/.test(text)) return 'Only host and port go here, without a path.';
  if (text.includes('@')) return 'Only host and port go here, without a user in front.';
  const [, host, port] = /^(.*):([^:\]]*)$/.exec(text) ?? [];
  if (host !== undefined && canonicalHost(host) !== undefined) {
    return port === '' ? 'The port behind the colon is missing.' : 'A port is a number from 1 to 65535.';
  }
  return 'This is neither a host nor an address. Write it as 127.0.0.1, [::1] or staging.example, with a port behind a colon if it is another one.';
}

/** Why TLS cannot name the server so (RFC 6066 §3), a sentence; undefined where it can, and where it is empty. */
export function serverNameFault(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || isServerName(text)) return undefined;
  if (text.includes('://')) return 'Only a name goes here, without the scheme and a path.';
  if (/^[\d.]+$|^\[?[\da-f:.]*:[\da-f:.]*:[\da-f:.]*\]?$/i.test(text))
    return 'TLS names servers by name only, never by an address (RFC 6066 §3).';
  if (/:\d*$/.test(text)) return 'A server name has no port.';
  if (text.endsWith('.')) return 'A server name is written without the dot at its end (RFC 6066 §3).';
  if (/\P{ASCII}/u.test(text)) {
    const inAscii = canonicalHost(text);
    return `A server name is sent in ASCII (RFC 6066 §3)${inAscii === undefined ? '.' : `: write ${inAscii}.`}`;
  }
  return 'This is no DNS name: letters, digits and hyphens, with dots between its parts.';
}

function portOf(target: string): number {
  return Number(target.slice(target.lastIndexOf(':') + 1));
}
