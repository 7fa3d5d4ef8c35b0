import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wireBytes } from '#core/http/wire-request.ts';
import { noBytes } from '#core/http/bytes.ts';
import { noOuterProxies, readOuterProxies } from '#server/proxy/outer-proxies.ts';
import { newAuthority } from '../../support/certificates.ts';
import { type OuterProxyServer, type OuterProxyWishes, startOuterProxy } from './outer-proxy-server.ts';
import { bytesOf, endOf, type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { type RawServer, startRawServer, until } from './raw-server.ts';
import { findingsOf } from './seen-through-proxy.ts';

const authority = newAuthority();
const hello = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';
let folder: string;
let server: RawServer;
let received: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantscope-'));
  await writeFile(join(folder, 'extra.pem'), authority.pem);
  server = await startRawServer(
    (socket, bytes) => {
      received = bytes;
      socket.end(hello);
    },
    authority.issue({ dnsNames: ['as.company.org'], addresses: ['192.0.2.7'] }),
  );
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const started: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of started.splice(0)) await each.close();
});

const lines: string[] = [];
/** Our proxy, set to a proxy of the network that leads to the one server. */
async function behind(
  wishes: OuterProxyWishes,
  credentials = '',
  environment: (port: number) => Readonly<Record<string, string>> = (port) => ({
    ALL_PROXY: `http://${credentials}localhost:${port}`,
  }),
): Promise<{ readonly outer: OuterProxyServer; readonly proxy: ProxyUnderTest; readonly named: string }> {
  const outer = await startOuterProxy(wishes);
  const proxy = await startProxy({
    environment: { NODE_EXTRA_CA_CERTS: join(folder, 'extra.pem') },
    outerProxies: readOuterProxies(environment(outer.port)),
    // Whatever is asked here would be a name that left the machine beside the proxy.
    lookup: (name) => Promise.reject(new Error(`looked up ${name}`)),
    // Short where nothing will come, and the usual one where a busy machine may need its time.
    limits: wishes.answer === '' ? { connectMs: 500 } : {},
    log: (line) => lines.push(line),
  });
  started.push(outer, proxy);
  return { outer, proxy, named: `localhost:${outer.port}` };
}

const url = 'https://as.company.org/token?x=1';
const toServer = () => ({ routes: { 'as.company.org:443': server.port } });

describe('through the proxy of the network', () => {
  it('asks it for a tunnel, resolves nothing here, and speaks TLS with the server itself', async () => {
    const { outer, proxy, named } = await behind(toServer());
    const frames = await proxy.send({ url });
    expect(frames.map(({ frame }) => frame)).toEqual([
      'dns',
      'connect',
      'tunnel',
      'tls',
      'request-bytes',
      'response-bytes',
      'done',
    ]);
    expect(frames[1]).toMatchObject({ via: named, port: outer.port });
    expect(frames[2]).toMatchObject({ answer: 'HTTP/1.1 200 Connection established' });
    expect(frames[3]).toMatchObject({ tls: { trust: { kind: 'verified' }, serverName: 'as.company.org' } });
    expect(outer.heads).toEqual(['CONNECT as.company.org:443 HTTP/1.1\r\nHost: as.company.org:443\r\n\r\n']);
  });

  it('keeps the bytes of both directions to what was exchanged with the server', async () => {
    const { proxy } = await behind({ ...toServer(), opening: 'HTTP/1.0 200 OK\r\nX-Proxy: here\r\n\r\n' });
    const frames = await proxy.send({ url });
    expect(bytesOf(frames, 'request-bytes')).toEqual(received);
    expect(received).toEqual(Buffer.from(wireBytes({ method: 'GET', url, headers: [], body: noBytes })));
    expect(String(bytesOf(frames, 'response-bytes'))).toBe(hello);
  });

  it('opens a tunnel for http as well, so that the request is the one that was shown', async () => {
    let asked = '';
    const plain = await startRawServer((socket, bytes) => {
      asked = String(bytes);
      socket.end(hello);
    });
    const { proxy, outer } = await behind({ routes: { 'as.company.org:80': plain.port } });
    const frames = await proxy.send({ url: 'http://as.company.org/a' });
    expect(endOf(frames)).toEqual({ kind: 'complete' });
    expect(asked).toMatch(/^GET \/a HTTP\/1\.1\r\nHost: as\.company\.org\r\n/);
    expect(outer.heads[0]).toMatch(/^CONNECT as\.company\.org:80 /);
    await plain.close();
  });

  it('loses no byte of a server that speaks first, in the same piece as the proxy’s answer', async () => {
    const { proxy } = await behind({ answer: `HTTP/1.1 200 OK\r\n\r\n${hello}` });
    const frames = await proxy.send({ url: 'http://as.company.org/a' });
    expect(String(bytesOf(frames, 'response-bytes'))).toBe(hello);
  });

  it('tells its credentials to it alone: not to the server, the page, or the log', async () => {
    const { proxy, outer } = await behind(toServer(), 'name:s3cret@');
    const frames = await proxy.send({ url });
    expect(outer.heads[0]).toContain('\r\nProxy-Authorization: Basic bmFtZTpzM2NyZXQ=\r\n');
    for (const text of [JSON.stringify(frames), String(received), lines.join('\n')]) {
      expect(text).not.toMatch(/s3cret|bmFtZTpzM2NyZXQ|Proxy-Auth/);
    }
  });

  it('is asked for the host that was chosen instead, and shows the server’s name that was', async () => {
    const { proxy, outer } = await behind({ routes: { '192.0.2.7:8443': server.port } });
    const frames = await proxy.send({ url, detour: { connectTo: { host: '192.0.2.7', port: 8443 } } });
    expect(endOf(frames)).toEqual({ kind: 'complete' });
    expect(outer.heads[0]).toMatch(/^CONNECT 192\.0\.2\.7:8443 /);
  });
});

