import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '#core/contract/send.ts';
import type { Tls, Trust } from '#core/http/exchange.ts';
import { newAuthority, selfSigned } from '../../support/certificates.ts';
import { close, endOf, listen, type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { startRawServer } from './raw-server.ts';

const authority = newAuthority();
let folder: string;
let proxy: ProxyUnderTest;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantscope-'));
  const extra = join(folder, 'extra.pem');
  await writeFile(extra, `not a certificate\n${authority.pem}`);
  const environment = { NODE_EXTRA_CA_CERTS: extra, SSL_CERT_FILE: join(folder, 'missing.pem') };
  proxy = await startProxy({ environment, limits: { tlsMs: 300 } });
});
afterAll(async () => {
  await proxy.close();
  await rm(folder, { recursive: true });
});

type Tried = {
  readonly frames: readonly Frame[];
  readonly names: readonly string[];
  readonly tls: Tls | undefined;
  readonly received: number;
};

/** Sends one request to a TLS server with these options and tells what it got. */
async function attempt(options: TlsOptions, trust: Trust, host = 'localhost'): Promise<Tried> {
  let received = 0;
  const server = await startRawServer((socket, bytes) => {
    received += bytes.length;
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi');
  }, options);
  const frames = await proxy.send({ url: `https://${host}:${server.port}/`, trust });
  await server.close();
  const tls = frames.find((frame) => frame.frame === 'tls');
  return { frames, names: frames.map(({ frame }) => frame), tls: tls?.tls, received };
}

const system: Trust = { kind: 'system' };
const whole = ['dns', 'connect', 'tls', 'request-bytes', 'response-bytes', 'done'];
const stopped = ['dns', 'connect', 'tls', 'error'];
const day = 86_400_000;
const expired = { notBefore: new Date(Date.now() - 9 * day), notAfter: new Date(Date.now() - day) };
const future = { notBefore: new Date(Date.now() + day), notAfter: new Date(Date.now() + 9 * day) };

