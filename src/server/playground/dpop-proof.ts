import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose';
import { clientAssertionAlgs } from './algorithms.ts';
import type { DpopNonces } from './dpop-nonces.ts';
import type { TokenStore } from './token-store.ts';

/** A request to a protected resource with a DPoP proof. */
export type ProvenRequest = {
  /** The values of all DPoP header fields. */
  readonly proofs: readonly string[];
  readonly method: string;
  /** Without query and fragment. */
  readonly url: string;
  readonly accessToken: string;
  /** The thumbprint of the key that the token is bound to (`cnf.jkt`, RFC 9449 §6.1). */
  readonly jkt: string;
  readonly isNonceRequired: boolean;
};

/** What the demo API thinks of a proof. */
export type ProofVerdict =
  /** `nextNonce` is there when the proof did not carry the newest one but a nonce is in use (RFC 9449 §8.2). */
  | { readonly kind: 'valid'; readonly nextNonce: string | undefined }
  | {
      readonly kind: 'refused';
      readonly code: 'invalid_dpop_proof' | 'invalid_token' | 'use_dpop_nonce';
      readonly reason: string;
    };

/** Judges a proof (RFC 9449 §4.3). Nothing is thrown. */
export type ProofCheck = (request: ProvenRequest) => Promise<ProofVerdict>;

const windowSeconds = 300;

/** A check that remembers each proof in this store for as long as it could be sent again (RFC 9449 §11.1). */
export function createProofCheck(parts: {
  readonly tokens: TokenStore;
  readonly nonces: DpopNonces;
  readonly nowMs: () => number;
}): ProofCheck {
  return async (request) => {
    const [proof, ...others] = request.proofs;
    if (proof === undefined) return invalid('The DPoP header with the proof is missing.');
    if (others.length > 0) return invalid('There is more than one DPoP header.');
    const verified = await verify(proof);
    if (verified === undefined)
      return invalid('The proof is no JWT of the type dpop+jwt that the public key in its header (jwk) verifies.');
    const { claims, thumbprint } = verified;
    const nowSeconds = parts.nowMs() / 1000;
    const flaw = flawOf(claims, request) ?? (claims['nonce'] === undefined ? staleness(claims, nowSeconds) : undefined);
    if (flaw !== undefined) return invalid(flaw);
    if (thumbprint !== request.jkt)
      return {
        kind: 'refused',
        code: 'invalid_token',
        reason: 'The token is bound to another key than the one that signed the proof.',
      };
    return judgeNonce(claims, request, parts.nonces) ?? rememberOnce(thumbprint, claims, nowSeconds, parts);
  };
}

async function verify(proof: string) {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: [...clientAssertionAlgs],
    });
    if (protectedHeader.jwk === undefined) return undefined;
    return { claims: payload, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk) };
  } catch {
    return undefined;
  }
}

function flawOf(claims: JWTPayload, request: ProvenRequest): string | undefined {
  const { jti, htm, htu, ath, nonce } = claims;
  if (typeof jti !== 'string' || jti === '') return 'The proof has no jti.';
  if (typeof claims.iat !== 'number') return 'The proof has no iat.';
  if (htm !== request.method) return `The proof is for another method (htm) than ${request.method}.`;
  if (typeof htu !== 'string' || plainUrl(htu) !== plainUrl(request.url))
    return `The proof is for another address (htu) than ${request.url}`;
  if (ath === undefined) return 'The proof has no ath, the hash of the access token.';
  if (ath !== createHash('sha256').update(request.accessToken).digest('base64url'))
    return 'The proof is for another access token (ath).';
  return nonce === undefined || typeof nonce === 'string' ? undefined : 'The nonce of the proof is no text.';
}

/** Normalised, without query and fragment (RFC 9449 §4.3). */
function plainUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.search = '';
  url.hash = '';
  return url.href;
}

/** A nonce says when the proof was made; without one its `iat` has to, and clocks may differ by minutes. */
function staleness({ iat = 0 }: JWTPayload, nowSeconds: number): string | undefined {
  const ageSeconds = Math.round(nowSeconds - iat);
  if (Math.abs(ageSeconds) <= windowSeconds) return undefined;
  return ageSeconds > 0
    ? `The proof is ${ageSeconds} s old (iat); ${windowSeconds} s are allowed.`
    : `The proof is from the future (iat), ${-ageSeconds} s ahead of the clock here.`;
}

function judgeNonce({ nonce }: JWTPayload, request: ProvenRequest, nonces: DpopNonces): ProofVerdict | undefined {
  const refused = { kind: 'refused', code: 'use_dpop_nonce' } as const;
  if (nonce === undefined)
    return request.isNonceRequired
      ? { ...refused, reason: 'The proof has to carry the nonce that comes with this answer (DPoP-Nonce).' }
      : undefined;
  if (typeof nonce === 'string' && nonces.isAccepted(nonce)) return undefined;
  return { ...refused, reason: 'The nonce of the proof is too old or not from here; a new one is in DPoP-Nonce.' };
}

function rememberOnce(
  thumbprint: string,
  claims: JWTPayload,
  nowSeconds: number,
  { tokens, nonces }: { readonly tokens: TokenStore; readonly nonces: DpopNonces },
): ProofVerdict {
  const id = createHash('sha256').update(`${thumbprint} ${claims.jti}`).digest('base64url');
  const seen = tokens.find(model, id);
  if (seen !== undefined && seen.expiresAtSeconds > nowSeconds)
    return invalid('The proof was used before (jti); each request needs a new one.');
  // Twice the window: a proof from the future is still young when its time has passed here.
  tokens.add({ model, id, payload: {}, expiresAtSeconds: Math.ceil(nowSeconds) + 2 * windowSeconds });
  const newest = nonces.newest();
  return { kind: 'valid', nextNonce: claims['nonce'] === undefined || claims['nonce'] === newest ? undefined : newest };
}

const model = 'DemoApiProof';

function invalid(reason: string): ProofVerdict {
  return { kind: 'refused', code: 'invalid_dpop_proof', reason };
}
