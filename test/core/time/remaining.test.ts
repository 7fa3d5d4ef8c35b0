import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lifetime, Now, TimeLeft } from '#core/time/lifetime.ts';
import { remaining } from '#core/time/remaining.ts';

const receivedAtMs = 1_700_000_000_000;
const lifetime = (known: Partial<Pick<Lifetime, 'expiresInSeconds' | 'expSeconds' | 'nbfSeconds'>>): Lifetime => ({
  expiresInSeconds: undefined,
  expSeconds: undefined,
  nbfSeconds: undefined,
  receivedAtMonotonicMs: 5000,
  receivedAtMs,
  ...known,
});
const after = (wallMs: number, monotonicMs = wallMs): Now => ({
  wallMs: receivedAtMs + wallMs,
  monotonicMs: 5000 + monotonicMs,
});
const expAfter = (seconds: number) => receivedAtMs / 1000 + seconds;

describe('remaining (design.md 7.13)', () => {
  it.each<[string, Lifetime, Now, TimeLeft]>([
    ['is unknown where neither is', lifetime({}), after(0), { kind: 'unknown' }],
    [
      'counts expires_in from receipt',
      lifetime({ expiresInSeconds: 299 }),
      after(1500),
      { kind: 'left', ms: 297_500, ofMs: 299_000, source: 'expires_in' },
    ],
    [
      'counts to exp on the wall clock',
      lifetime({ expSeconds: expAfter(60) }),
      after(10_000),
      { kind: 'left', ms: 50_000, ofMs: 60_000, source: 'exp' },
    ],
    [
      'takes the smaller: exp',
      lifetime({ expiresInSeconds: 300, expSeconds: expAfter(100) }),
      after(10_000),
      { kind: 'left', ms: 90_000, ofMs: 100_000, source: 'exp' },
    ],
    [
      'takes the smaller: expires_in',
      lifetime({ expiresInSeconds: 100, expSeconds: expAfter(300) }),
      after(10_000),
      { kind: 'left', ms: 90_000, ofMs: 100_000, source: 'expires_in' },
    ],
    [
      'is over at zero',
      lifetime({ expiresInSeconds: 15 }),
      after(15_000),
      { kind: 'expired', agoMs: 0, source: 'expires_in' },
    ],
    [
      'says how long ago',
      lifetime({ expSeconds: expAfter(-3) }),
      after(1000),
      { kind: 'expired', agoMs: 4000, source: 'exp' },
    ],
    [
      'knows a lifetime of zero',
      lifetime({ expiresInSeconds: 0 }),
      after(0),
      { kind: 'expired', agoMs: 0, source: 'expires_in' },
    ],
    [
      'trusts the wall clock after a sleep, during which the monotonic one stood (T59)',
      lifetime({ expiresInSeconds: 299 }),
      after(3_600_000, 4000),
      { kind: 'expired', agoMs: 3_301_000, source: 'expires_in' },
    ],
    [
      'does not let a wall clock that was set back add time (T59)',
      lifetime({ expiresInSeconds: 299 }),
      after(-86_400_000, 9000),
      { kind: 'left', ms: 290_000, ofMs: 299_000, source: 'expires_in' },
    ],
    [
      'does not let a wall clock that was set back put off exp (T59)',
      lifetime({ expSeconds: expAfter(60) }),
      after(-10_000, 5000),
      { kind: 'left', ms: 55_000, ofMs: 60_000, source: 'exp' },
    ],
    [
      'counts to nbf, where that lies ahead (RFC 7519 §4.1.5)',
      lifetime({ nbfSeconds: expAfter(60), expSeconds: expAfter(300) }),
      after(10_000),
      { kind: 'not-yet', inMs: 50_000 },
    ],
    [
      'is valid once nbf is reached',
      lifetime({ nbfSeconds: expAfter(60), expSeconds: expAfter(300) }),
      after(60_000),
      { kind: 'left', ms: 240_000, ofMs: 300_000, source: 'exp' },
    ],
    [
      'takes an nbf a few seconds ahead at receipt for what it is: two clocks that differ a little',
      lifetime({ nbfSeconds: expAfter(4), expSeconds: expAfter(300) }),
      after(0),
      { kind: 'left', ms: 300_000, ofMs: 300_000, source: 'exp' },
    ],
    [
      'is over before it began where exp comes first',
      lifetime({ nbfSeconds: expAfter(60), expSeconds: expAfter(-1) }),
      after(0),
      { kind: 'expired', agoMs: 1000, source: 'exp' },
    ],
    [
      'ignores what is no number',
      lifetime({ expSeconds: Number.NaN, expiresInSeconds: Infinity }),
      after(0),
      { kind: 'unknown' },
    ],
  ])('%s', (_name, life, now, left) => {
    expect(remaining(life, now)).toEqual(left);
  });

  it('never gives time back while both clocks run on', () => {
    const seconds = fc.integer({ min: -1000, max: 100_000 });
    const step = fc.record({
      wall: fc.integer({ min: 0, max: 9_000_000 }),
      monotonic: fc.integer({ min: 0, max: 9_000_000 }),
    });
    fc.assert(
      fc.property(fc.option(seconds, { nil: undefined }), seconds, fc.array(step), (exp, expiresInSeconds, steps) => {
        const life = lifetime({ expiresInSeconds, ...(exp === undefined ? {} : { expSeconds: expAfter(exp) }) });
        let wall = 0;
        let monotonic = 0;
        let before = Infinity;
        for (const each of steps) {
          wall += each.wall;
          monotonic += each.monotonic;
          const left = remaining(life, after(wall, monotonic));
          const ms = left.kind === 'left' ? left.ms : left.kind === 'expired' ? -left.agoMs : Infinity;
          // Two seconds is what the two clocks may differ by before one of them is believed more.
          expect(ms).toBeLessThanOrEqual(before + 2000);
          if (left.kind === 'left') expect(left.ms).toBeGreaterThan(0);
          before = ms;
        }
      }),
    );
  });
});
