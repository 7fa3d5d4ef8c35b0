import type { Lifetime, LifetimeSource, Now, TimeLeft } from './lifetime.ts';

/** The monotonic clock may stop while the machine sleeps; the wall clock ahead by more than this shows it. */
const sleepToleranceMs = 2000;
/** A token whose `nbf` lay no further ahead than this when it came is valid: that is how far clocks differ. */
const clockToleranceMs = 5000;

type Estimate = { readonly leftMs: number; readonly ofMs: number; readonly source: LifetimeSource };

/**
 * How long the token still lives: the smaller of `expires_in` since receipt, on the steady clock, and `exp`, on the wall
 * clock (design.md 7.13). Expired at zero. A wall clock that was set back gives no time back (security.md T59).
 */
export function remaining(lifetime: Lifetime, now: Now): TimeLeft {
  const elapsed = elapsedMs(lifetime, now);
  const wallMs = Math.max(now.wallMs, lifetime.receivedAtMs + elapsed);
  const [shorter] = [...byExpiresIn(lifetime, elapsed), ...byExp(lifetime, wallMs)].sort(
    (one, other) => one.leftMs - other.leftMs,
  );
  if (shorter !== undefined && shorter.leftMs <= 0) {
    return { kind: 'expired', agoMs: 0 - shorter.leftMs, source: shorter.source };
  }
  const waitMs = untilValidMs(lifetime, wallMs);
  if (waitMs > 0) return { kind: 'not-yet', inMs: waitMs };
  if (shorter === undefined) return { kind: 'unknown' };
  const { leftMs, ofMs, source } = shorter;
  return { kind: 'left', ms: leftMs, ofMs: Math.max(leftMs, ofMs), source };
}

function byExpiresIn({ expiresInSeconds }: Lifetime, elapsed: number): readonly Estimate[] {
  if (expiresInSeconds === undefined || !Number.isFinite(expiresInSeconds)) return [];
  const ofMs = expiresInSeconds * 1000;
  return [{ leftMs: ofMs - elapsed, ofMs, source: 'expires_in' }];
}

function byExp({ expSeconds, receivedAtMs }: Lifetime, wallMs: number): readonly Estimate[] {
  if (expSeconds === undefined || !Number.isFinite(expSeconds)) return [];
  return [{ leftMs: expSeconds * 1000 - wallMs, ofMs: expSeconds * 1000 - receivedAtMs, source: 'exp' }];
}

function untilValidMs({ nbfSeconds, receivedAtMs }: Lifetime, wallMs: number): number {
  if (nbfSeconds === undefined || !Number.isFinite(nbfSeconds)) return 0;
  return nbfSeconds * 1000 - receivedAtMs > clockToleranceMs ? nbfSeconds * 1000 - wallMs : 0;
}

/** The wall clock wins forward only: set back, it would bring a dead token to life. */
function elapsedMs({ receivedAtMonotonicMs, receivedAtMs }: Lifetime, now: Now): number {
  const monotonicMs = Math.max(0, now.monotonicMs - receivedAtMonotonicMs);
  const wallMs = now.wallMs - receivedAtMs;
  return wallMs > monotonicMs + sleepToleranceMs ? wallMs : monotonicMs;
}