describe('past the proxy of the network', () => {
  it.each([
    ['this machine', 'https://localhost:PORT/', {}],
    ['an exception', 'https://as.company.org/', { NO_PROXY: 'company.org' }],
    ['http where only https has one', 'http://as.company.org/', {}],
  ])('goes %s', async (_, address, more) => {
    const { proxy, outer } = await behind({}, '', (port) => ({ https_proxy: `http://localhost:${port}`, ...more }));
    await proxy.send({ url: address.replace('PORT', String(server.port)) });
    expect(outer.heads).toEqual([]);
  });
});

describe('the address policy behind a proxy', () => {
  it.each([
    ['http://169.254.169.254/', 'link-local'],
    ['http://[::ffff:169.254.169.254]/', 'link-local'],
    ['https://metadata.google.internal/', 'platform-metadata'],
    ['https://168.63.129.16/', 'platform-metadata'],
    ['https://224.0.0.1/', 'multicast-or-broadcast'],
  ])('refuses what is written out: %s', async (address, rule) => {
    const { proxy, outer } = await behind({});
    expect(endOf(await proxy.send({ url: address }))).toMatchObject({ kind: 'address-refused', rule });
    expect(outer.heads).toEqual([]);
  });

  it('judges what is dialled instead, too', async () => {
    const { proxy, outer } = await behind({});
    const frames = await proxy.send({ url, detour: { connectTo: { host: '169.254.169.254', port: 80 } } });
    expect(endOf(frames)).toMatchObject({ kind: 'address-refused', rule: 'link-local' });
    expect(outer.heads).toEqual([]);
  });

  it('does not take Grantscope itself for a proxy', async () => {
    const own = () => readOuterProxies({ https_proxy: `http://127.0.0.1:${proxy.port}` }).https;
    // The port is known only once it listens.
    const proxy: ProxyUnderTest = await startProxy({
      outerProxies: {
        ...noOuterProxies,
        get https() {
          return own();
        },
      },
    });
    started.push(proxy);
    expect(endOf(await proxy.send({ url }))).toEqual({
      kind: 'outer-proxy',
      proxy: `127.0.0.1:${proxy.port}`,
      code: 'address-refused',
      detail: 'own-port',
    });
  });
});

describe('the first thing that is said about a proxy that does not let through', () => {
  const refusing = (status: string) => ({ answer: `HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n` });
  it.each<[string, OuterProxyWishes, string]>([
    ['wants credentials', refusing('407 Proxy Authentication Required'), 'outer-proxy-wants-credentials'],
    ['forbids', refusing('403 Forbidden'), 'outer-proxy-refuses-tunnel'],
    ['redirects', refusing('302 Found'), 'outer-proxy-refuses-tunnel'],
    ['does not find the name', refusing('503 Service Unavailable'), 'outer-proxy-cannot-reach'],
    ['has no gateway', refusing('502 Bad Gateway'), 'outer-proxy-cannot-reach'],
    ['speaks otherwise', { answer: 'SSH-2.0-OpenSSH_9\r\n' }, 'outer-proxy-speaks-otherwise'],
    ['ends its head in the middle', { answer: 'HTTP/1.1 200 OK\r\nX: ' }, 'outer-proxy-speaks-otherwise'],
    ['hangs up', { hangsUp: true }, 'outer-proxy-hung-up'],
    ['is silent', { answer: '' }, 'outer-proxy-timed-out'],
  ])('and %s', async (_, wishes, id) => {
    const { proxy } = await behind(wishes);
    expect((await findingsOf(proxy, url))[0]?.id).toBe(id);
  });

  it('and rejects the credentials', async () => {
    const { proxy } = await behind(refusing('407 Proxy Authentication Required'), 'name:s3cret@');
    const [finding] = await findingsOf(proxy, url);
    expect(finding?.id).toBe('outer-proxy-rejects-credentials');
    expect(JSON.stringify(finding)).not.toContain('s3cret');
  });

  it.each([
    ['http://localhost:1', 'outer-proxy-not-listening'],
    ['http://proxy.company.org:3128', 'outer-proxy-not-found'],
    ['socks5://localhost:1080', 'outer-proxy-unusable'],
    ['http://169.254.1.1:3128', 'outer-proxy-is-grantscope'],
  ])('and cannot be asked: %s', async (ALL_PROXY, id) => {
    const { proxy } = await behind({}, '', () => ({ ALL_PROXY }));
    expect((await findingsOf(proxy, url))[0]?.id).toBe(id);
  });

  it('closes its connection when the page goes away', async () => {
    const { proxy, outer } = await behind({ answer: '' });
    const stream = proxy.stream({ url });
    await until(() => outer.heads.length > 0);
    stream.abort();
    await outer.close();
    expect(outer.heads).toHaveLength(1);
  });
});
