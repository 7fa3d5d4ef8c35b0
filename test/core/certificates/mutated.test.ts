import { describe, expect, it } from 'vitest';
import { checkPair } from '#core/certificates/check-pair.ts';
import { readCertificates } from '#core/certificates/read-certificates.ts';
import { readPkcs12 } from '#core/certificates/read-pkcs12.ts';
import { X509Certificate } from 'node:crypto';
import { madeFile, madeText, passphrase } from './made-files.ts';

/** The same numbers in each run (mulberry32), so that what fails once fails again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A copy with a few bytes changed, taken out or doubled, most of them near the front, where the structure is. */
function mutated(bytes: Uint8Array, next: () => number): Uint8Array {
  const copy = [...bytes];
  for (let change = 0; change <= next() * 4; change++) {
    const at = Math.floor(next() ** 2 * copy.length);
    const kind = next();
    if (kind < 0.6) copy[at] = Math.floor(next() * 256);
    else if (kind < 0.8) copy.splice(at, Math.ceil(next() * 8));
    else copy.splice(at, 0, ...copy.slice(at, at + Math.ceil(next() * 8)));
  }
  return new Uint8Array(copy);
}

const der = (name: string) => new Uint8Array(new X509Certificate(madeText(name)).raw);

/** Five times a hundred, so that a busy machine is no reason to fail. */
const seeds = [1, 2, 3, 4, 5];

describe('five hundred damaged files', () => {
  it.each(seeds)('of a certificate get facts or a sentence (%i)', async (seed) => {
    const next = numbers(seed);
    const kinds = new Set<string>();
    for (let round = 0; round < 100; round++)
      kinds.add((await readCertificates(mutated(der('client.pem'), next))).kind);
    expect([...kinds]).toContain('certificates');
    expect([...kinds]).toContain('damaged');
  });

  it.each(seeds)('of PKCS#12 without protection get identities or a sentence (%i)', async (seed) => {
    const next = numbers(seed);
    const kinds = new Set<string>();
    for (let round = 0; round < 100; round++)
      kinds.add((await readPkcs12(mutated(madeFile('bare.p12'), next), '')).kind);
    expect([...kinds]).toContain('identities');
    expect([...kinds]).toContain('damaged');
  });

  it.each(seeds)('of PKCS#12 with protection get a sentence (%i)', async (seed) => {
    const next = numbers(seed);
    const kinds = new Set<string>();
    for (let round = 0; round < 100; round++)
      kinds.add((await readPkcs12(mutated(madeFile('modern.p12'), next), passphrase)).kind);
    expect([...kinds]).toContain('passphrase-wrong');
    expect([...kinds]).toContain('not-pkcs12');
  });

  it('of a pair are a pair, or have a fault', async () => {
    const next = numbers(3);
    const [certificate, key] = [madeText('client.pem'), madeText('client.key')];
    const text = (pem: string) => new TextDecoder().decode(mutated(new TextEncoder().encode(pem), next));
    const kinds = new Set<string>();
    for (let round = 0; round < 500; round++) {
      const pair = { certificatePem: text(certificate), privateKeyPem: text(key), passphrase: '' };
      kinds.add((await checkPair(pair, Date.now())).kind);
    }
    expect([...kinds]).toContain('fault');
  });

  it('nested a hundred thousand deep is refused', async () => {
    const deep = new Uint8Array(400_000).map((_, at) => (at % 2 === 0 ? 0x30 : 0x80));
    expect((await readCertificates(deep)).kind).not.toBe('certificates');
    expect((await readPkcs12(deep, '')).kind).toBe('not-pkcs12');
  });
});
