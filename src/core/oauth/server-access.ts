import type { ClientCertificate } from '../http/client-certificate.ts';
import type { Detour } from '../http/detour.ts';
import type { TransportOptions } from '../http/exchange.ts';
import { hostAndPort, type Pin, trustFor } from './connection.ts';

/** How the server of one host and port is reached instead of as its URLs say. */
export type ServerWay = Detour & { readonly hostAndPort: string };

/** All that was chosen for servers, each for one host and port. */
export type ChosenForServers = {
  readonly pins: readonly Pin[];
  readonly unverified: readonly string[];
  readonly ways: readonly ServerWay[];
  readonly clientCertificates: readonly ClientCertificate[];
};

/** What of it is for the server of one URL, as a transport takes it. */
export type ServerAccess = Pick<TransportOptions, 'trust' | 'detour' | 'clientCertificate'>;

/**
 * What was chosen for the server behind this URL: whom to trust, which way to take, and the certificate to show. All of
 * it is looked up by the URL's own host and port, never by what is dialled in its place.
 */
export function serverAccess(url: string, chosen: ChosenForServers): ServerAccess {
  const target = hostAndPort(url);
  const way = chosen.ways.find((each) => each.hostAndPort === target);
  const clientCertificate = chosen.clientCertificates.find((each) => each.hostAndPort === target);
  return {
    trust: trustFor(url, chosen.pins, chosen.unverified),
    ...(way === undefined ? {} : { detour: detourOf(way) }),
    ...(clientCertificate === undefined ? {} : { clientCertificate }),
  };
}

function detourOf({ connectTo, serverName }: ServerWay): Detour {
  return { ...(connectTo === undefined ? {} : { connectTo }), ...(serverName === undefined ? {} : { serverName }) };
}
