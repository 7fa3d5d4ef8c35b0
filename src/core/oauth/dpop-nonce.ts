import { challengeParameter, parseChallenges } from '../http/challenge.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue, headerValues } from '../http/message.ts';
import { readTokenResponse } from './token-response.ts';

/** The newest nonce of each origin (RFC 9449 §8.2). One never goes to another origin. */
export type DpopNonces = ReadonlyMap<string, string>;

/** The nonce in an answer, of whatever status (RFC 9449 §8.2); undefined where there is none, or one that is none. */
export function dpopNonceIn({ outcome }: Exchange): string | undefined {
  if (outcome.kind !== 'response') return undefined;
  const value = headerValue(outcome.response.headers, 'DPoP-Nonce')?.trim();
  // RFC 9449 §8.1: visible characters without quote and backslash. What is no nonce is not repeated to a server.
  return value !== undefined && value.length <= 4096 && /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(value) ? value : undefined;
}

/** What is known after this answer: its nonce takes the place of the older one of the same origin. */
export function withNonceOf(nonces: DpopNonces, exchange: Exchange): DpopNonces {
  const nonce = dpopNonceIn(exchange);
  return nonce === undefined ? nonces : new Map([...nonces, [new URL(exchange.request.url).origin, nonce]]);
}

/** The newest nonce for the server behind this URL. */
export function nonceFor(nonces: DpopNonces, url: string): string | undefined {
  return nonces.get(new URL(url).origin);
}

/**
 * Whether the server asks for its nonce and gives one, so that the same request with it may be sent: `use_dpop_nonce`
 * in the body at the token endpoint (RFC 9449 §8; some answer with 401 instead of 400), in a DPoP challenge with 401 at
 * an API (§9).
 */
export function isNonceChallenge(exchange: Exchange, at: 'token' | 'api'): boolean {
  return dpopNonceIn(exchange) !== undefined && asksForNonce(exchange, at);
}

/** Whether `use_dpop_nonce` is the answer, with or without a nonce that can be seen. */
export function asksForNonce({ outcome }: Exchange, at: 'token' | 'api'): boolean {
  if (outcome.kind !== 'response') return false;
  const { response } = outcome;
  if (response.status !== 401 && (at === 'api' || response.status !== 400)) return false;
  if (at === 'api') {
    return parseChallenges(headerValues(response.headers, 'WWW-Authenticate')).some(
      (each) => each.scheme.toLowerCase() === 'dpop' && challengeParameter(each, 'error') === 'use_dpop_nonce',
    );
  }
  const answer = readTokenResponse(response);
  return answer.kind === 'refused' && answer.error === 'use_dpop_nonce';
}
