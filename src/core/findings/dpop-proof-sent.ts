import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/message.ts';
import { claimSeconds } from '../jwt/claim-seconds.ts';
import { decodeToken } from '../jwt/decode-token.ts';
import { serverDateOf } from '../oauth/server-date.ts';
import { noticeableMs } from '../time/compare-clocks.ts';

/** Whether a DPoP proof went along. */
export function carriesProof({ request }: Exchange): boolean {
  return headerValue(request.headers, 'DPoP') !== undefined;
}

/**
 * How far the `iat` of the proof lies ahead of the server's `Date` (negative: behind), ms. Undefined where one of them
 * cannot be seen, or the two differ no more than the way to the server and back explains.
 */
export function proofAheadMs(exchange: Exchange): number | undefined {
  const proof = headerValue(exchange.request.headers, 'DPoP');
  const date = serverDateOf(exchange);
  if (proof === undefined || date.kind !== 'seen') return undefined;
  const iat = claimSeconds(decodeToken(proof), 'iat');
  if (iat === undefined) return undefined;
  const aheadMs = iat * 1000 - date.ms;
  return Math.abs(aheadMs) > noticeableMs + (exchange.timing.endMs ?? 0) ? aheadMs : undefined;
}
