import { describe, expect, it } from 'vitest';
import { noBytes } from '#core/http/bytes.ts';
import type { TransportOptions } from '#core/http/exchange.ts';
import { curlImport } from '#core/oauth/curl-import.ts';
import { browserTransport } from '#app/session/browser-transport.ts';
import { workbenchUnderTest } from './workbench-under-test.ts';

const clientCertificate = {
  hostAndPort: 'as.example:443',
  certificatePem: 'certificate',
  privateKeyPem: 'key',
  passphrase: '',
  unverifiedConfirmed: false,
};
const detour = { connectTo: { host: '127.0.0.1', port: 8443 } };
const chosen = {
  ways: [{ hostAndPort: 'as.example:443', connectTo: '127.0.0.1:8443', serverName: '' }],
  clientCertificates: [clientCertificate],
};

describe('another way to a server and a client certificate', () => {
  it('go with the token request, and not with the call of an API elsewhere', async () => {
    const { commands, server, session } = workbenchUnderTest();
    session.store.setState(chosen);
    const asked = commands.getToken();
    server.answerNext({ access_token: 'one', token_type: 'Bearer' });
    await asked;
    const called = commands.sendApiRequest();
    server.answerNext({});
    await called;
    expect(server.options[0]).toMatchObject({ detour, clientCertificate });
    expect(server.options[1]).not.toHaveProperty('detour');
    expect(server.options[1]).not.toHaveProperty('clientCertificate');
  });

  it('go with questions about a token, by the host of each', async () => {
    const { commands, server, session } = workbenchUnderTest();
    session.store.setState(chosen);
    commands.pasteToken('a-reference-of-some-length');
    commands.editConnection({ introspectionEndpoint: 'https://as.example/introspect' });
    const done = commands.introspect();
    await expect.poll(() => server.options.length, { timeout: 15_000 }).toBe(1);
    server.answerNext({ active: true });
    await done;
    expect(server.options[0]).toMatchObject({ detour, clientCertificate });
  });

  it('do not go together unasked: who answers another way need not be who may see a certificate unverified', () => {
    const { commands, session } = workbenchUnderTest();
    const isConfirmed = () => session.store.getState().clientCertificates.map((each) => each.unverifiedConfirmed);
    const confirm = () =>
      session.store.setState({ clientCertificates: [{ ...clientCertificate, unverifiedConfirmed: true }] });
    confirm();
    commands.editWay('https://other.example/token', { connectTo: '127.0.0.1:8443' });
    expect(isConfirmed()).toEqual([true]);
    commands.editWay('https://as.example/token', { connectTo: '127.0.0.1:8443' });
    expect(isConfirmed()).toEqual([false]);
    confirm();
    commands.takeBackWay('as.example:443');
    expect(isConfirmed()).toEqual([false]);
    confirm();
    const curl = 'curl --connect-to as.example:443:127.0.0.1:9443 https://as.example/token -d grant_type=a';
    const read = curlImport(curl);
    if (read.kind === 'nothing') throw new Error(read.reason);
    commands.fillInFromCurl(read, undefined);
    expect(isConfirmed()).toEqual([false]);
  });

  it.each<[string, Partial<TransportOptions>]>([
    ['client certificate', { clientCertificate, detour }],
    ['way to the server', { detour }],
    ['Connect to', { wayFault: { part: 'Connect to', reason: 'It names no place.' } }],
  ])('are not silently left out by the browser: %s', async (part, wishes) => {
    const clock = { now: () => ({ wallMs: 0, monotonicMs: 0 }), lastJump: () => undefined };
    const request = { method: 'GET', url: 'https://as.example/', headers: [], body: noBytes } as const;
    const { signal } = new AbortController();
    const exchange = await browserTransport(clock)(request, {
      trust: { kind: 'system' },
      maxResponseBytes: 1,
      signal,
      ...wishes,
    });
    expect(exchange.sent).toEqual({ kind: 'nothing' });
    expect(exchange.outcome).toMatchObject({ failure: { kind: 'request-refused', part } });
  });
});
