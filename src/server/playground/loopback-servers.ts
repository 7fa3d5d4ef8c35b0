import type { Server } from 'node:http';
import { errorCode } from './state-file.ts';

/** Servers that listen on one port of 127.0.0.1 and, where the machine has it, of ::1. */
export type LoopbackServers = { readonly port: number; readonly close: () => Promise<void> };

const maxTries = 200;

/**
 * Listens on the preferred port, or on the next one that is free in both families; 0 lets the system choose. Nothing
 * but loopback addresses is ever bound.
 *
 * @throws an Error when 200 ports in a row are taken, or the system's error when it is about something else.
 */
export async function listenOnLoopback(preferredPort: number, createServer: () => Server): Promise<LoopbackServers> {
  for (let tries = 0; tries < maxTries; tries++) {
    const port = preferredPort === 0 ? 0 : preferredPort + tries;
    if (port > 65_535) break;
    const servers = await tryPort(port, createServer);
    if (servers !== undefined) return servers;
  }
  throw new Error(`No free port was found from ${preferredPort} on.`);
}

/** Undefined when the port is taken in either family. */
async function tryPort(port: number, createServer: () => Server): Promise<LoopbackServers | undefined> {
  const v4 = createServer();
  if ((await listen(v4, port, '127.0.0.1')) !== 'listening') return undefined;
  const bound = boundPort(v4);
  const v6 = createServer();
  const outcome = await listen(v6, bound, '::1');
  if (outcome === 'taken') {
    await closeServer(v4);
    return undefined;
  }
  const servers = outcome === 'listening' ? [v4, v6] : [v4];
  return { port: bound, close: async () => void (await Promise.all(servers.map(closeServer))) };
}

function listen(server: Server, port: number, host: string): Promise<'listening' | 'taken' | 'no-such-address'> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error): void => {
      const outcome = outcomes[errorCode(error)];
      if (outcome === undefined) reject(error);
      else resolve(outcome);
    };
    server.once('error', onError);
    server.listen({ port, host, ipv6Only: host === '::1' }, () => {
      server.off('error', onError);
      resolve('listening');
    });
  });
}

const outcomes: Readonly<Record<string, 'taken' | 'no-such-address'>> = {
  EADDRINUSE: 'taken',
  // Ports below 1024 without the right to them, and ranges that Windows reserves.
  EACCES: 'taken',
  EADDRNOTAVAIL: 'no-such-address',
  EAFNOSUPPORT: 'no-such-address',
};

function boundPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
