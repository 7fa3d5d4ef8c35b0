import type { Lifetime } from './lifetime.ts';

/** What the server's `Date` header (RFC 9110 §6.6.1) said; `hidden`: the browser shows it to no page of another origin. */
export type ServerDate =
  | { readonly kind: 'seen'; readonly ms: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'hidden' };

export type ClockFacts = {
  readonly lifetime: Lifetime;
  readonly iatSeconds: number | undefined;
  readonly serverDate: ServerDate;
  /** From handing the request over to the end of the answer, ms. */
  readonly roundTripMs: number;
};

export type ClockComparison = {
  /** When the token ends by each account, in ms since the epoch of this machine's clock. */
  readonly endsByExpiresInMs: number | undefined;
  readonly endsByExpMs: number | undefined;
  /** `exp` after `expires_in`, ms; negative where it is before. Undefined where one of them is not known. */
  readonly differenceMs: number | undefined;
  /** How far this machine's clock is ahead of the server's (negative: behind), give or take `uncertaintyMs`. */
  readonly skew: { readonly ms: number; readonly uncertaintyMs: number } | undefined;
  /** How far `iat` lies ahead of this machine's clock at receipt, ms. */
  readonly iatAheadMs: number | undefined;
  readonly cause: ClockCause;
};

/**
 * Why `expires_in` and `exp` disagree, or that they do not: `skew`, this machine's clock and the server's differ by just
 * that much; `server`, the clocks do not explain it, whether they agree or not; `unknown`, the server's clock cannot be seen.
 */
export type ClockCause = 'agree' | 'skew' | 'server' | 'unknown' | 'nothing-to-compare';

/** What two clocks may differ by before it is worth a word (security.md T59). */
export const noticeableMs = 5000;

/** Lays the three accounts of time side by side: `expires_in` from receipt, `exp`, and the server's `Date`. */
export function compareClocks({ lifetime, iatSeconds, serverDate, roundTripMs }: ClockFacts): ClockComparison {
  const { receivedAtMs, expiresInSeconds, expSeconds } = lifetime;
  const endsByExpiresInMs = expiresInSeconds === undefined ? undefined : receivedAtMs + expiresInSeconds * 1000;
  const endsByExpMs = expSeconds === undefined ? undefined : expSeconds * 1000;
  const differenceMs =
    endsByExpMs === undefined || endsByExpiresInMs === undefined ? undefined : endsByExpMs - endsByExpiresInMs;
  const skew = skewOf(receivedAtMs, serverDate, roundTripMs);
  return {
    endsByExpiresInMs,
    endsByExpMs,
    differenceMs,
    skew,
    iatAheadMs: iatSeconds === undefined ? undefined : iatSeconds * 1000 - receivedAtMs,
    cause: causeOf(differenceMs, skew),
  };
}

/** `Date` has whole seconds, cut off, and was written at some moment of the round trip. */
function skewOf(receivedAtMs: number, serverDate: ServerDate, roundTripMs: number): ClockComparison['skew'] {
  if (serverDate.kind !== 'seen') return undefined;
  return {
    ms: receivedAtMs - roundTripMs / 2 - (serverDate.ms + 500),
    uncertaintyMs: roundTripMs / 2 + 500,
  };
}

function causeOf(differenceMs: number | undefined, skew: ClockComparison['skew']): ClockCause {
  if (differenceMs === undefined) return 'nothing-to-compare';
  if (Math.abs(differenceMs) <= noticeableMs) return 'agree';
  if (skew === undefined) return 'unknown';
  // A clock that is ahead makes `exp` come early by as much.
  const unexplainedMs = Math.abs(differenceMs + skew.ms);
  return unexplainedMs <= skew.uncertaintyMs + 2000 ? 'skew' : 'server';
}

/** Whether the skew is more than noticeable for certain. */
export function isSkewed({ skew }: ClockComparison): boolean {
  return skew !== undefined && Math.abs(skew.ms) - skew.uncertaintyMs > noticeableMs;
}
