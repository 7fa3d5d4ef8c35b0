import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Detour } from '#core/http/detour.ts';
import type { Tls, Trust } from '#core/http/exchange.ts';
import { newAuthority } from '../../support/certificates.ts';
import { bytesOf, endOf, type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { type RawServer, startRawServer } from './raw-server.ts';

const authority = newAuthority();
const certificate = authority.issue({ dnsNames: ['as.company.org'], addresses: [] });
let folder: string;
let proxy: ProxyUnderTest;
let server: RawServer;
const names: unknown[] = [];
const lookedUp: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantscope-'));
  await writeFile(join(folder, 'extra.pem'), authority.pem);
  proxy = await startProxy({
    environment: { NODE_EXTRA_CA_CERTS: join(folder, 'extra.pem') },
    lookup: (name) => {
      lookedUp.push(name);
      return Promise.resolve([name === 'metadata.here' ? '169.254.169.254' : '127.0.0.1']);
    },
  });
  server = await startRawServer((socket) => {
    names.push(Reflect.get(socket as TLSSocket, 'servername'));
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  }, certificate);
});
afterAll(async () => {
  await proxy.close();
  await server.close();
  await rm(folder, { recursive: true });
});

async function go(detour: Detour, trust: Trust = { kind: 'system' }, url = 'https://as.company.org/a') {
  lookedUp.length = 0;
  names.length = 0;
  const frames = await proxy.send({ url, detour, trust });
  const tls: Tls | undefined = frames.find((frame) => frame.frame === 'tls')?.tls;
  return { frames, tls, connect: frames.find((frame) => frame.frame === 'connect') };
}

const here = () => ({ host: '127.0.0.1', port: server.port });

describe('another place to connect to (curl --connect-to, --resolve)', () => {
  it('is dialled, while Host, server name and the certificate’s name stay the URL’s', async () => {
    const { frames, tls, connect } = await go({ connectTo: here() });
    expect(endOf(frames)).toEqual({ kind: 'complete' });
    expect(connect).toMatchObject({ address: '127.0.0.1', port: server.port });
    expect(String(bytesOf(frames, 'request-bytes'))).toMatch(/^GET \/a HTTP\/1\.1\r\nHost: as\.company\.org\r\n/);
    expect(tls).toMatchObject({ serverName: 'as.company.org', trust: { kind: 'verified' } });
    expect(names).toEqual(['as.company.org']);
    expect(lookedUp).toEqual([]);
  });

  it('may be a name, which is looked up in place of the URL’s', async () => {
    const { frames } = await go({ connectTo: { host: 'staging.here', port: server.port } });
    expect(endOf(frames)).toEqual({ kind: 'complete' });
    expect(lookedUp).toEqual(['staging.here']);
  });

  it('vouches for nothing: the certificate has to be for the URL’s host', async () => {
    const { frames, tls } = await go({ connectTo: here() }, { kind: 'system' }, 'https://other.company.org/');
    expect(endOf(frames)).toEqual({ kind: 'untrusted-certificate', code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(tls?.serverName).toBe('other.company.org');
  });

  it.each<[Detour['connectTo'], string]>([
    [{ host: '169.254.169.254', port: 80 }, 'link-local'],
    [{ host: 'metadata.here', port: 80 }, 'link-local'],
    [{ host: '::ffff:a9fe:a9fe', port: 80 }, 'link-local'],
    [{ host: 'metadata.google.internal', port: 80 }, 'platform-metadata'],
    [{ host: '255.255.255.255', port: 80 }, 'multicast-or-broadcast'],
  ])('is under the same address policy: %j', async (connectTo, rule) => {
    const { frames } = await go(connectTo === undefined ? {} : { connectTo });
    expect(endOf(frames)).toMatchObject({ kind: 'address-refused', rule });
  });

  it.each(['127.0.0.1', '::1', '0.0.0.0', 'localhost', 'any.here'])(
    'is not Grantscope itself: %s (T18)',
    async (host) => {
      const { frames } = await go({ connectTo: { host, port: proxy.port } });
      expect(endOf(frames)).toMatchObject({ kind: 'address-refused', rule: 'own-port' });
    },
  );

  it('is not looked at where the URL itself is forbidden only by what it would resolve to', async () => {
    const { frames } = await go({ connectTo: here() }, { kind: 'off' }, 'https://metadata.here/');
    expect(endOf(frames)).toEqual({ kind: 'complete' });
  });
});

describe('another server name in TLS', () => {
  it('is asked for, and the certificate has to be for the URL’s host all the same', async () => {
    const { frames, tls } = await go({ connectTo: here(), serverName: 'front.company.org' });
    expect(endOf(frames)).toEqual({ kind: 'complete' });
    expect(names).toEqual(['front.company.org']);
    expect(tls).toMatchObject({ serverName: 'front.company.org', trust: { kind: 'verified' } });
  });

  it('can be asked of an address, which by itself has none (RFC 6066 §3)', async () => {
    const { tls } = await go({ serverName: 'as.company.org' }, { kind: 'off' }, `https://127.0.0.1:${server.port}/`);
    expect(names).toEqual(['as.company.org']);
    expect(tls?.trust).toEqual({ kind: 'not-verified', code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    const plain = await go({}, { kind: 'off' }, `https://127.0.0.1:${server.port}/`);
    expect(plain.tls).not.toHaveProperty('serverName');
  });
});
