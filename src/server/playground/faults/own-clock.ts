import type { IncomingMessage } from 'node:http';
import { decodeJwt, type JWTPayload } from 'jose';
import type { Context, Provider } from 'oidc-provider';
import type { AuthorizationServerParts } from '../authorization-server.ts';
import { decide } from '../log/decisions.ts';

type Parts = Pick<AuthorizationServerParts, 'library' | 'changes' | 'nonces' | 'nowMs'>;

/** How far clocks may differ when an assertion is judged: what the library takes for it, too. */
const toleranceSeconds = 15;

/** How old a DPoP proof without a nonce may be, or how far ahead: what the library takes for it, too. */
const proofWindowSeconds = 300;

/**
 * Settings with which the library judges the dates of client assertions (RFC 7523 §3) by the clock of this server,
 * which may be off. The library keeps to the machine's; so it is made tolerant enough to leave the judgement to us.
 */
export function assertionsByOwnClock(parts: Parts): Readonly<Record<string, unknown>> {
  if (parts.changes.clockOffSeconds === 0) return {};
  return {
    clockTolerance: toleranceSeconds + Math.abs(parts.changes.clockOffSeconds),
    assertJwtClientAuthClaimsAndHeader: ({ req }: Context, claims: JWTPayload) => {
      const flaw = datesFlaw(claims, ownSeconds(parts));
      if (flaw === undefined) return;
      decide(req, `by the clock here, ${flaw.words}`);
      throw new parts.library.errors.InvalidClientAuth(flaw.detail);
    },
  };
}

/** In the words of the library, which are those that servers of its kind answer with. */
function datesFlaw({ exp = 0, nbf = 0 }: JWTPayload, nowSeconds: number) {
  if (nbf > nowSeconds + toleranceSeconds)
    return { detail: 'jwt not active yet', words: 'the assertion is not valid yet (nbf)' };
  if (exp <= nowSeconds - toleranceSeconds) return { detail: 'jwt expired', words: 'the assertion has ended (exp)' };
  return undefined;
}

/**
 * Refuses a proof that is not recent by the clock of this server, as the library does by the machine's: with a nonce,
 * which says when a proof was made without any clock of the client (RFC 9449 §8). A proof that is recent by this clock
 * only is refused in the same way, by the library itself.
 *
 * @throws the library's error.
 */
export function demandRecentProof(ctx: Context, parts: Parts): void {
  if (parts.changes.clockOffSeconds === 0) return;
  const { iat, nonce } = proofClaims(ctx.req);
  if (iat === undefined || nonce !== undefined || Math.abs(ownSeconds(parts) - iat) <= proofWindowSeconds) return;
  decide(ctx.req, 'by the clock here, the proof is not recent (iat)');
  ctx.set('dpop-nonce', parts.nonces.newest());
  throw new parts.library.errors.UseDpopNonce('DPoP proof iat is not recent enough, use a DPoP nonce instead');
}

/** What the proof says of itself. Whether it may be believed is judged by the library. */
function proofClaims({ headers }: IncomingMessage): JWTPayload {
  try {
    return decodeJwt(String(headers['dpop']));
  } catch {
    return {};
  }
}

/** Has the server look at the end of its own opaque tokens by the clock that dated them. */
export function endTokensByOwnClock({ ClientCredentials }: Provider, parts: Parts): void {
  if (parts.changes.clockOffSeconds === 0) return;
  Object.defineProperty(ClientCredentials.prototype, 'isExpired', {
    get(this: { readonly exp: number }) {
      return this.exp <= ownSeconds(parts);
    },
  });
}

function ownSeconds({ changes, nowMs }: Parts): number {
  return Math.floor(nowMs() / 1000) + changes.clockOffSeconds;
}
