/** A NumericDate (RFC 7519 §2) as ms since the epoch, or a sentence that says why it is none. */
export type ClaimTime =
  /** `remark` is a sentence about a time that is valid and yet worth a second look. */
  | { readonly kind: 'time'; readonly ms: number; readonly remark?: string }
  | { readonly kind: 'odd'; readonly reason: string };

const latestMs = 8.64e15;
/** 5138-11-16: nobody means that, but in milliseconds it is 1973. */
const likelyMillisecondsFrom = 1e11;

/** Reads `exp`, `iat`, `nbf` or `auth_time`. A fraction of a second is kept. */
export function claimTime(value: unknown): ClaimTime {
  if (typeof value === 'string') return odd(textReason(value));
  if (typeof value !== 'number') return odd('This is no number; times in a JWT are seconds since 1970 (RFC 7519 §2).');
  if (value < 0) return odd('This is a time before 1970: no token is that old, so it must be a mistake.');
  if (!(value * 1000 <= latestMs)) return odd('This is no usable time: it is too large.');
  if (value >= likelyMillisecondsFrom) {
    return odd('This is far in the future: it seems to be in milliseconds, where seconds are meant (RFC 7519 §2).');
  }
  const remark = remarkOn(value);
  return { kind: 'time', ms: value * 1000, ...(remark === undefined ? {} : { remark }) };
}

function textReason(text: string): string {
  if (/^\d+(\.\d+)?$/.test(text)) {
    return 'This is a text: the number stands in quotes. Times in a JWT are numbers (RFC 7519 §2), and strict readers refuse it.';
  }
  if (/^\d{4}-\d\d-\d\d/.test(text)) {
    return 'This is a date as text; times in a JWT are numbers of seconds since 1970 (RFC 7519 §2).';
  }
  return 'This is a text; times in a JWT are numbers of seconds (RFC 7519 §2).';
}

function remarkOn(value: number): string | undefined {
  if (value === 0) return 'This is the very start of 1970; some servers write 0 where no time is set.';
  if (Number.isInteger(value)) return undefined;
  return 'It has a fraction of a second. RFC 7519 §2 allows that, but readers that expect whole numbers refuse it.';
}

function odd(reason: string): ClaimTime {
  return { kind: 'odd', reason };
}
