import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFrame } from '#core/contract/parse-frame.ts';
import type { Frame } from '#core/contract/send.ts';

const certificate = {
  subject: 'CN=a',
  issuer: 'CN=b',
  altNames: ['a.example'],
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  sha256: 'ab',
  serialNumber: '01',
  publicKey: 'EC prime256v1',
  pem: '-----BEGIN CERTIFICATE-----',
};
const tls = { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', alpn: 'http/1.1', chain: [certificate] };

const frames: readonly Frame[] = [
  { frame: 'dns', atMs: 0.5, addresses: ['127.0.0.1', '::1'] },
  { frame: 'connect', atMs: 1, address: '127.0.0.1', port: 443 },
  { frame: 'tls', atMs: 2, tls: { ...tls, trust: { kind: 'verified', authorities: "Node's list" } } },
  { frame: 'tls', atMs: 2, tls: { ...tls, trust: { kind: 'untrusted', code: 'CERT_HAS_EXPIRED' } } },
  { frame: 'tls', atMs: 2, tls: { ...tls, trust: { kind: 'pinned' } } },
  { frame: 'tls', atMs: 2, tls: { ...tls, trust: { kind: 'not-verified', code: 'CERT_HAS_EXPIRED' } } },
  {
    frame: 'tls',
    atMs: 2,
    tls: {
      ...tls,
      trust: { kind: 'pinned' },
      serverName: 'a.example',
      clientCertificate: { asked: true, presented: true, held: { subject: 'CN=c', sha256: 'cd' } },
    },
  },
  {
    frame: 'tls',
    atMs: 2,
    tls: { ...tls, trust: { kind: 'pinned' }, clientCertificate: { asked: false, presented: false } },
  },
  { frame: 'connect', atMs: 1, address: '10.0.0.1', port: 3128, via: 'proxy.example:3128' },
  { frame: 'tunnel', atMs: 1.5, answer: 'HTTP/1.1 200 OK' },
  { frame: 'request-bytes', atMs: 3, base64: 'aGk=' },
  { frame: 'response-bytes', atMs: 4, base64: '' },
  { frame: 'done', atMs: 5, ending: { kind: 'complete' } },
  { frame: 'done', atMs: 5, ending: { kind: 'closed' } },
  { frame: 'done', atMs: 5, ending: { kind: 'truncated', code: 'EOF' } },
  { frame: 'done', atMs: 5, ending: { kind: 'cut', limitBytes: 10 } },
  { frame: 'done', atMs: 5, ending: { kind: 'timeout', limitMs: 30_000 } },
  { frame: 'done', atMs: 5, ending: { kind: 'timeout', limitMs: 60_000, isWhole: true } },
  { frame: 'error', atMs: 6, error: { kind: 'dns', host: 'a.example', code: 'ENOTFOUND' } },
  { frame: 'error', atMs: 6, error: { kind: 'refused', address: '127.0.0.1' } },
  { frame: 'error', atMs: 6, error: { kind: 'unreachable', address: '10.0.0.1', code: 'EHOSTUNREACH' } },
  { frame: 'error', atMs: 6, error: { kind: 'timeout', phase: 'connect', limitMs: 10_000 } },
  { frame: 'error', atMs: 6, error: { kind: 'closed', phase: 'first-byte', code: 'ECONNRESET' } },
  { frame: 'error', atMs: 6, error: { kind: 'untrusted-certificate', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
  { frame: 'error', atMs: 6, error: { kind: 'pin-mismatch', pinnedSha256: 'ab' } },
  { frame: 'error', atMs: 6, error: { kind: 'tls', code: 'not-tls', detail: 'ERR_SSL_WRONG_VERSION_NUMBER' } },
  { frame: 'error', atMs: 6, error: { kind: 'address-refused', address: '127.0.0.1', rule: 'own-port' } },
  { frame: 'error', atMs: 6, error: { kind: 'request-refused', part: 'url', reason: 'no' } },
  {
    frame: 'error',
    atMs: 6,
    error: { kind: 'client-certificate', code: 'expired', detail: '2020-01-01T00:00:00.000Z' },
  },
  { frame: 'error', atMs: 6, error: { kind: 'outer-proxy', proxy: 'p:1', code: 'refused', detail: '10.0.0.1' } },
  { frame: 'error', atMs: 6, error: { kind: 'busy' } },
];

describe('parseFrame', () => {
  it.each(frames)('takes $frame as it was written (%#)', (frame) => {
    expect(parseFrame(JSON.stringify(frame))).toStrictEqual(frame);
  });

  it('leaves the protocol that was not negotiated undefined', () => {
    const frame = parseFrame(
      JSON.stringify({ ...frames[2], tls: { ...tls, alpn: undefined, trust: { kind: 'pinned' } } }),
    );
    expect(frame?.frame === 'tls' && frame.tls.alpn).toBeUndefined();
  });

  it.each([
    '',
    'null',
    '[]',
    '{"frame":"dns"}',
    '{"frame":"dns","atMs":-1,"addresses":[]}',
    '{"frame":"dns","atMs":1,"addresses":"x"}',
    '{"frame":"hop","atMs":1}',
    '{"frame":"tunnel","atMs":1}',
    '{"frame":"connect","atMs":1,"address":"a","port":"80"}',
    '{"frame":"response-bytes","atMs":1,"base64":"abc"}',
    '{"frame":"done","atMs":1,"ending":{"kind":"maybe"}}',
    '{"frame":"done","atMs":1,"ending":{"__proto__":{"kind":"complete"}}}',
    '{"frame":"error","atMs":1,"error":{"kind":"toString"}}',
    '{"frame":"error","atMs":1,"error":{"kind":"dns","host":"a"}}',
    '{"frame":"error","atMs":1,"error":{"kind":"closed","phase":"lunch","code":"EOF"}}',
    '{"frame":"error","atMs":1,"error":{"kind":"timeout","phase":"dns"}}',
    '{"frame":"tls","atMs":1,"tls":{"protocol":"a","cipher":"b","trust":{"kind":"verified"},"chain":[]}}',
    '{"frame":"tls","atMs":1,"tls":{"protocol":"a","cipher":"b","trust":{"kind":"pinned"},"chain":[{}]}}',
  ])('takes nothing from %s', (line) => {
    expect(parseFrame(line)).toBeUndefined();
  });

  it('never throws, whatever the line', () => {
    const values = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom(...frames).map((frame) => JSON.stringify(frame)),
    );
    fc.assert(
      fc.property(values, fc.nat(80), fc.string({ maxLength: 3 }), (text, at, noise) => {
        parseFrame(text.slice(0, at) + noise + text.slice(at));
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});
