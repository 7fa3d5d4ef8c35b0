import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { commonHeaders } from './answer.ts';
import type { CertificateAndKey } from './certify.ts';
import { maxEchoBytes } from './echo.ts';
import { errorCode } from './state-file.ts';
import { recordReceivedBytes } from './received-bytes.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

// Room for a long JWT and the page's own fields.
const maxHeaderSize = 65_536;
const limits = { maxHeaderSize, headersTimeout: 10_000, requestTimeout: 30_000 };
const maxRequestBytes = maxHeaderSize + 2 * maxEchoBytes;

/** A plain http server of the playground, not listening yet. */
export function httpServer(answer: Answer): Server {
  const server = createHttpServer(limits, answer);
  return prepare(server, 'connection');
}

/**
 * The same over TLS with this certificate. HTTP/1.1 only, because the exchange is shown as text.
 *
 * Clients may show a certificate and need not (RFC 8705 §2). The one authority that is named to them lets a browser
 * see that none of its user's certificates is meant, so that it does not ask.
 */
export function httpsServer(certificate: CertificateAndKey, clientAuthorityPem: string, answer: Answer): Server {
  const tls = {
    cert: certificate.certificatePem,
    key: certificate.privateKeyPem,
    ALPNProtocols: ['http/1.1'],
    requestCert: true,
    // Whoever needs a certificate looks at it: the handshake takes any, a self-signed one included.
    rejectUnauthorized: false,
    ca: clientAuthorityPem,
  };
  return prepare(createHttpsServer({ ...limits, ...tls }, answer), 'secureConnection');
}

function prepare(server: Server, connectionEvent: 'connection' | 'secureConnection'): Server {
  recordReceivedBytes(server, connectionEvent, maxRequestBytes);
  // A connection that cannot be accepted (too many open files) is that caller's loss, not the process's.
  server.on('error', () => undefined);
  server.on('clientError', (error, socket) => answerUnreadable(errorCode(error), socket));
  return server;
}

/** What could not be parsed as a request still gets an answer that says so (RFC 9112 §3, RFC 6585 §5). */
function answerUnreadable(code: string, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, description] = refusals[code] ?? refusals['HPE_INVALID'];
  const body = `${JSON.stringify({ error: 'invalid_request', error_description: description })}\n`;
  const fields = Object.entries({
    ...commonHeaders,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${fields.join('')}\r\n${body}`);
}

const refusals: Readonly<Record<string, readonly [status: string, description: string]>> & {
  readonly HPE_INVALID: readonly [string, string];
} = {
  HPE_INVALID: ['400 Bad Request', 'This is not a readable HTTP/1.1 request.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', `At most ${maxHeaderSize} bytes of headers are read.`],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time.'],
};
