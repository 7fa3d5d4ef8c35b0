import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lifetime, Now } from '#core/time/lifetime.ts';
import { remaining } from '#core/time/remaining.ts';
import { advance, type Steady, steadyFrom } from '#core/time/steady.ts';

const start: Now = { wallMs: 1_700_000_000_000, monotonicMs: 5000 };
const later = (wall: number, monotonic: number): Now => ({
  wallMs: start.wallMs + wall,
  monotonicMs: start.monotonicMs + monotonic,
});

describe('the steady clock (T59)', () => {
  it('goes with both clocks while they agree, drift included', () => {
    const after = advance(steadyFrom(start), later(61_500, 60_000));
    expect(after).toMatchObject({ livedMs: 60_000, jump: undefined });
  });

  it('counts a sleep during which the monotonic clock stood', () => {
    const after = advance(steadyFrom(start), later(3_600_000, 1000));
    expect(after.livedMs).toBe(3_600_000);
    expect(after.jump).toEqual({
      direction: 'ahead',
      byMs: 3_599_000,
      atMs: start.wallMs + 3_600_000,
      atMonotonicMs: 3_600_000,
    });
  });

  it('counts a sleep during which the monotonic clock went on once', () => {
    expect(advance(steadyFrom(start), later(3_600_000, 3_600_000))).toMatchObject({
      livedMs: 3_600_000,
      jump: undefined,
    });
  });

  it('gives nothing back where the wall clock is set back, and tells', () => {
    const after = advance(steadyFrom(start), later(-86_400_000, 1000));
    expect(after.livedMs).toBe(1000);
    expect(after.jump).toMatchObject({ direction: 'back', byMs: 86_401_000, atMonotonicMs: 1000 });
  });

  it('goes on evenly after a jump', () => {
    const jumped = advance(steadyFrom(start), later(-86_400_000, 1000));
    const after = advance(jumped, later(-86_399_000, 2000));
    expect(after).toMatchObject({ livedMs: 2000, jump: jumped.jump });
  });
});

/** What happens to a machine between two looks at the page. */
type Event =
  | { readonly kind: 'runs' | 'throttled' | 'frozen'; readonly ms: number }
  /** On some systems the monotonic clock stands while the machine sleeps. */
  | { readonly kind: 'sleeps'; readonly ms: number; readonly monotonicStands: boolean }
  | { readonly kind: 'set-back'; readonly ms: number }
  | { readonly kind: 'set-forward'; readonly ms: number };

const hour = 3_600_000;
const day = 24 * hour;
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('runs' as const), ms: fc.integer({ min: 200, max: 2000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('throttled' as const), ms: fc.integer({ min: 1000, max: 60_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('frozen' as const), ms: fc.integer({ min: 0, max: hour }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('sleeps' as const),
      ms: fc.integer({ min: 0, max: 2 * hour }),
      monotonicStands: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('set-back' as const), ms: fc.integer({ min: 0, max: day }) }) },
);
const forward: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant('set-forward' as const),
  ms: fc.integer({ min: 0, max: day }),
});

/** A machine whose true time only this test knows. */
type Machine = { readonly trueMs: number; readonly wallMs: number; readonly monotonicMs: number };

function live(machine: Machine, happened: Event): Machine {
  const { ms, kind } = happened;
  switch (kind) {
    case 'runs':
    case 'throttled':
    case 'frozen':
      return { trueMs: machine.trueMs + ms, wallMs: machine.wallMs + ms, monotonicMs: machine.monotonicMs + ms };
    case 'sleeps':
      return {
        trueMs: machine.trueMs + ms,
        wallMs: machine.wallMs + ms,
        monotonicMs: machine.monotonicMs + (happened.monotonicStands ? 0 : ms),
      };
    case 'set-back':
      return { ...machine, wallMs: machine.wallMs - ms };
    case 'set-forward':
      return { ...machine, wallMs: machine.wallMs + ms };
  }
}

