import type { TimeLeft } from './lifetime.ts';

/** What a person chose about renewing by itself. */
export type Renewal = {
  readonly automatic: boolean;
  /** How long before its end a token is renewed, seconds. */
  readonly marginSeconds: number;
};

/** Requests never follow each other more closely than this, whatever lifetime a server hands out. */
export const leastPauseMs = 5000;

export type RenewalStep =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'renew' }
  /** Nothing tells when. */
  | { readonly kind: 'unknown' };

/**
 * When to ask for the next token. A life too short for the margin is halved instead, so that a server with tokens of ten
 * seconds is asked every five, and not in a loop.
 */
export function renewalStep(left: TimeLeft, marginSeconds: number, sinceRequestMs: number): RenewalStep {
  const pauseMs = Math.max(0, leastPauseMs - sinceRequestMs);
  switch (left.kind) {
    case 'unknown':
      return { kind: 'unknown' };
    case 'not-yet':
      return { kind: 'wait', ms: Math.max(1000, Math.min(left.inMs, 60_000)) };
    case 'expired':
      return pauseMs > 0 ? { kind: 'wait', ms: pauseMs } : { kind: 'renew' };
    case 'left': {
      const marginMs = Math.max(0, marginSeconds) * 1000;
      const effectiveMs = left.ofMs < marginMs + leastPauseMs ? left.ofMs / 2 : marginMs;
      const waitMs = Math.max(left.ms - effectiveMs, pauseMs);
      return waitMs > 0 ? { kind: 'wait', ms: waitMs } : { kind: 'renew' };
    }
  }
}
