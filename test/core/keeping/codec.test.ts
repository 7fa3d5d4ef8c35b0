import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRun, writeRun } from '#core/keeping/codec.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import { damages, damagedAt } from './damages.ts';

// Written by the first version that kept runs. They are never written anew: what they hold is on people's devices.
const folder = new URL('goldens/', import.meta.url);
const goldens = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8').trim() }));
const golden = (name: string): string => goldens.find((each) => each.name === name)?.text ?? '';
const isLong = process.env['GRANTSCOPE_LONG'] !== undefined;

describe('a run kept by version 1', () => {
  it.each(goldens)('opens, whole: $name', ({ text }) => {
    const read = readRun(text);
    if (read.kind !== 'run') throw new Error(JSON.stringify(read));
    expect(JSON.parse(writeRun(read.run))).toEqual(JSON.parse(text));
  });

  it('has its bytes again, as text and not', () => {
    const read = readRun(golden('api.v1.json'));
    const [exchange] = read.kind === 'run' ? read.run.exchanges : [];
    const outcome = exchange?.exchange.outcome;
    expect(outcome?.kind === 'response' && outcome.response.body).toEqual(
      new Uint8Array([137, 80, 78, 71, 0, 255, 254]),
    );
  });

  it('gives the line of the list again', () => {
    const read = readRun(golden('token.v1.json'));
    expect(read.kind === 'run' && summaryOf(read.run, 10)).toMatchObject({
      kind: 'token',
      server: 'as.example:443',
      path: '/token',
      clientId: 'machine',
      statuses: [200],
      outcome: 'success',
      title: 'The answer may be cached',
      editedByHand: true,
    });
  });

  it('is left alone where a later version wrote it', () => {
    expect(readRun('{"version":2,"anything":true}')).toEqual({ kind: 'newer', version: 2 });
  });
});

describe('a damaged run', () => {
  it.each(damages.map((damage, number) => ({ number, damage })))('is told, number $number: $damage', ({ damage }) => {
    const text =
      damage.kind === 'text' ? damage.text(golden('token.v1.json')) : damagedAt(golden('token.v1.json'), damage);
    expect(readRun(text)).toMatchObject({ kind: 'damaged', reason: expect.stringMatching(/^.+$/) });
  });

  it('comes in sixty kinds here', () => {
    expect(damages.length).toBeGreaterThanOrEqual(60);
  });

  it('changes no prototype', () => {
    const text = golden('token.v1.json').replace(
      '{',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    const read = readRun(text);
    expect(read.kind).toBe('run');
    expect(Object.getPrototypeOf(read.kind === 'run' && read.run)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });

  it('never throws and never comes out by half, whichever byte is another', { timeout: 120_000 }, () => {
    const bytes = goldens.map(({ text }) => new TextEncoder().encode(text));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(), fc.nat(255), (file, at, value) => {
        const flipped = Uint8Array.from(bytes[file] ?? []);
        flipped[at % flipped.length] = value;
        const read = readRun(new TextDecoder().decode(flipped));
        if (read.kind !== 'run') return;
        // What is read can be written and read again, and is a run with everything that a run has.
        expect(readRun(writeRun(read.run))).toEqual(read);
        const whole = readRun(goldens[file]?.text ?? '');
        expect(whole.kind === 'run' && Object.keys(read.run).length).toBeGreaterThanOrEqual(
          Object.keys(read.run).length,
        );
        expect(read.run.exchanges.length).toBe(whole.kind === 'run' ? whole.run.exchanges.length : 0);
      }),
      { numRuns: isLong ? 5000 : 500 },
    );
  });
});
