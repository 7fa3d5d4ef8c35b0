import { base64url, CompactSign } from 'jose';
import { utf8 } from '../http/bytes.ts';
import { headerValue, type HttpRequest } from '../http/message.ts';
import type { DpopKey } from './dpop-key.ts';

/** What a proof is made of besides the request; `jti` is new for each, `issuedAtMs` is this machine's clock. */
export type ProofInput = {
  readonly request: Pick<HttpRequest, 'method' | 'url'>;
  readonly jti: string;
  readonly issuedAtMs: number;
  /** The newest nonce of the server that it goes to (RFC 9449 §8, §9). */
  readonly nonce: string | undefined;
  /** The token that the call carries; undefined at the token endpoint. */
  readonly accessToken: string | undefined;
};

/** The proof that the sender of this one request holds the key (RFC 9449 §4.2), a JWT in the compact form. */
export async function dpopProof(key: DpopKey, input: ProofInput): Promise<string> {
  const { request, jti, issuedAtMs, nonce, accessToken } = input;
  const claims = {
    jti,
    htm: request.method,
    htu: httpUri(request.url),
    iat: Math.floor(issuedAtMs / 1000),
    ...(nonce === undefined ? {} : { nonce }),
    ...(accessToken === undefined ? {} : { ath: await accessTokenHash(accessToken) }),
  };
  return new CompactSign(new Uint8Array(utf8(JSON.stringify(claims))))
    .setProtectedHeader({ typ: 'dpop+jwt', alg: key.alg, jwk: key.publicJwk })
    .sign(key.privateKey);
}

/** The request with the proof in its header; one that was typed by hand stays alone. */
export function withDpopProof(request: HttpRequest, proof: string): HttpRequest {
  if (headerValue(request.headers, 'DPoP') !== undefined) return request;
  return { ...request, headers: [...request.headers, ['DPoP', proof]] };
}

/** `htu`: the address without query and fragment (RFC 9449 §4.2). */
function httpUri(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** `ath`: the base64url of the SHA-256 of the token's characters (RFC 9449 §4.2). */
async function accessTokenHash(accessToken: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(utf8(accessToken)));
  return base64url.encode(new Uint8Array(digest));
}
