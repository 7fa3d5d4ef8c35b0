import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/message.ts';
import type { ServerDate } from '../time/compare-clocks.ts';
import { parseHttpDate } from '../time/http-date.ts';

/** The server's `Date`; a page sees that of another origin only where it is exposed to it (Fetch, CORS protocol). */
export function serverDateOf({ outcome, way }: Exchange): ServerDate {
  if (outcome.kind !== 'response') return { kind: 'absent' };
  const value = headerValue(outcome.response.headers, 'date');
  const ms = value === undefined ? undefined : parseHttpDate(value);
  if (ms !== undefined) return { kind: 'seen', ms };
  return value === undefined && way === 'browser' ? { kind: 'hidden' } : { kind: 'absent' };
}
