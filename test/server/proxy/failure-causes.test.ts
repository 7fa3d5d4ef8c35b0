import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Trust } from '#core/http/exchange.ts';
import type { Lookup } from '#server/proxy/resolve-target.ts';
import { newAuthority, selfSigned } from '../../support/certificates.ts';
import { close, listen, type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { startRawServer } from './raw-server.ts';
import { findingsOf } from './seen-through-proxy.ts';

const authority = newAuthority();
const stranger = newAuthority('Stranger');
const day = 86_400_000;
const codes: Readonly<Record<string, string>> = {
  'again.test-net': 'EAI_AGAIN',
  'mail-only.test-net': 'ENODATA',
};

const lookup: Lookup = (name) => {
  if (name === 'silent.test-net') return new Promise(() => {});
  if (name.endsWith('.here')) return Promise.resolve(['127.0.0.1']);
  return Promise.reject(Object.assign(new Error('lookup'), { code: codes[name] ?? 'ENOTFOUND' }));
};

let folder: string;
let proxy: ProxyUnderTest;
/** For what never comes. */
let impatient: ProxyUnderTest;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantscope-'));
  const extra = join(folder, 'extra.pem');
  await writeFile(extra, authority.pem);
  const options = { environment: { NODE_EXTRA_CA_CERTS: extra }, lookup };
  proxy = await startProxy(options);
  impatient = await startProxy({ ...options, limits: { connectMs: 200, tlsMs: 200, firstByteMs: 200 } });
});
afterAll(async () => {
  await proxy.close();
  await impatient.close();
  await rm(folder, { recursive: true });
});

/** What the first finding is for a URL. */
async function first(url: string, trust?: Trust, by = proxy): Promise<string | undefined> {
  return (await findingsOf(by, url, trust))[0]?.id;
}

/** The same against a server that does this with each connection. */
async function firstAt(serve: (socket: Socket) => void, scheme = 'http', by = proxy): Promise<string | undefined> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  const port = await listen(server);
  const id = await first(`${scheme}://localhost:${port}/`, undefined, by);
  for (const socket of sockets) socket.destroy();
  await close(server);
  return id;
}

async function firstOverTls(options: TlsOptions, host = 'localhost', trust?: Trust): Promise<string | undefined> {
  const server = await startRawServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'), options);
  const id = await first(`https://${host}:${server.port}/`, trust);
  await server.close();
  return id;
}

describe('the first thing that is said about a name', () => {
  it.each([
    ['https://https//as.example/token', 'name-is-scheme'],
    ['https://{tenant}.auth0.com/oauth/token', 'name-holds-placeholder'],
    ['https://as.example.com/token', 'name-is-reserved'],
    ['https://login..as-net.org/token', 'name-malformed'],
    ['https://login.microsoftonline.con/x', 'name-almost-known'],
    ['https://acme.aut0h.com/oauth/token', 'name-almost-known'],
    ['https://auth_server.company.org/token', 'name-with-underscore'],
    ['https://auth.cοmpany.org/token', 'name-not-ascii'],
    ['https://printer.local/token', 'name-is-local'],
    ['https://keycloak.svc.cluster.local/token', 'name-is-local'],
    ['https://sso.corp/token', 'name-is-internal'],
    ['http://keycloak:8080/token', 'name-without-dots'],
    ['https://auth.company.org./token', 'name-with-trailing-dot'],
    ['https://again.test-net/token', 'dns-not-answering'],
    ['https://mail-only.test-net/token', 'name-without-address'],
    ['https://auth.company-without-server.org/token', 'name-not-found'],
  ])('%s', async (url, id) => expect(await first(url)).toBe(id));
});

