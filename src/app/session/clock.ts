import type { Now } from '#core/time/lifetime.ts';

/** The only place of the page that reads a clock; everything else is handed one. */
export type Clock = {
  readonly now: () => Now;
};

export const systemClock: Clock = {
  now: () => ({ wallMs: Date.now(), monotonicMs: performance.now() }),
};
