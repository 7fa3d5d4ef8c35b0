import type { Now } from '#core/time/lifetime.ts';
import { advance, type ClockJump, steadyFrom } from '#core/time/steady.ts';

/**
 * The only place of the page that reads a clock; everything else is handed one. `monotonicMs` counts on through sleep
 * and never goes back, whatever is done to the wall clock.
 */
export type Clock = {
  readonly now: () => Now;
  /** The newest jump of the wall clock since the page was opened. */
  readonly lastJump: () => ClockJump | undefined;
};

/** A steady clock over the two that the browser has; it must be read now and then to notice a jump where it happens. */
function steadyClock(read: () => Now): Clock {
  let steady = steadyFrom(read());
  return {
    now: () => {
      steady = advance(steady, read());
      return { wallMs: steady.last.wallMs, monotonicMs: steady.livedMs };
    },
    lastJump: () => steady.jump,
  };
}

export const systemClock: Clock = steadyClock(() => ({ wallMs: Date.now(), monotonicMs: performance.now() }));
