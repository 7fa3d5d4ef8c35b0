import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { targetOf } from './faults/mounted-request.ts';

/** The bytes of one request as they came over the connection, or undefined where they cannot be told apart. */
export type ReceivedBytes = (request: IncomingMessage) => Buffer | undefined;

type Tape = { chunks: Buffer[]; length: number; isCut: boolean };

const tapes = new WeakMap<Socket, Tape>();

/**
 * Records what arrives on this server's connections, so that an echo can show the request itself instead of what a
 * parser made of it. A tape holds one request at a time and stops at `maxBytes`.
 */
export function recordReceivedBytes(server: Server, event: 'connection' | 'secureConnection', maxBytes: number): void {
  server.on(event, (socket: Socket) => {
    const tape: Tape = { chunks: [], length: 0, isCut: false };
    tapes.set(socket, tape);
    // Before the parser, so that the tape is complete when the parser says that the request is.
    socket.prependListener('data', (chunk: Buffer) => {
      tape.length += chunk.length;
      tape.isCut ||= tape.length > maxBytes;
      if (!tape.isCut) tape.chunks.push(chunk);
    });
  });
  server.prependListener('request', (request, response) => {
    response.once('close', () => {
      const tape = tapes.get(request.socket);
      if (tape === undefined) return;
      tape.chunks = [];
      tape.length = 0;
      tape.isCut = false;
    });
  });
}

/** The recorded bytes of a request whose body has been read to its end. */
export const receivedBytes: ReceivedBytes = (request) => {
  const tape = tapes.get(request.socket);
  if (tape === undefined || tape.isCut) return undefined;
  const bytes = withoutLeadingLineBreaks(Buffer.concat(tape.chunks));
  const headEnd = bytes.indexOf('\r\n\r\n');
  const start = `${request.method ?? ''} ${targetOf(request)} HTTP/`;
  // A client that sends requests without waiting for answers (pipelining) leaves more than one on the tape.
  if (headEnd === -1 || !bytes.subarray(0, headEnd).toString('latin1').startsWith(start)) return undefined;
  if (request.headers['transfer-encoding'] !== undefined) return bytes;
  return bytes.subarray(0, headEnd + 4 + Number(request.headers['content-length'] ?? 0));
};

/** The request put together again from what the parser kept: the order, casing and repetition of headers included. */
export function rebuiltRequest(request: IncomingMessage, body: Buffer): Buffer {
  const fields = request.rawHeaders.flatMap((name, at, all) =>
    at % 2 === 0 ? [`${name}: ${all[at + 1] ?? ''}\r\n`] : [],
  );
  const line = `${request.method ?? ''} ${targetOf(request)} HTTP/${request.httpVersion}\r\n`;
  return Buffer.concat([Buffer.from(`${line}${fields.join('')}\r\n`, 'latin1'), body]);
}

// RFC 9112 §2.2 lets a server skip empty lines before the request line.
function withoutLeadingLineBreaks(bytes: Buffer): Buffer {
  let at = 0;
  while (bytes[at] === 0x0d || bytes[at] === 0x0a) at++;
  return bytes.subarray(at);
}