describe('the first thing that is said about a connection', () => {
  it('that nobody takes', async () => {
    const gone = await startRawServer(() => {});
    await gone.close();
    expect(await first(`http://localhost:${gone.port}/`)).toBe('refused-on-this-machine');
    expect(await first(`http://127.0.0.1:${gone.port}/`)).toBe('refused-at-one-loopback');
    expect(await first(`http://server.here:${gone.port}/`)).toBe('connection-refused');
  });

  it('that does not go on', async () => {
    expect(await first('https://silent.test-net/token', undefined, impatient)).toBe('dns-timed-out');
    expect(await firstAt(() => {}, 'http', impatient)).toBe('answer-timed-out');
    expect(await firstAt(() => {}, 'https', impatient)).toBe('tls-timed-out');
  });

  it('to an address that is not called', async () => {
    expect(await first(`http://localhost:${proxy.port}/`)).toBe('address-is-grantscope');
    expect(await first('http://169.254.169.254/')).toBe('address-of-platform');
    expect(await first('http://255.255.255.255/')).toBe('address-for-nobody');
  });

  it.each([
    ['is closed at once', (socket: Socket) => socket.end(), 'http', 'connection-closed'],
    ['is reset once the request is there', reset, 'http', 'connection-reset'],
    ['is closed in the handshake', (socket: Socket) => socket.end(), 'https', 'closed-in-handshake'],
    ['answers https in clear text', answering('HTTP/1.1 400 Bad Request\r\n\r\n'), 'https', 'https-to-plain-port'],
    ['greets as SSH where https is asked', greeting('SSH-2.0-OpenSSH_9\r\n'), 'https', 'https-to-plain-port'],
    ['answers with a TLS alert', answering('\u0015\u0003\u0003\u0000\u0002\u0002\u0032'), 'http', 'answered-in-tls'],
    ['answers in HTTP/2', answering('\0\0\u0006\u0004\0\0\0\0\0\0\u0003\0\0\0\u0064'), 'http', 'answered-in-http2'],
    ['greets as SSH', greeting('SSH-2.0-OpenSSH_9\r\n'), 'http', 'answered-by-other-service'],
    ['greets as a mail server', greeting('220 mail.example ESMTP\r\n'), 'http', 'answered-by-other-service'],
    ['answers as Redis', answering("-ERR unknown command 'GET'\r\n"), 'http', 'answered-by-other-service'],
    ['greets as MySQL', greeting('J\0\0\0\n8.0.36\0'), 'http', 'answered-by-other-service'],
    ['answers with a page alone', answering('<html>hi</html>'), 'http', 'answered-without-head'],
    ['answers with JSON alone', answering('{"ok":true}'), 'http', 'answered-without-head'],
    [
      'answers with headers alone',
      answering('Content-Type: text/html\r\n\r\nhi'),
      'http',
      'answered-without-status-line',
    ],
    [
      'sends the request back',
      (socket: Socket) => socket.once('data', (piece) => socket.end(piece)),
      'http',
      'answered-with-request',
    ],
    ['answers with anything', answering('\u0001\u0002\u0003'), 'http', 'not-http'],
    [
      'is told by nginx to speak https',
      answering('HTTP/1.1 400 Bad Request\r\n\r\n<html>The plain HTTP request was sent to HTTPS port</html>'),
      'http',
      'plain-http-to-https-port',
    ],
  ] as const)('that %s', async (_, serve, scheme, id) => expect(await firstAt(serve, scheme)).toBe(id));
});

