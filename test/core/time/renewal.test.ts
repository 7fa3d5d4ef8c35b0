import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeLeft } from '#core/time/lifetime.ts';
import { renewalStep } from '#core/time/renewal.ts';

const left = (seconds: number, of = 300): TimeLeft => ({
  kind: 'left',
  ms: seconds * 1000,
  ofMs: of * 1000,
  source: 'expires_in',
});
const long = Number.POSITIVE_INFINITY;

describe('renewalStep', () => {
  it.each([
    ['waits until the margin', left(300), 30, long, { kind: 'wait', ms: 270_000 }],
    ['renews at the margin', left(30), 30, long, { kind: 'renew' }],
    ['renews what is over', { kind: 'expired', agoMs: 0, source: 'exp' }, 30, long, { kind: 'renew' }],
    ['halves a life too short for the margin', left(10, 10), 30, long, { kind: 'wait', ms: 5000 }],
    ['never asks sooner than five seconds after the last time', left(1, 1), 30, 0, { kind: 'wait', ms: 5000 }],
    [
      'nor where a server hands out what is over',
      { kind: 'expired', agoMs: 9, source: 'exp' },
      30,
      1000,
      { kind: 'wait', ms: 4000 },
    ],
    ['does not know when nobody says', { kind: 'unknown' }, 30, long, { kind: 'unknown' }],
    ['waits for a token that has not begun', { kind: 'not-yet', inMs: 20_000 }, 30, long, { kind: 'wait', ms: 20_000 }],
    ['takes a margin of nothing', left(3), 0, long, { kind: 'wait', ms: 3000 }],
  ] as const)('%s', (_, time, margin, since, step) => {
    expect(renewalStep(time, margin, since)).toEqual(step);
  });

  it('never asks twice within five seconds, whatever a server hands out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: 40_000 }),
        fc.nat(100),
        fc.nat(9999),
        (ms, ofMs, margin, since) => {
          const step = renewalStep({ kind: 'left', ms, ofMs: Math.max(ms, ofMs), source: 'exp' }, margin, since);
          if (since < 5000) expect(step).toMatchObject({ kind: 'wait' });
          if (step.kind === 'wait') expect(step.ms).toBeGreaterThan(0);
        },
      ),
    );
  });
});
