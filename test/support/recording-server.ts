import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** A server below HTTP for journeys: it keeps what it gets, and answers with the bytes that it is told to. */
export type RecordingServer = {
  readonly origin: string;
  /** The requests it got, whole, as Latin-1 text. */
  readonly requests: readonly string[];
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
};

type Answer = string | Buffer | undefined;

/** Starts one on a free port; `undefined` as the answer leaves the connection open and silent. An answer may be late. */
export async function recordingServer(
  answer: (request: string) => Answer | Promise<Answer>,
  tls?: TlsOptions,
): Promise<RecordingServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (!isWhole(received)) return;
      requests.push(received);
      const bytes = answer(received);
      received = '';
      if (bytes instanceof Promise) void bytes.then((late) => end(socket, late));
      else end(socket, bytes);
    });
  };
  const server: Server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve);
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://localhost:${port}`,
    requests,
    openSockets: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An answer with a JSON body and the framing that belongs to it. */
export function jsonAnswer(status: string, members: Readonly<Record<string, unknown>>, headers = ''): string {
  const body = JSON.stringify(members);
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function end(socket: Socket, bytes: Answer): void {
  if (bytes !== undefined && !socket.destroyed) socket.end(bytes);
}

function isWhole(received: string): boolean {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd === -1) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, headEnd))?.[1] ?? '0';
  return received.length >= headEnd + 4 + Number(length);
}
