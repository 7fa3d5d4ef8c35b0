import { describe, expect, it } from 'vitest';
import { parseSendEnvelope } from '#core/contract/parse-send-envelope.ts';

const good = {
  method: 'POST',
  url: 'https://as.example/token',
  headers: [['Accept', 'application/json']],
  bodyBase64: 'aGk=',
  trust: { kind: 'pinned', sha256: 'ab'.repeat(32) },
  maxResponseBytes: 1024,
};

const clientCertificate = {
  hostAndPort: 'as.example:443',
  certificatePem: 'pem',
  privateKeyPem: 'pem',
  passphrase: '',
  unverifiedConfirmed: false,
};
const connectTo = { host: '127.0.0.1', port: 8443 };

describe('parseSendEnvelope', () => {
  it.each([
    { detour: {} },
    { detour: { connectTo } },
    { detour: { connectTo: { host: '::1', port: 1 }, serverName: 'other.example' } },
    { detour: { connectTo: { host: 'a.example', port: 65_535 } }, clientCertificate },
  ])('takes another way and a client certificate as they are (%#)', (way) => {
    expect(parseSendEnvelope({ ...good, ...way })).toStrictEqual({ kind: 'envelope', envelope: { ...good, ...way } });
  });

  it.each<[string, unknown]>([
    ['detour', null],
    ['detour', 'a.example:1'],
    ['detour', { to: connectTo }],
    ['detour', { connectTo: 'a.example:1' }],
    ['detour', { connectTo: { host: 'a.example' } }],
    ['detour', { connectTo: { ...connectTo, port: 0 } }],
    ['detour', { connectTo: { ...connectTo, port: 65_536 } }],
    ['detour', { connectTo: { ...connectTo, port: '80' } }],
    ['detour', { connectTo: { ...connectTo, tls: true } }],
    ['detour', { connectTo: { ...connectTo, host: '' } }],
    ['detour', { connectTo: { ...connectTo, host: 'A.example' } }],
    ['detour', { connectTo: { ...connectTo, host: '0x7f.1' } }],
    ['detour', { connectTo: { ...connectTo, host: '2130706433' } }],
    ['detour', { connectTo: { ...connectTo, host: '[::1]' } }],
    ['detour', { connectTo: { ...connectTo, host: '0:0::1' } }],
    ['detour', { connectTo: { ...connectTo, host: 'fe80::1%eth0' } }],
    ['detour', { connectTo: { ...connectTo, host: 'a.example\r\nHost: b' } }],
    ['detour', { connectTo: { ...connectTo, host: 'user@a.example' } }],
    ['detour', { connectTo: { ...connectTo, host: 'a.example/x' } }],
    ['detour', { connectTo: { ...connectTo, host: 'a.example:80' } }],
    ['detour', { serverName: '' }],
    ['detour', { serverName: '127.0.0.1' }],
    ['detour', { serverName: '::1' }],
    ['detour', { serverName: 'a.example.' }],
    ['detour', { serverName: 'a b' }],
    ['detour', { serverName: 'ü.example' }],
    ['detour', { serverName: 'a\0.example' }],
    ['detour', { serverName: `${'a'.repeat(64)}.example` }],
    ['clientCertificate', null],
    ['clientCertificate', 'pem'],
    ['clientCertificate', { ...clientCertificate, path: '/etc/key.pem' }],
    ['clientCertificate', { ...clientCertificate, hostAndPort: undefined }],
    ['clientCertificate', { ...clientCertificate, passphrase: undefined }],
    ['clientCertificate', { ...clientCertificate, privateKeyPem: 1 }],
    ['clientCertificate', { ...clientCertificate, certificatePem: 'x'.repeat(70_000) }],
    ['clientCertificate', { ...clientCertificate, unverifiedConfirmed: 'yes' }],
    ['clientCertificate', JSON.parse('{"__proto__":{"hostAndPort":"as.example:443"}}')],
  ])('names what is wrong with it: %s (%#)', (part, value) => {
    expect(parseSendEnvelope({ ...good, [part]: value })).toEqual({ kind: 'malformed', part });
  });

  it('takes an envelope as it is', () => {
    expect(parseSendEnvelope(JSON.parse(JSON.stringify(good)))).toEqual({ kind: 'envelope', envelope: good });
  });

  it.each<[string, unknown]>([
    ['envelope', undefined],
    ['envelope', null],
    ['envelope', [good]],
    ['envelope', 'text'],
    ['method', { ...good, method: 'TRACE' }],
    ['method', { ...good, method: 'post' }],
    ['method', { ...good, method: ['POST'] }],
    ['url', { ...good, url: 1 }],
    ['url', { ...good, url: 'x'.repeat(70_000) }],
    ['headers', { ...good, headers: {} }],
    ['headers', { ...good, headers: [['a']] }],
    ['headers', { ...good, headers: [['a', 'b', 'c']] }],
    ['headers', { ...good, headers: [['a', 1]] }],
    ['headers', { ...good, headers: ['ab'] }],
    ['headers', { ...good, headers: Array.from({ length: 1001 }, () => ['a', 'b']) }],
    ['headers', { ...good, headers: [['a', 'b'.repeat(300_000)]] }],
    ['bodyBase64', { ...good, bodyBase64: 'abc' }],
    ['bodyBase64', { ...good, bodyBase64: null }],
    ['bodyBase64', { ...good, bodyBase64: 'aaaa'.repeat(3_500_000) }],
    ['trust', { ...good, trust: 'off' }],
    ['trust', { ...good, trust: { kind: 'all' } }],
    ['trust', { ...good, trust: { kind: 'pinned' } }],
    ['trust', { ...good, trust: { kind: 'pinned', sha256: 'AB'.repeat(32) } }],
    ['maxResponseBytes', { ...good, maxResponseBytes: 0 }],
    ['maxResponseBytes', { ...good, maxResponseBytes: 1.5 }],
    ['maxResponseBytes', { ...good, maxResponseBytes: '1' }],
    ['maxResponseBytes', { ...good, maxResponseBytes: 64 * 1024 * 1024 + 1 }],
    ['an unknown member', { ...good, follow: true }],
    ['an unknown member', JSON.parse('{"__proto__":{"method":"GET"}}')],
    ['method', Object.create(good)],
  ])('names what is wrong: %s (%#)', (part, input) => {
    expect(parseSendEnvelope(input)).toEqual({ kind: 'malformed', part });
  });

  it('reads nothing through a prototype that came along', () => {
    const text = JSON.stringify(good).replace('{"kind":"pinned"', '{"__proto__":{"kind":"off"},"kinds":"pinned"');
    expect(parseSendEnvelope(JSON.parse(text))).toEqual({ kind: 'malformed', part: 'trust' });
    expect(Object.hasOwn(Object.prototype, 'kind')).toBe(false);
  });
});
