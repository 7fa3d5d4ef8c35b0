import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket, TlsOptions } from 'node:tls';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import type { Frame } from '#core/contract/send.ts';
import type { Tls, Trust } from '#core/http/exchange.ts';
import { newAuthority } from '../../support/certificates.ts';
import { close, listen, type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { type RawServer, startRawServer } from './raw-server.ts';

/** Vouches for the servers and for the clients. */
export const authority = newAuthority();
export const client = authority.issue({ commonName: 'machine', forClients: true });
export const serverCertificate = authority.issue();
/** A server that wants a certificate of the client. */
export const asking: TlsOptions = { requestCert: true, rejectUnauthorized: true, ca: authority.pem };

/** The proxy, and the lines of its log. */
export type Trial = {
  readonly proxy: ProxyUnderTest;
  readonly lines: readonly string[];
  readonly close: () => Promise<void>;
};

/** Starts a proxy that trusts the authority. */
export async function startTrial(): Promise<Trial> {
  const lines: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'grantscope-'));
  await writeFile(join(folder, 'extra.pem'), authority.pem);
  const proxy = await startProxy({
    environment: { NODE_EXTRA_CA_CERTS: join(folder, 'extra.pem') },
    log: (line) => lines.push(line),
  });
  const end = async (): Promise<void> => {
    await proxy.close();
    await rm(folder, { recursive: true });
  };
  return { proxy, lines, close: end };
}

export type Seen = {
  readonly frames: readonly Frame[];
  readonly tls: Tls | undefined;
  /** The common names of the certificates that reached the server with a request. */
  readonly subjects: readonly unknown[];
  readonly connections: number;
};

export type Wishes = {
  readonly given?: Partial<ClientCertificate>;
  readonly trust?: Trust;
  readonly scheme?: 'http' | 'https';
};

/** Sends one request with a client certificate to a TLS server with these options. */
export async function attempt(
  proxy: ProxyUnderTest,
  options: TlsOptions,
  { given = {}, trust, scheme = 'https' }: Wishes = {},
): Promise<Seen> {
  const subjects: unknown[] = [];
  const server = await startRawServer(
    (socket) => {
      subjects.push(subjectOf(socket));
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    },
    { ...serverCertificate, ...options },
  );
  const frames = await proxy.send({
    url: `${scheme}://localhost:${server.port}/`,
    trust: trust ?? { kind: 'system' },
    clientCertificate: certificate(server, given),
  });
  const connections = server.connections();
  await server.close();
  const tls = frames.find((frame) => frame.frame === 'tls')?.tls;
  return { frames, tls, subjects, connections };
}

/** A client certificate that is bound to this server, changed like this. */
export function certificate(
  { port }: Pick<RawServer, 'port'>,
  change: Partial<ClientCertificate> = {},
): ClientCertificate {
  return {
    hostAndPort: `localhost:${port}`,
    certificatePem: client.cert,
    privateKeyPem: client.key,
    passphrase: '',
    unverifiedConfirmed: false,
    ...change,
  };
}

/** The common name of the client's certificate, or undefined where it showed none. */
export function subjectOf(socket: Socket): unknown {
  const shown: object = (socket as TLSSocket).getPeerCertificate();
  const subject: unknown = Reflect.get(shown, 'subject');
  return typeof subject === 'object' && subject !== null ? Reflect.get(subject, 'CN') : undefined;
}

/** The same as `attempt`, with every byte that the client sent. */
export async function recorded(
  proxy: ProxyUnderTest,
  options: TlsOptions,
  alert?: Buffer,
): Promise<{ readonly frames: readonly Frame[]; readonly fromClient: Buffer }> {
  const pieces: Buffer[] = [];
  const sockets: Socket[] = [];
  const server = await startRawServer((socket) => socket.end(), options);
  const front = createServer((socket) => {
    const behind = connect({ host: '127.0.0.1', port: server.port });
    sockets.push(socket, behind);
    socket.on('data', (piece: Buffer) => {
      pieces.push(piece);
      if (alert === undefined || pieces.length === 1) return;
      socket.unpipe(behind);
      behind.unpipe(socket);
      socket.end(alert);
    });
    socket
      .on('error', () => {})
      .pipe(behind.on('error', () => {}))
      .pipe(socket);
  });
  const port = await listen(front);
  const frames = await proxy.send({ url: `https://localhost:${port}/`, clientCertificate: certificate({ port }) });
  await new Promise((resolve) => (sockets[0]?.closed ? resolve(undefined) : sockets[0]?.once('close', resolve)));
  for (const socket of sockets) socket.destroy();
  await close(front);
  await server.close();
  return { frames, fromClient: Buffer.concat(pieces) };
}
