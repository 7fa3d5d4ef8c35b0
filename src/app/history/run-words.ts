import type { RunSummary } from '#core/keeping/kept-run.ts';
import type { StatusClass } from '#core/keeping/status-class.ts';
import type { RunKind } from '#core/keeping/kept-run.ts';
import { dateFormat } from '../ui/date-format.ts';

export const kindWords: Readonly<Record<RunKind, string>> = {
  token: 'Token requests',
  api: 'API calls',
  pasted: 'Pasted tokens',
  made: 'Tokens made here',
  lookup: 'Lookups',
  cors: 'Checks of what the browser allows',
};

export const statusWords: Readonly<Record<StatusClass, string>> = {
  '2xx': '2xx, success',
  '3xx': '3xx, redirect',
  '4xx': '4xx, refused',
  '5xx': '5xx, server error',
  other: 'another status',
  none: 'no answer',
};

export const wayWords = { browser: 'from the browser', proxy: 'through the proxy', '': '' } as const;

/** The tone of how a run ended; words beside it say the same. */
export function toneOf({ outcome }: RunSummary): 'good' | 'error' | 'quiet' {
  if (outcome === 'success') return 'good';
  return outcome === 'failure' ? 'error' : 'quiet';
}

/** “1 run”, “10,000 runs”. */
export function runCountWords(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'run' : 'runs'}`;
}

export const timeOfDay = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
export const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });
const day = dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** The local midnight before this moment. */
export function dayOf(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

/** “Today”, “Yesterday”, or the date with its weekday. */
export function dayWords(ms: number, nowMs: number): string {
  const then = dayOf(ms);
  const today = dayOf(nowMs);
  if (then === today) return 'Today';
  return then === dayOf(today - 1) ? 'Yesterday' : day(ms);
}
