import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

export type Listening = {
  readonly port: number;
  /** Takes no new requests, lets those under way end for `graceMs`, then cuts them. */
  readonly close: (graceMs: number) => Promise<void>;
};

export type ListenResult =
  | { readonly kind: 'listening'; readonly listening: Listening }
  | { readonly kind: 'failed'; readonly address: string; readonly code: string };

/** Where a machine has no IPv6, binding says one of these; then IPv4 alone is right. */
const noSuchFamily = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1, on the same port and on nothing else. Were one of the
 * two left to another program, `localhost` would lead there for some browsers (security.md T09).
 *
 * `listenerFor` is given the port that was really taken, which differs from `port` where that is 0. It is called once
 * both are bound, so that nothing is started for a port that is not to be had.
 */
export async function listenOnLoopback(
  port: number,
  listenerFor: (realPort: number) => RequestListener,
): Promise<ListenResult> {
  const early: Parameters<RequestListener>[] = [];
  const keep: RequestListener = (...call) => void early.push(call);
  const four = createLimitedServer(keep);
  const failure = await bind(four, port, '127.0.0.1');
  if (failure !== undefined) return { kind: 'failed', address: '127.0.0.1', code: failure };
  const realPort = portOf(four);
  const six = createLimitedServer(keep);
  const failureOfSix = await bind(six, realPort, '::1');
  if (failureOfSix !== undefined && !noSuchFamily.includes(failureOfSix)) {
    await closeServer(four, 0);
    return { kind: 'failed', address: '[::1]', code: failureOfSix };
  }
  const servers = failureOfSix === undefined ? [four, six] : [four];
  const listener = listenerFor(realPort);
  for (const server of servers) server.off('request', keep).on('request', listener);
  for (const call of early) listener(...call);
  const close = async (graceMs: number): Promise<void> => {
    await Promise.all(servers.map((server) => closeServer(server, graceMs)));
  };
  return { kind: 'listening', listening: { port: realPort, close } };
}

function createLimitedServer(listener: RequestListener): Server {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 }, listener);
  server.maxRequestsPerSocket = 1_000;
  return server;
}

async function bind(server: Server, port: number, host: string): Promise<string | undefined> {
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
