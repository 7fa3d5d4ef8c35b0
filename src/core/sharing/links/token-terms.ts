import type { DecodedToken } from '../../jwt/decode.ts';
import { isRedactedToken } from '../../jwt/redacted-token.ts';
import type { Lifetime } from '../../time/lifetime.ts';
import type { SharedToken } from './link.ts';

/** A token that works for longer is not shared without being asked once more (security.md 5.4.3). */
const longestMs = 24 * 60 * 60 * 1000;

/** A token in hand, as far as it decides whether it can be given to somebody else. */
type TokenInHand = {
  readonly text: string;
  readonly decoded: DecodedToken;
  readonly lifetime: Lifetime;
  readonly scope: string | undefined;
  readonly tokenType: string | undefined;
};

// The last moment that a Date can hold (ECMA-262 §21.4.1.1).
const lastMs = 8.64e15;

export type TokenTerms =
  /** `asksAgain` where it works for more than a day, or nobody knows until when. */
  | { readonly kind: 'shareable'; readonly token: SharedToken; readonly asksAgain: 'long' | 'unknown' | undefined }
  /** Why it would be of no use to anybody else, a sentence. */
  | { readonly kind: 'useless'; readonly reason: string };

/** On which terms a token may go into a link. `nowMs` is wall clock. */
export function tokenTerms(held: TokenInHand, nowMs: number): TokenTerms {
  if (isRedactedToken(held.text)) return useless('It was redacted when it was recorded, and works no more.');
  if (isBound(held))
    return useless('It is bound to a key that stays here (DPoP or a client certificate), so it works for nobody else.');
  const expiresAtMs = endOf(held.lifetime);
  if (expiresAtMs !== undefined && expiresAtMs <= nowMs) return useless('It has expired.');
  const token = { accessToken: held.text, scope: held.scope ?? '', expiresAtMs };
  if (expiresAtMs === undefined) return { kind: 'shareable', token, asksAgain: 'unknown' };
  return { kind: 'shareable', token, asksAgain: expiresAtMs - nowMs > longestMs ? 'long' : undefined };
}

/** `cnf` of a JWT (RFC 7800 §3.1), or the token type of DPoP (RFC 9449 §5). */
function isBound({ decoded, tokenType }: TokenInHand): boolean {
  return tokenType?.toLowerCase() === 'dpop' || (decoded.kind === 'jwt' && decoded.claims['cnf'] !== undefined);
}

/** The earlier of both ends, on the wall clock. */
function endOf({ expiresInSeconds, expSeconds, receivedAtMs }: Lifetime): number | undefined {
  const ends = [
    expiresInSeconds === undefined ? undefined : receivedAtMs + expiresInSeconds * 1000,
    expSeconds === undefined ? undefined : expSeconds * 1000,
  ].filter((end): end is number => end !== undefined && end <= lastMs);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

function useless(reason: string): TokenTerms {
  return { kind: 'useless', reason };
}