describe('trust, against what the system knows', () => {
  it('sends to a server whose chain, name and dates hold, and names the lists that were asked', async () => {
    const tried = await attempt(authority.issue(), system);
    expect(tried.names).toEqual(whole);
    expect(tried.tls?.trust).toMatchObject({
      kind: 'verified',
      authorities: expect.stringMatching(/^Node's list, NODE_EXTRA_CA_CERTS/),
    });
    expect(endOf(tried.frames)).toEqual({ kind: 'complete' });
  });

  it.each([
    ['a self-signed certificate', selfSigned(), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['an unknown authority', newAuthority('Stranger').issue(), 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['an expired certificate', authority.issue(expired), 'CERT_HAS_EXPIRED'],
    ['one that is not valid yet', authority.issue(future), 'CERT_NOT_YET_VALID'],
    ['another name', authority.issue({ dnsNames: ['other.example'] }), 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('shows the chain and sends not one byte where there is %s', async (_, certificate, code) => {
    const tried = await attempt(certificate, system);
    expect(tried.names).toEqual(stopped);
    expect(tried.tls?.trust).toEqual({ kind: 'untrusted', code });
    expect(tried.tls?.chain[0]?.sha256).toBe(certificate.sha256);
    expect(endOf(tried.frames)).toEqual({ kind: 'untrusted-certificate', code });
    expect(tried.received).toBe(0);
  });

  it('asks for the address where the URL has one (RFC 9110 §4.3.5)', async () => {
    const right = await attempt(authority.issue({ dnsNames: [], addresses: ['127.0.0.1'] }), system, '127.0.0.1');
    const wrong = await attempt(authority.issue({ dnsNames: ['localhost'], addresses: [] }), system, '127.0.0.1');
    expect(endOf(right.frames)).toEqual({ kind: 'complete' });
    expect(endOf(wrong.frames)).toEqual({ kind: 'untrusted-certificate', code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('tells what each certificate says, leaf first, as the server sent them', async () => {
    const issued = authority.issue({
      commonName: 'Leaf, Inc',
      dnsNames: ['localhost', 'a.example'],
      notAfter: new Date('2049-05-06T07:08:09Z'),
    });
    const { tls } = await attempt(issued, system);
    expect(tls).toMatchObject({ protocol: 'TLSv1.3', cipher: expect.stringMatching(/^TLS_/) });
    expect(tls?.chain).toHaveLength(2);
    expect(tls?.chain[0]).toMatchObject({
      subject: String.raw`CN=Leaf\, Inc`,
      issuer: 'CN=Test Authority',
      altNames: ['localhost', 'a.example', '127.0.0.1'],
      notAfter: '2049-05-06T07:08:09.000Z',
      sha256: issued.sha256,
      publicKey: 'EC prime256v1',
    });
    expect(tls?.chain[1]?.subject).toBe('CN=Test Authority');
  });
});

describe('trust, by a pin (design.md 7.8)', () => {
  it('sends to exactly the pinned certificate, and keeps what the system would have said', async () => {
    const pinned = selfSigned(expired);
    const tried = await attempt(pinned, { kind: 'pinned', sha256: pinned.sha256 });
    expect(tried.tls?.trust.kind).toBe('pinned');
    expect(tried.tls?.trust).toHaveProperty(
      'code',
      expect.stringMatching(/^DEPTH_ZERO_SELF_SIGNED_CERT$|^CERT_HAS_EXPIRED$/),
    );
    expect(tried.names).toEqual(whole);
  });

  it('sends nothing to another one, not even to one that the system knows', async () => {
    const sha256 = selfSigned().sha256;
    for (const other of [selfSigned(), authority.issue()]) {
      const tried = await attempt(other, { kind: 'pinned', sha256 });
      expect(tried.names).toEqual(stopped);
      expect(tried.tls?.trust.kind).toBe('untrusted');
      expect(endOf(tried.frames)).toEqual({ kind: 'pin-mismatch', pinnedSha256: sha256 });
      expect(tried.received).toBe(0);
    }
  });
});

describe('trust, switched off', () => {
  it('sends, and says why it would not have', async () => {
    const tried = await attempt(selfSigned(), { kind: 'off' });
    expect(tried.tls?.trust).toEqual({ kind: 'not-verified', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(tried.names).toEqual(whole);
  });

  it('says no reason where there is none', async () => {
    expect((await attempt(authority.issue(), { kind: 'off' })).tls?.trust).toStrictEqual({ kind: 'not-verified' });
  });

  it('is for one request alone: a second at the same time to the same server is stopped (T25)', async () => {
    let received = 0;
    const server = await startRawServer((socket) => {
      received += 1;
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    }, selfSigned());
    const url = `https://localhost:${server.port}/`;
    const trusts = Array.from({ length: 20 }, (_, at): Trust => (at % 2 === 0 ? { kind: 'off' } : system));
    const ends = await Promise.all(trusts.map(async (trust) => endOf(await proxy.send({ url, trust }))));
    expect(ends.filter((end) => Reflect.get(end as object, 'kind') === 'untrusted-certificate')).toHaveLength(10);
    expect(received).toBe(10);
    await server.close();
  });
});

describe('handshakes that fail', () => {
  const { key, cert } = selfSigned();
  it('says that the server has nothing newer than TLS 1.1 (RFC 8996)', async () => {
    const old: TlsOptions = { key, cert, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    expect(endOf((await attempt(old, { kind: 'off' })).frames)).toMatchObject({
      kind: 'tls',
      code: 'protocol-too-old',
    });
  });

  it('says that there is no TLS behind the port', async () => {
    // A greeting before any request, as SSH and SMTP servers send.
    const greeting = await startGreetingServer('220 hello\r\n');
    expect(endOf(await proxy.send({ url: `https://localhost:${greeting.port}/` }))).toMatchObject({
      kind: 'tls',
      code: 'not-tls',
    });
    await greeting.close();
  });

  it('says that the server wants a certificate of ours', async () => {
    const strict: TlsOptions = { key, cert, requestCert: true, rejectUnauthorized: true };
    const end = endOf((await attempt(strict, { kind: 'off' })).frames);
    expect(end).toMatchObject({ kind: expect.stringMatching(/^tls$|^closed$/) });
  });

  it('gives up a handshake that does not go on', async () => {
    const server = await startGreetingServer('');
    const end = endOf(await proxy.send({ url: `https://localhost:${server.port}/` }));
    expect(end).toEqual({ kind: 'timeout', phase: 'tls', limitMs: 300 });
    await server.close();
  });
});

async function startGreetingServer(greeting: string) {
  const sockets = new Set<{ destroy: () => void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    if (greeting !== '') socket.write(greeting);
  });
  const port = await listen(server);
  return {
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return close(server);
    },
  };
}
