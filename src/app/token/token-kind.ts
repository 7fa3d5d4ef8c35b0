import type { DecodedToken } from '#core/jwt/decode.ts';

/** What the token is, in two or three words. */
export function tokenKind(decoded: DecodedToken): string {
  switch (decoded.kind) {
    case 'jwt': {
      const typ = decoded.header['typ'];
      return typeof typ !== 'string' || typ.toUpperCase() === 'JWT' ? 'JWT' : `JWT · ${typ.slice(0, 40)}`;
    }
    case 'jws':
      return decoded.nested === undefined ? 'JWS, no JWT' : 'nested JWT';
    case 'jwe':
      return 'encrypted (JWE)';
    case 'opaque':
      return 'opaque';
    case 'damaged':
      return 'damaged JWT';
    case 'too-large':
      return 'too large to decode';
  }
}
