import type { BroughtRun, Finding } from '#core/findings/finding.ts';
import { examine } from '#core/findings/examine.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';

/** A text, or a value as JSON, as a part of a token. */
export const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The header and the claims of a token that has no fault (RFC 9068 §2). */
export const header = { alg: 'ES256', typ: 'at+jwt', kid: 'key-1' };
export const claims = {
  iss: 'https://localhost:8443',
  aud: 'https://localhost:8443/api',
  sub: 'machine',
  client_id: 'machine',
  iat: 1_700_000_000,
  exp: 1_700_000_300,
  jti: 'b1a7c0de',
  scope: 'read write',
};
const signature = 'c2lnbmF0dXJl';

/** A signed token with this header and these claims: values, or texts where the JSON itself is at issue. */
export function jwt(newHeader: object | string, newClaims: object | string): string {
  return `${part(newHeader)}.${part(newClaims)}.${signature}`;
}

/** What is found about a token that was pasted. */
export function found(token: string, origin: BroughtRun['origin'] = 'pasted'): readonly Finding[] {
  return examine({ kind: 'brought', origin, token: decodeToken(token) });
}

export function foundIds(token: string): readonly string[] {
  return found(token).map(({ id }) => id);
}

/** The one finding of this rule; a text that says so where there is none. */
export function finding(token: string, id: string): Finding | string {
  return found(token).find((each) => each.id === id) ?? `no ${id}`;
}

/** Claims that have no fault, with some changed; `undefined` leaves one out. */
export const withClaims = (changed: object) => jwt(header, { ...claims, ...changed });

/** A header that has no fault, with parameters changed; `undefined` leaves one out. */
export const withHeader = (changed: object) => jwt({ ...header, ...changed }, claims);