describe('the first thing that is said about a certificate', () => {
  const leafAlone = stranger.issue();
  it.each([
    ['of its own', selfSigned(), 'localhost', 'certificate-self-signed'],
    ['of an unknown authority', stranger.issue(), 'localhost', 'certificate-authority-unknown'],
    [
      'without its issuer',
      { ...leafAlone, cert: firstBlock(leafAlone.cert) },
      'localhost',
      'certificate-chain-incomplete',
    ],
    ['that has expired', authority.issue(dated(-9, -1)), 'localhost', 'certificate-expired'],
    ['that begins tomorrow', authority.issue(dated(1, 9)), 'localhost', 'certificate-not-yet-valid'],
    ['for another name', authority.issue({ dnsNames: ['other.org'] }), 'localhost', 'certificate-wrong-name'],
    ['for names, at an address', authority.issue({ addresses: [] }), '127.0.0.1', 'certificate-not-for-address'],
    ['without names', authority.issue({ dnsNames: [], addresses: [] }), 'localhost', 'certificate-without-names'],
    ['with a star too few', authority.issue({ dnsNames: ['*.here'] }), 'a.b.here', 'certificate-wildcard-too-deep'],
    ['of an ingress', selfSigned({ commonName: 'TRAEFIK DEFAULT CERT' }), 'localhost', 'certificate-of-ingress'],
    ['of an inspection', newAuthority('Zscaler Root CA').issue(), 'localhost', 'certificate-of-inspection'],
    ['with a short key', authority.issue({ rsaBits: 768 }), 'localhost', 'certificate-too-weak'],
    ['for clients', authority.issue({ forClients: true }), 'localhost', 'certificate-not-for-servers'],
  ])('%s', async (_, certificate, host, id) =>
    expect(await firstOverTls({ ...certificate, ciphers: lax }, host)).toBe(id),
  );

  it('that is another than the pinned one', async () => {
    const trust: Trust = { kind: 'pinned', sha256: selfSigned().sha256 };
    expect(await firstOverTls(selfSigned(), 'localhost', trust)).toBe('certificate-changed');
    expect(await firstOverTls(authority.issue(), 'localhost', trust)).toBe('certificate-renewed');
  });
});

describe('the first thing that is said about a handshake', () => {
  const own = authority.issue();
  const withCertificate = { requestCert: true, rejectUnauthorized: true };
  it.each([
    ['with TLS 1.1', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: lax }, 'tls-too-old'],
    ['with a cipher that nobody has', { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_CCM_SHA256' }, 'no-common-cipher'],
    ['for HTTP/2 alone', { ALPNProtocols: ['h2'] }, 'only-http2'],
    [
      'that wants a certificate, in TLS 1.2',
      { ...withCertificate, maxVersion: 'TLSv1.2' },
      'tls-client-certificate-wanted',
    ],
    [
      'that wants a certificate, in TLS 1.3',
      { ...withCertificate, minVersion: 'TLSv1.3' },
      'tls-client-certificate-wanted',
    ],
  ] as const)('%s', async (_, options, id) => expect(await firstOverTls({ ...own, ...options })).toBe(id));

  it.each([
    [42, 'tls-client-certificate-wanted'],
    [48, 'tls-client-certificate-wanted'],
    [112, 'name-not-served'],
    [120, 'only-http2'],
    [70, 'tls-too-old'],
    [71, 'no-common-cipher'],
    [40, 'no-common-cipher'],
    [80, 'server-broke-handshake'],
    [50, 'tls-failed'],
  ])('that ends with the alert %i (RFC 8446 §6.2)', async (alert, id) => {
    expect(await firstAt(answering(`\u0015\u0003\u0003\u0000\u0002\u0002${String.fromCharCode(alert)}`), 'https')).toBe(
      id,
    );
  });

  it('survives servers that break off in the middle of it', async () => {
    const port = await new Promise<number>((resolve) => {
      const server = createTlsServer(own, () => {});
      void listen(server).then((at) => {
        server.on('connection', (socket: Socket) => setImmediate(() => socket.destroy()));
        server.on('tlsClientError', () => {});
        afterAll(() => close(server));
        resolve(at);
      });
    });
    const ids = await Promise.all(Array.from({ length: 20 }, () => first(`https://localhost:${port}/`)));
    expect(ids.filter((id) => id === undefined)).toEqual([]);
  });
});

const lax = 'DEFAULT@SECLEVEL=0';

function reset(socket: Socket): void {
  socket.once('data', () => socket.resetAndDestroy());
}

function answering(text: string): (socket: Socket) => void {
  return (socket) => void socket.once('data', () => socket.end(text, 'latin1'));
}

function greeting(text: string): (socket: Socket) => void {
  return (socket) => void socket.end(text, 'latin1');
}

function firstBlock(pem: string): string {
  return `${pem.split('-----END CERTIFICATE-----')[0] ?? ''}-----END CERTIFICATE-----\n`;
}

function dated(from: number, to: number) {
  return { notBefore: new Date(Date.now() + from * day), notAfter: new Date(Date.now() + to * day) };
}
