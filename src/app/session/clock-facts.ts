import type { Exchange } from '#core/http/exchange.ts';
import { headerValue } from '#core/http/message.ts';
import type { ClockFacts, ServerDate } from '#core/time/compare-clocks.ts';
import { parseHttpDate } from '#core/time/http-date.ts';
import { type HeldToken, timeClaim } from './selectors.ts';

/** What is known of the clocks around a token. */
export function clockFactsOf({ run, decoded, lifetime }: HeldToken): ClockFacts {
  const exchange = run.kind === 'token' ? run.exchange : undefined;
  return {
    lifetime,
    iatSeconds: timeClaim(decoded, 'iat'),
    serverDate: exchange === undefined ? { kind: 'absent' } : serverDate(exchange),
    roundTripMs: exchange?.timing.endMs ?? 0,
  };
}

/** A page sees the `Date` of another origin only where that is exposed to it (Fetch, CORS protocol). */
function serverDate({ outcome, way }: Exchange): ServerDate {
  if (outcome.kind !== 'response') return { kind: 'absent' };
  const value = headerValue(outcome.response.headers, 'date');
  const ms = value === undefined ? undefined : parseHttpDate(value);
  if (ms !== undefined) return { kind: 'seen', ms };
  return value === undefined && way === 'browser' ? { kind: 'hidden' } : { kind: 'absent' };
}