const isLong = process.env['GRANTSCOPE_LONG'] === '1';
const runs = { numRuns: isLong ? 2000 : 60 };
/** A thousand events, and then what is missing to a day. */
const events = (one: fc.Arbitrary<Event>) => fc.array(one, { minLength: 1000, maxLength: 1000 });
const lifetimeOf = (seconds: number, hasExp: boolean): Lifetime => ({
  expiresInSeconds: seconds,
  expSeconds: hasExp ? start.wallMs / 1000 + seconds : undefined,
  nbfSeconds: undefined,
  receivedAtMs: start.wallMs,
  receivedAtMonotonicMs: 0,
});

/** Looks at the page after each event; `look` gets the true time left. */
function watch(
  happened: readonly Event[],
  life: Lifetime,
  look: (left: ReturnType<typeof remaining>, trueLeftMs: number) => void,
) {
  let machine: Machine = { trueMs: 0, ...start };
  let steady: Steady = steadyFrom(start);
  const passes = happened.filter(({ kind }) => kind !== 'set-back' && kind !== 'set-forward');
  const lastedMs = passes.reduce((sum, { ms }) => sum + ms, 0);
  for (const each of [...happened, { kind: 'frozen' as const, ms: Math.max(0, day - lastedMs) }]) {
    machine = live(machine, each);
    steady = advance(steady, machine);
    const left = remaining(life, { wallMs: machine.wallMs, monotonicMs: steady.livedMs });
    look(left, (life.expiresInSeconds ?? 0) * 1000 - machine.trueMs);
  }
  expect(machine.trueMs).toBeGreaterThanOrEqual(day);
}

describe('the countdown over 24 hours of throttling, freezing, sleep and clocks that are set (F29)', () => {
  const seconds = fc.integer({ min: 10, max: 24 * 3600 });

  it('is off by at most a second and the drift of what no clock shows, and never alive after the end', () => {
    fc.assert(
      fc.property(events(event), seconds, fc.boolean(), (happened, expiresIn, hasExp) => {
        // What a sleep shorter than the tolerance takes from a monotonic clock that stands, nobody can see.
        let unseenMs = 0;
        for (const each of happened) {
          if (each.kind === 'sleeps' && each.monotonicStands && each.ms <= 2000) unseenMs += each.ms;
        }
        watch(happened, lifetimeOf(expiresIn, hasExp), (left, trueLeftMs) => {
          if (left.kind === 'left') {
            expect(left.ms).toBeGreaterThan(0);
            expect(Math.abs(left.ms - trueLeftMs)).toBeLessThanOrEqual(1000 + unseenMs);
          }
          if (trueLeftMs < -1000 - unseenMs) expect(left.kind).toBe('expired');
          if (trueLeftMs > 1000 + unseenMs) expect(left.kind).toBe('left');
        });
      }),
      runs,
    );
  });

  it('errs to the safe side where the clock is set forward, which looks like a sleep', () => {
    fc.assert(
      fc.property(
        events(fc.oneof({ weight: 9, arbitrary: event }, forward)),
        seconds,
        fc.boolean(),
        (happened, expiresIn, hasExp) => {
          let unseenMs = 0;
          for (const each of happened) {
            if (each.kind === 'sleeps' && each.monotonicStands && each.ms <= 2000) unseenMs += each.ms;
          }
          let wasOver = false;
          watch(happened, lifetimeOf(expiresIn, hasExp), (left, trueLeftMs) => {
            if (left.kind === 'left') expect(left.ms).toBeLessThanOrEqual(Math.max(0, trueLeftMs) + 1000 + unseenMs);
            if (trueLeftMs < -1000 - unseenMs) expect(left.kind).toBe('expired');
            // What was over once does not come back to life.
            if (wasOver) expect(left.kind).toBe('expired');
            wasOver = left.kind === 'expired';
          });
        },
      ),
      runs,
    );
  });
});
