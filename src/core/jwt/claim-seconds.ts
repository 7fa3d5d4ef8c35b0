import { claimTime } from './claim-time.ts';
import type { DecodedToken } from './decode.ts';

/** A NumericDate claim (RFC 7519 §2), seconds since the epoch, where the token has a usable one. */
export function claimSeconds(token: DecodedToken | undefined, name: 'exp' | 'nbf' | 'iat'): number | undefined {
  if (token?.kind !== 'jwt' || !Object.hasOwn(token.claims, name)) return undefined;
  const time = claimTime(token.claims[name]);
  return time.kind === 'time' ? time.ms / 1000 : undefined;
}
