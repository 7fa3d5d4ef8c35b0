import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latin1 } from '#core/http/bytes.ts';
import type { CurlConnection } from '#core/http/curl-connection.ts';
import { curlCommand } from '#core/http/curl.ts';
import type { Destination } from '#core/http/detour.ts';
import { wireBytes } from '#core/http/wire-request.ts';
import { newAuthority, selfSigned } from '../../support/certificates.ts';
import { recordingServer, type RecordingServer } from '../../support/recording-server.ts';
import { runCommand } from './run-command.ts';
import { tokenRequestAt } from './token-request-at.ts';

const empty = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
const system = { kind: 'system' } as const;
const off = { kind: 'off' } as const;

let plain: RecordingServer;
let secure: RecordingServer;
const askedFor: string[] = [];
beforeAll(async () => {
  plain = await recordingServer(() => empty);
  secure = await recordingServer(() => empty, {
    ...selfSigned(),
    requestCert: true,
    rejectUnauthorized: false,
    SNICallback: (name, done) => {
      askedFor.push(name);
      done(null);
    },
  });
});
afterAll(() => Promise.all([plain.close(), secure.close()]));

const portOf = ({ origin }: RecordingServer) => Number(new URL(origin).port);
const at = (server: RecordingServer): Destination => ({ host: '127.0.0.1', port: portOf(server) });

async function sentTo(server: RecordingServer, command: string, folder = '.'): Promise<string> {
  const before = server.requests.length;
  await runCommand(`cd ${folder}\n${command}`);
  expect(server.requests).toHaveLength(before + 1);
  return server.requests[before] ?? '';
}

describe('curlCommand of a detour, run in bash', () => {
  it.each(['http://as.example.test', 'http://as.example.test:8080', 'http://[2001:db8::1]:8080', 'http://192.0.2.1'])(
    'sends the bytes of wireBytes to the place that was chosen instead of %s',
    async (origin) => {
      const request = tokenRequestAt(origin, {});
      const command = curlCommand(request, [], { trust: system, detour: { connectTo: at(plain) } });
      expect(await sentTo(plain, command)).toBe(latin1(wireBytes(request)));
    },
  );

  it('asks for the other name in TLS where no certificate is judged, and sends the same bytes', async () => {
    const request = tokenRequestAt('https://as.example.test', {});
    const detour = { connectTo: at(secure), serverName: 'inner.example.test' };
    const command = curlCommand(request, [], { trust: off, detour });
    expect(await sentTo(secure, command)).toBe(latin1(wireBytes(request)));
    expect(askedFor.at(-1)).toBe('inner.example.test');
  });

  it('asks for the other name at the URL’s own place', async () => {
    const request = tokenRequestAt(secure.origin, {});
    const command = curlCommand(request, [], { trust: off, detour: { serverName: 'inner.example.test' } });
    expect(await sentTo(secure, command)).toBe(latin1(wireBytes(request)));
    expect(askedFor.at(-1)).toBe('inner.example.test');
  });

  it('takes certificate and key from the files that it names', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'curl-'));
    const client = newAuthority().issue({ commonName: 'machine', forClients: true });
    await writeFile(join(folder, 'client.pem'), client.cert);
    await writeFile(join(folder, 'client.key'), client.key);
    const request = tokenRequestAt('https://as.example.test', {});
    const connection = { trust: off, detour: { connectTo: at(secure) }, clientCertificate: 'CN=machine' };
    expect(await sentTo(secure, curlCommand(request, [], connection), folder)).toBe(latin1(wireBytes(request)));
    await rm(folder, { recursive: true });
  });
});

describe('what a command says of the connection', () => {
  const lines = (url: string, connection: CurlConnection) =>
    curlCommand(tokenRequestAt(url, {}), [], connection)
      .split('\n')
      .filter((line) => /^#|--connect-to|--cert|--key|^ {2}'https?:/.test(line));
  const inner = { serverName: 'inner.test' };
  const there = { connectTo: { host: '10.0.0.7', port: 8443 } };

  it('names both places, with their ports', () => {
    expect(lines('https://as.test', { trust: system, detour: there })).toEqual([
      '  --connect-to as.test:443:10.0.0.7:8443 \\',
      "  'https://as.test/token'",
    ]);
  });

  it('quotes the brackets of IPv6', () => {
    const detour = { connectTo: { host: '::1', port: 443 } };
    expect(lines('https://as.test', { trust: system, detour })[0]).toBe("  --connect-to 'as.test:443:[::1]:443' \\");
  });

  it('never claims the other name where the certificate is judged: curl would judge it for that name', () => {
    expect(lines('https://as.test', { trust: system, detour: { ...there, ...inner } })).toEqual([
      '# TLS asked for inner.test (SNI). curl has no option for that: it asks for as.test,',
      '# so a server that goes by this name may answer otherwise.',
      '  --connect-to as.test:443:10.0.0.7:8443 \\',
      "  'https://as.test/token'",
    ]);
  });

  it('puts the other name into the URL where no certificate is judged, and says so', () => {
    expect(lines('https://as.test:8443', { trust: off, detour: inner })).toEqual([
      '# The URL names inner.test, so that TLS asks for it (SNI); Host names as.test.',
      '  --connect-to inner.test:8443:as.test:8443 \\',
      "  'https://inner.test:8443/token'",
    ]);
  });

  it('says nothing of a name where there is no TLS', () => {
    expect(lines('http://as.test', { trust: off, detour: inner })).toEqual(["  'http://as.test/token'"]);
  });

  it('says which certificate the files stand for, on lines that nothing can end', () => {
    expect(lines('https://as.test', { trust: system, clientCertificate: 'CN=machine\nrm -rf ~' })).toEqual([
      '# client.pem and client.key stand for your client certificate (CN=machine rm -rf ~)',
      '# and its key: curl reads both from files, as PEM.',
      '  --cert client.pem \\',
      '  --key client.key \\',
      "  'https://as.test/token'",
    ]);
  });
});
