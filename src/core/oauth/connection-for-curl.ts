import type { CurlConnection } from '../http/curl-connection.ts';
import type { Exchange } from '../http/exchange.ts';
import { type Pin, trustFor } from './connection.ts';

/** How the server of an exchange was reached, as the command for the same has to say it. */
export function connectionForCurl(
  { request, detour, peer }: Exchange,
  { pins, unverified }: { readonly pins: readonly Pin[]; readonly unverified: readonly string[] },
): CurlConnection {
  const held = peer?.tls?.clientCertificate?.held;
  return {
    trust: trustFor(request.url, pins, unverified),
    ...(detour === undefined ? {} : { detour }),
    ...(held === undefined ? {} : { clientCertificate: `${held.subject}, SHA-256 ${held.sha256}` }),
  };
}
