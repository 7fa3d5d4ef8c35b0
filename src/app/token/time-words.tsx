import { useMemo } from 'react';
import { claimTime } from '#core/jwt/claim-time.ts';
import { durationWords } from '#core/time/words.ts';
import { useNow } from '../session/use-now.ts';
import { dateFormat } from '../ui/date-format.ts';

/** Claims whose number is a moment (RFC 7519 §2, NumericDate). */
export const timeClaims: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at', 'rat']);

const dayAndTime = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });

/** It keeps up with the clock, in whole minutes: the seconds are the timer's, and a long table is not drawn for them. */
export function TimeWords({ value }: { readonly value: unknown }): string {
  const time = useMemo(() => claimTime(value), [value]);
  const { wallMs } = useNow(time.kind !== 'odd');
  if (time.kind === 'odd') return time.reason;
  const distance = time.ms - wallMs;
  const remark = time.remark === undefined ? '' : `. ${time.remark}`;
  return `${dayAndTime(time.ms)}, ${distance >= 0 ? `in ${roughWords(distance)}` : `${roughWords(-distance)} ago`}${remark}`;
}

const minuteMs = 60_000;

function roughWords(ms: number): string {
  return durationWords(ms < minuteMs ? ms : Math.floor(ms / minuteMs) * minuteMs);
}
