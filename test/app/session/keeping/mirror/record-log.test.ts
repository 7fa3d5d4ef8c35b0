import { closeSync, fstatSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLog, type RecordLog, type SyncFile } from '#app/session/keeping/mirror/record-log.ts';
import { filesInMemory, killedAfter } from './files-in-memory.ts';

// So small that the files are written anew again and again.
const spare = 64;

type Step = { readonly key: string; readonly value: string | undefined };

const step: fc.Arbitrary<Step> = fc.record({
  key: fc.constantFrom('a', 'b', 'ключ'),
  value: fc.option(fc.string({ maxLength: 40, unit: 'binary' }), { nil: undefined }),
});

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function take(log: RecordLog, { key, value }: Step): void {
  if (value === undefined) log.remove(key);
  else log.put(key, encoder.encode(value));
}

function contents(log: RecordLog): Readonly<Record<string, string>> {
  return Object.fromEntries(log.keys().map((key) => [key, decoder.decode(log.get(key))]));
}

function after(steps: readonly Step[]): Readonly<Record<string, string>> {
  const records = new Map<string, string>();
  for (const { key, value } of steps) {
    if (value === undefined) records.delete(key);
    else records.set(key, decoder.decode(encoder.encode(value)));
  }
  return Object.fromEntries(records);
}

describe('the files of the second copy', () => {
  it('hold what was written last, also when they are opened again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { files } = filesInMemory();
        const log = openLog(files, spare);
        for (const each of steps) take(log, each);
        expect(contents(log)).toEqual(after(steps));
        expect(contents(openLog(files, spare))).toEqual(after(steps));
      }),
    );
  });

  it('lose nothing that was written, and have nothing torn, wherever in a write the browser is killed', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(80), (steps, cut, more) => {
        const whole = filesInMemory();
        const log = openLog(whole.files, spare);
        // How many steps of the files each change took.
        const ends = steps.map((each) => {
          take(log, each);
          return whole.steps.length;
        });
        const count = cut % whole.steps.length;
        const done = ends.filter((end) => end <= count).length;
        const killed = openLog(killedAfter(whole.steps, count, more).files, spare);
        expect([after(steps.slice(0, done)), after(steps.slice(0, done + 1))]).toContainEqual(contents(killed));
        // And it can be written on.
        take(killed, { key: 'new', value: 'after the kill' });
        expect(contents(killed)).toHaveProperty('new', 'after the kill');
      }),
      { numRuns: 400 },
    );
  });

  it('keep no byte of what was removed or written over', () => {
    const { files } = filesInMemory();
    const log = openLog(files);
    for (const value of ['canary-one', 'canary-two', 'kept']) take(log, { key: 'a', value });
    take(log, { key: 'b', value: 'canary-three' });
    take(log, { key: 'b', value: undefined });
    const text = files.map(textOf).join('');
    expect(text).toContain('kept');
    expect(text).not.toContain('canary');
  });

  it('keep none of them either where the browser is killed in the middle of that, once they are opened again', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 20 }), fc.nat(), fc.nat(80), (steps, cut, more) => {
        const whole = filesInMemory();
        const log = openLog(whole.files, spare);
        for (const [at, { key, value }] of steps.entries())
          take(log, { key, value: value === undefined ? undefined : `canary-${at}-canary` });
        const { files } = killedAfter(whole.steps, cut % whole.steps.length, more);
        const kept = Object.values(contents(openLog(files, spare)));
        const text = files.map(textOf).join('');
        expect(kept.filter((value) => !text.includes(value))).toEqual([]);
        expect(text.split('canary').length - 1).toBe(2 * kept.length);
      }),
      { numRuns: 400 },
    );
  });

  it('of which a piece in the middle is damaged give all other records', () => {
    const { files } = filesInMemory();
    const log = openLog(files);
    for (const key of ['a', 'b', 'c', 'd']) take(log, { key, value: `value of ${key}` });
    const head = textOf(files[0]).indexOf('bvalue of b') - 16;
    files[0].write(new Uint8Array(6), { at: head });
    const again = openLog(files);
    expect(again.keys()).toEqual(['a', 'c', 'd']);
    // Nobody knows whether it was removed before.
    expect(files.map(textOf).join('')).not.toContain('value of b');
    take(again, { key: 'b', value: 'anew' });
    expect(contents(openLog(files))).toMatchObject({ a: 'value of a', b: 'anew', d: 'value of d' });
  });

  it('that hold something else begin anew', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (one, other) => {
        const { files } = filesInMemory([one, other]);
        const log = openLog(files);
        expect(log.keys()).toEqual([]);
        take(log, { key: 'a', value: 'first' });
        expect(contents(openLog(files))).toEqual({ a: 'first' });
      }),
    );
  });

  it('take no more room than twice what is in them and a little', () => {
    const { files } = filesInMemory();
    const log = openLog(files, 1000);
    for (let at = 0; at < 2000; at++) take(log, { key: `${at % 5}`, value: `${at}`.padEnd(100) });
    expect(Math.max(...files.map((file) => file.getSize()))).toBeLessThan(2 * 5 * 130 + 1200);
    expect(Object.keys(contents(log))).toHaveLength(5);
  });

  it('say that there is no room, and keep what they had', () => {
    const { files } = filesInMemory();
    const full: SyncFile = { ...files[0], write: (bytes, options) => files[0].write(bytes.slice(0, 5), options) };
    take(openLog(files), { key: 'a', value: 'first' });
    expect(() => take(openLog([full, files[1]]), { key: 'b', value: 'second' })).toThrow('no room');
    expect(contents(openLog(files))).toEqual({ a: 'first' });
  });

  it('are the same on a disk', () => {
    const folder = mkdtempSync(join(tmpdir(), 'grantscope-log-'));
    const opened = ['one', 'other'].map((name) => openSync(join(folder, name), 'w+'));
    const [one, other] = opened.map(fileOf);
    if (one === undefined || other === undefined) throw new Error('Two were opened.');
    const log = openLog([one, other], spare);
    for (let at = 0; at < 50; at++) take(log, { key: `${at % 3}`, value: `value ${at}` });
    expect(contents(openLog([one, other], spare))).toEqual({ 0: 'value 48', 1: 'value 49', 2: 'value 47' });
    for (const each of opened) closeSync(each);
    rmSync(folder, { recursive: true });
  });
});

function textOf(file: SyncFile): string {
  const into = new Uint8Array(file.getSize());
  file.read(into, { at: 0 });
  return new TextDecoder('latin1').decode(into);
}

function fileOf(descriptor: number): SyncFile {
  return {
    read: (into, { at }) => readSync(descriptor, into, 0, into.length, at),
    write: (bytes, { at }) => writeSync(descriptor, bytes, 0, bytes.length, at),
    truncate: (size) => ftruncateSync(descriptor, size),
    getSize: () => fstatSync(descriptor).size,
  };
}
