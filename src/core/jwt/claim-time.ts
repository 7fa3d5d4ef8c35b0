/** A NumericDate (RFC 7519 §2) as ms since the epoch, or a sentence that says why it is none. */
export type ClaimTime =
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'odd'; readonly reason: string };

const latestMs = 8.64e15;
/** 5138-11-16: nobody means that, but in milliseconds it is 1973. */
const likelyMillisecondsFrom = 1e11;

/** Reads `exp`, `iat`, `nbf` or `auth_time`. */
export function claimTime(value: unknown): ClaimTime {
  if (typeof value === 'string') return odd('This is a text; times in a JWT are numbers of seconds (RFC 7519 §2).');
  if (typeof value !== 'number') return odd('This is no number; times in a JWT are seconds since 1970 (RFC 7519 §2).');
  if (!Number.isFinite(value) || Math.abs(value * 1000) > latestMs)
    return odd('This is no usable time: it is too large.');
  if (value >= likelyMillisecondsFrom) {
    return odd('This is far in the future: it seems to be in milliseconds, where seconds are meant (RFC 7519 §2).');
  }
  return value < 0 ? odd('This is a time before 1970.') : { kind: 'time', ms: value * 1000 };
}

function odd(reason: string): ClaimTime {
  return { kind: 'odd', reason };
}
