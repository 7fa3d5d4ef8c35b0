import type { DecodedToken } from '#core/jwt/decode.ts';
import { issuerOf } from '#core/oauth/issuer-of.ts';
import type { Verification } from '../session/verification.ts';

/** What a press of *Verify* will do, with the host that it asks named first: a token's `iss` may be anybody's. */
export function keysSentence(token: DecodedToken, { keysFrom, jwksUrl }: Verification): string {
  if (keysFrom === 'given') return 'Checks the signature with the given key; nothing is sent.';
  if (keysFrom === 'url') {
    return URL.canParse(jwksUrl)
      ? `Asks ${new URL(jwksUrl).host} for its keys, then checks the signature.`
      : 'Asks the host of the URL below for its keys, then checks the signature.';
  }
  if (token.kind !== 'jwt' || token.unsigned) return 'Says what can be checked here, and what cannot.';
  const issuer = issuerOf(token.claims);
  return issuer.kind === 'issuer'
    ? `Asks ${issuer.host}, the issuer that the token names, for its metadata and keys, then checks the signature.`
    : `The token names no issuer that could be asked: ${issuer.reason}`;
}
