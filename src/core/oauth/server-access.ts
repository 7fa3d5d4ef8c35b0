import type { ClientCertificate } from '../http/client-certificate.ts';
import type { TransportOptions } from '../http/exchange.ts';
import { hostAndPort, type Pin, trustFor } from './connection.ts';
import { readWay, type ServerWay } from './server-way.ts';

/** All that was chosen for servers, each for one host and port. */
export type ChosenForServers = {
  readonly pins: readonly Pin[];
  readonly unverified: readonly string[];
  readonly ways: readonly ServerWay[];
  readonly clientCertificates: readonly ClientCertificate[];
};

/** What of it is for the server of one URL, as a transport takes it. */
export type ServerAccess = Pick<TransportOptions, 'trust' | 'detour' | 'wayFault' | 'clientCertificate'>;

/**
 * What was chosen for the server behind this URL: whom to trust, which way to take, and the certificate to show. All of
 * it is looked up by the URL's own host and port, never by what is dialled in its place.
 */
export function serverAccess(url: string, chosen: ChosenForServers): ServerAccess {
  const way = readWay(url, chosen.ways);
  const clientCertificate = certificateFor(url, chosen.clientCertificates);
  return {
    trust: trustFor(url, chosen.pins, chosen.unverified),
    ...(way.kind === 'detour' ? { detour: way.detour } : {}),
    ...(way.kind === 'fault' ? { wayFault: way.fault } : {}),
    ...(clientCertificate === undefined ? {} : { clientCertificate }),
  };
}

/** The certificate that is held for the server behind this URL. */
export function certificateFor(url: string, held: readonly ClientCertificate[]): ClientCertificate | undefined {
  const target = hostAndPort(url);
  return held.find((each) => each.hostAndPort === target);
}
