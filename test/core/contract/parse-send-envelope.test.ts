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

describe('parseSendEnvelope', () => {
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
