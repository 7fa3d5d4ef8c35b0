import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { close, listen } from './proxy-under-test.ts';

/** A server below HTTP: it keeps the bytes it gets and sends the bytes it is told to. */
export type RawServer = {
  readonly port: number;
  readonly url: string;
  /** Connections accepted so far. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

/** What to do with one connection once the head, and as much body as its Content-Length says, have come. */
export type RawAnswer = (socket: Socket, received: Buffer) => void;

/** Starts a raw server, over TLS where options for it are given. */
export async function startRawServer(answer: RawAnswer, tls?: TlsOptions): Promise<RawServer> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let received = Buffer.alloc(0);
    let isAnswered = false;
    socket.on('data', (piece: Buffer) => {
      received = Buffer.concat([received, piece]);
      if (isAnswered || !isWhole(received)) return;
      isAnswered = true;
      answer(socket, received);
    });
  };
  const server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve);
  server.on('connection', () => (connections += 1));
  server.on('tlsClientError', () => {});
  const port = await listen(server);
  return {
    port,
    url: `${tls === undefined ? 'http' : 'https'}://localhost:${port}`,
    connections: () => connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return close(server);
    },
  };
}

function isWhole(received: Buffer): boolean {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd === -1) return false;
  const [, length = '0'] = /\r\ncontent-length: (\d+)\r\n/i.exec(received.toString('latin1', 0, headEnd + 2)) ?? [];
  return received.length >= headEnd + 4 + Number(length);
}

/** Resolves when something is true, looking again on every turn of the event loop. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
