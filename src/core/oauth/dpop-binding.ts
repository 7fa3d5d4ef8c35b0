import type { DecodedToken } from '../jwt/decode.ts';

/** The thumbprint of the key that a token is bound to (`cnf.jkt`, RFC 9449 §6.1); undefined where it names none. */
export function boundThumbprint(token: DecodedToken | undefined): string | undefined {
  return token?.kind === 'jwt' ? thumbprintIn(token.claims['cnf']) : undefined;
}

/** The same of a `cnf`. */
function thumbprintIn(cnf: unknown): string | undefined {
  if (typeof cnf !== 'object' || cnf === null) return undefined;
  const jkt: unknown = Object.getOwnPropertyDescriptor(cnf, 'jkt')?.value;
  return typeof jkt === 'string' ? jkt : undefined;
}

/**
 * How a token is sent to an API: with the scheme DPoP and a proof where it is bound to a key or its `token_type` says
 * so (RFC 9449 §7.1), else as Bearer.
 */
export function schemeFor(tokenType: string | undefined, token: DecodedToken | undefined): 'Bearer' | 'DPoP' {
  return boundThumbprint(token) !== undefined || tokenType?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
}
