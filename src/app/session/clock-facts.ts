import { claimSeconds } from '#core/jwt/claim-seconds.ts';
import { serverDateOf } from '#core/oauth/server-date.ts';
import type { ClockFacts } from '#core/time/compare-clocks.ts';
import type { HeldToken } from './selectors.ts';

/** What is known of the clocks around a token. */
export function clockFactsOf({ run, decoded, lifetime }: HeldToken): ClockFacts {
  const exchange = run.kind === 'token' ? run.exchange : undefined;
  return {
    lifetime,
    iatSeconds: claimSeconds(decoded, 'iat'),
    serverDate: exchange === undefined ? { kind: 'absent' } : serverDateOf(exchange),
    roundTripMs: exchange?.timing.endMs ?? 0,
  };
}
