import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/message.ts';
import { usableResponse } from './json-answer.ts';
import { refusedAnswer, type RefusedAnswer } from './refused-answer.ts';

/** What came of asking for a revocation (RFC 7009 §2.2). */
export type RevocationAnswer =
  /** Status 200; it is given for tokens that the server never knew as well. */
  | { readonly kind: 'revoked' }
  /** The server cannot revoke this kind of token (RFC 7009 §2.2.1). */
  | { readonly kind: 'unsupported-token-type' }
  /** 503: the token is to be taken as valid still; `retryAfter` as it came. */
  | { readonly kind: 'busy'; readonly retryAfter: string | undefined }
  | RefusedAnswer
  | { readonly kind: 'unusable'; readonly reason: string; readonly next: string };

/** Reads an answer of the revocation endpoint, whose body says nothing when all went well (RFC 7009 §2.2). */
export function readRevocation(exchange: Exchange): RevocationAnswer {
  const usable = usableResponse(exchange);
  if (usable.kind === 'unusable') return usable;
  const { response } = usable;
  const refused = refusedAnswer(response);
  if (refused?.error === 'unsupported_token_type') return { kind: 'unsupported-token-type' };
  if (response.status === 503) return { kind: 'busy', retryAfter: headerValue(response.headers, 'retry-after') };
  if (refused !== undefined) return refused;
  if (response.status === 200 || response.status === 204) return { kind: 'revoked' };
  const { host } = new URL(exchange.request.url);
  return {
    kind: 'unusable',
    reason: `${host} answered ${response.status}, which says neither yes nor no.`,
    next: 'Take the token as valid still; check the address of the revocation endpoint.',
  };
}
