import { describe, expect, it } from 'vitest';
import { base64, noBytes, utf8 } from '#core/http/bytes.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { startGathering } from '#app/session/gather-frames.ts';

const request: HttpRequest = { method: 'POST', url: 'https://as.example/token', headers: [], body: noBytes };
const clock = { now: () => ({ wallMs: 1000, monotonicMs: 50 }), lastJump: () => undefined };
const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

describe('frames of the proxy', () => {
  it('become an exchange with the bytes of both directions', () => {
    const gathering = startGathering(request, clock);
    gathering.add({ frame: 'dns', atMs: 1, addresses: ['127.0.0.1'] });
    gathering.add({ frame: 'connect', atMs: 2, address: '127.0.0.1', port: 443 });
    gathering.add({ frame: 'request-bytes', atMs: 3, base64: base64(utf8('POST …')) });
    gathering.add({ frame: 'response-bytes', atMs: 4, base64: base64(utf8(answer.slice(0, 10))) });
    gathering.add({ frame: 'response-bytes', atMs: 5, base64: base64(utf8(answer.slice(10))) });
    gathering.add({ frame: 'done', atMs: 6, ending: { kind: 'complete' } });
    const exchange = gathering.finish(false);
    expect(exchange.sent).toEqual({ kind: 'bytes', bytes: utf8('POST …') });
    expect(exchange.outcome).toMatchObject({
      kind: 'response',
      ending: { kind: 'complete' },
      received: { bytes: utf8(answer) },
    });
    expect(exchange.timing).toEqual({ dnsMs: 1, tcpMs: 2, sentMs: 3, firstByteMs: 4, endMs: 6 });
    expect(exchange.peer).toMatchObject({ address: '127.0.0.1', port: 443, tls: undefined });
  });

  it('tell the way through a proxy of the network, its own phase, and what was dialled instead', () => {
    const detour = { connectTo: { host: '192.0.2.7', port: 8443 } };
    const gathering = startGathering(request, clock, detour);
    gathering.add({ frame: 'dns', atMs: 1, addresses: ['10.0.0.1'] });
    gathering.add({ frame: 'connect', atMs: 2, address: '10.0.0.1', port: 3128, via: 'proxy.example:3128' });
    gathering.add({ frame: 'tunnel', atMs: 3, answer: 'HTTP/1.1 200 OK' });
    gathering.add({ frame: 'error', atMs: 4, error: { kind: 'closed', phase: 'tls', code: 'EOF' } });
    const exchange = gathering.finish(false);
    expect(exchange.peer).toEqual({
      address: '10.0.0.1',
      port: 3128,
      via: { proxy: 'proxy.example:3128', answer: 'HTTP/1.1 200 OK' },
      tls: undefined,
    });
    expect(exchange.timing).toEqual({ dnsMs: 1, tcpMs: 2, tunnelMs: 3, endMs: 4 });
    expect(exchange.detour).toEqual(detour);
    expect(exchange.sent).toEqual({ kind: 'nothing' });
  });

  it('that stop before any answer mean that the proxy is gone, unless the user cancelled (T28)', () => {
    const gone = startGathering(request, clock).finish(false);
    const cancelled = startGathering(request, clock).finish(true);
    expect(gone.outcome).toMatchObject({ failure: { kind: 'proxy-gone' } });
    expect(cancelled.outcome).toMatchObject({ failure: { kind: 'cancelled' } });
  });

  it('that stop in the middle of an answer keep what came, marked as truncated', () => {
    const gathering = startGathering(request, clock);
    gathering.add({ frame: 'response-bytes', atMs: 4, base64: base64(utf8('HTTP/1.1 200 OK\r\n\r\n{"a')) });
    expect(gathering.finish(false).outcome).toMatchObject({ kind: 'response', ending: { kind: 'truncated' } });
  });

  it('with bytes that are no HTTP keep these bytes', () => {
    const gathering = startGathering(request, clock);
    gathering.add({ frame: 'response-bytes', atMs: 4, base64: base64(utf8('SSH-2.0-x\r\n')) });
    gathering.add({ frame: 'done', atMs: 5, ending: { kind: 'closed' } });
    expect(gathering.finish(false).outcome).toEqual({
      kind: 'failure',
      failure: { kind: 'not-http' },
      received: { kind: 'bytes', bytes: utf8('SSH-2.0-x\r\n') },
    });
  });
});
