import type { Now } from './lifetime.ts';

/** A step of the wall clock that the monotonic one did not make. */
export type ClockJump = {
  /** `ahead`: the machine slept, or its clock was set forward; a page cannot tell which. `back`: it was set back. */
  readonly direction: 'ahead' | 'back';
  readonly byMs: number;
  /** Wall clock after the jump, ms since the epoch. */
  readonly atMs: number;
  /** Time lived until the jump was noticed, ms: what came before it and what after is told by this, never by `atMs`. */
  readonly atMonotonicMs: number;
};

/** What is carried from one reading of the clocks to the next. */
export type Steady = {
  readonly last: Now;
  /** Time that passed since the first reading, sleep included, ms. It never goes back. */
  readonly livedMs: number;
  readonly jump: ClockJump | undefined;
};

/** Beyond this a difference between the two clocks is a jump, not drift (security.md T59). */
const driftMs = 2000;

export function steadyFrom(now: Now): Steady {
  return { last: now, livedMs: 0, jump: undefined };
}

/**
 * Takes in a new reading of both clocks. A wall clock that ran ahead of the monotonic one counts as time that passed: on
 * some systems the monotonic one stands while the machine sleeps, and a token must never look alive for longer than it
 * is. A wall clock that was set back changes nothing but the notice.
 */
export function advance(steady: Steady, now: Now): Steady {
  const monotonicMs = Math.max(0, now.monotonicMs - steady.last.monotonicMs);
  const aheadMs = now.wallMs - steady.last.wallMs - monotonicMs;
  const jumped = Math.abs(aheadMs) > driftMs;
  const passedMs = jumped && aheadMs > 0 ? monotonicMs + aheadMs : monotonicMs;
  const livedMs = steady.livedMs + passedMs;
  return {
    last: now,
    livedMs,
    jump: jumped
      ? {
          direction: aheadMs > 0 ? 'ahead' : 'back',
          byMs: Math.abs(aheadMs),
          atMs: now.wallMs,
          atMonotonicMs: livedMs,
        }
      : steady.jump,
  };
}
