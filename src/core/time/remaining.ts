import type { Lifetime, LifetimeSource, Now, TimeLeft } from './lifetime.ts';

/** The monotonic clock may stop while the machine sleeps; the wall clock ahead by more than this shows it. */
const sleepToleranceMs = 2000;

type Estimate = { readonly leftMs: number; readonly ofMs: number; readonly source: LifetimeSource };

/**
 * How long the token still lives: the smaller of `expires_in` since receipt, on the monotonic clock, and `exp`, on the
 * wall clock (design.md 7.13). Expired at zero.
 */
export function remaining(lifetime: Lifetime, now: Now): TimeLeft {
  const [shorter] = [...byExpiresIn(lifetime, now), ...byExp(lifetime, now)].sort(
    (one, other) => one.leftMs - other.leftMs,
  );
  if (shorter === undefined) return { kind: 'unknown' };
  const { leftMs, ofMs, source } = shorter;
  if (leftMs <= 0) return { kind: 'expired', agoMs: 0 - leftMs, source };
  // A clock that was set back can show more left than there ever was.
  return { kind: 'left', ms: leftMs, ofMs: Math.max(leftMs, ofMs), source };
}

function byExpiresIn({ expiresInSeconds, ...receipt }: Lifetime, now: Now): readonly Estimate[] {
  if (expiresInSeconds === undefined || !Number.isFinite(expiresInSeconds)) return [];
  const ofMs = expiresInSeconds * 1000;
  return [{ leftMs: ofMs - elapsedMs(receipt, now), ofMs, source: 'expires_in' }];
}

function byExp({ expSeconds, receivedAtMs }: Lifetime, now: Now): readonly Estimate[] {
  if (expSeconds === undefined || !Number.isFinite(expSeconds)) return [];
  return [{ leftMs: expSeconds * 1000 - now.wallMs, ofMs: expSeconds * 1000 - receivedAtMs, source: 'exp' }];
}

type Receipt = Pick<Lifetime, 'receivedAtMonotonicMs' | 'receivedAtMs'>;

/** The wall clock wins forward only: set back, it would bring a dead token to life. */
function elapsedMs({ receivedAtMonotonicMs, receivedAtMs }: Receipt, now: Now): number {
  const monotonicMs = Math.max(0, now.monotonicMs - receivedAtMonotonicMs);
  const wallMs = now.wallMs - receivedAtMs;
  return wallMs > monotonicMs + sleepToleranceMs ? wallMs : monotonicMs;
}
