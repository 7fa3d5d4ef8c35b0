import {
  createLocalJWKSet,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { demoApiSharedSecret } from '#core/contract/playground-clients.ts';
import { demoApiAudience } from '#core/contract/playground-paths.ts';
import { keyPairAlgs } from '#core/contract/playground-rotation.ts';
import { type KeySet, publishedKeys } from './key-set.ts';
import type { TokenStore } from './token-store.ts';

/** What a token is bound to: whoever uses it has to prove that it is theirs (RFC 7800 §3.1). */
export type TokenBinding =
  | { readonly kind: 'none' }
  /** The thumbprint of a key (RFC 9449 §6.1). */
  | { readonly kind: 'dpop'; readonly jkt: string }
  /** The `x5t#S256` of a client certificate (RFC 8705 §3.1). */
  | { readonly kind: 'certificate'; readonly thumbprint: string };

/** A token that is good, if whoever sent it may use it. */
export type ValidToken = {
  readonly kind: 'valid';
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly format: 'opaque' | 'jwt';
  readonly binding: TokenBinding;
  /** As they were granted (RFC 9396 §9); undefined: none. */
  readonly authorizationDetails: unknown;
  readonly expiresInSeconds: number;
};

/** What an API of the playground thinks of a token. */
export type TokenVerdict =
  | ValidToken
  /** `reason` is a sentence that may stand in an `error_description`. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Judges an access token for the API with this `aud`. Nothing is thrown. */
export type TokenCheck = (token: string, audience: string) => Promise<TokenVerdict>;

/**
 * A check against this store (opaque tokens) and these keys (JWTs as RFC 9068 §4 asks: `typ`, signature, `iss` of
 * either origin, `aud`, `exp`). Nothing but what is published verifies a token, and the shared secret for HS256.
 */
export function createTokenCheck(parts: {
  readonly tokens: TokenStore;
  readonly keys: KeySet;
  readonly issuers: readonly string[];
  readonly nowMs: () => number;
}): TokenCheck {
  const keys = keysFor(parts.keys);
  return async (token, audience) => {
    const nowMs = parts.nowMs();
    // The opaque tokens are made of letters, digits, - and _ only.
    if (!token.includes('.')) return judgeOpaque(parts.tokens, token, { audience, nowSeconds: nowMs / 1000 });
    try {
      const { payload } = await jwtVerify(token, keys, {
        typ: 'at+jwt',
        algorithms: [...algorithms],
        issuer: [...parts.issuers],
        audience,
        requiredClaims: ['exp', 'client_id'],
        currentDate: new Date(nowMs),
      });
      return judgeClaims(payload, nowMs / 1000);
    } catch (error) {
      return { kind: 'refused', reason: whyNotVerified(error, token, parts.keys, nowMs / 1000) };
    }
  };
}

const algorithms = [...keyPairAlgs, 'HS256'];

/** The algorithm decides where the key is taken from, so a public key is never mistaken for a secret (RFC 8725 §2.1). */
function keysFor(keys: KeySet): JWTVerifyGetKey {
  const published = createLocalJWKSet({ keys: [...publishedKeys(keys)] });
  const secret = new TextEncoder().encode(demoApiSharedSecret);
  return (header, token) => (header.alg === 'HS256' ? secret : published(header, token));
}

function judgeOpaque(
  tokens: TokenStore,
  id: string,
  { audience, nowSeconds }: { readonly audience: string; readonly nowSeconds: number },
): TokenVerdict {
  const token = tokens.find('ClientCredentials', id);
  if (token === undefined)
    return { kind: 'refused', reason: 'The token is unknown here: mistyped, from another server, or long gone.' };
  if (token.revokedAtSeconds !== undefined)
    return { kind: 'refused', reason: `The token was revoked ${ago(nowSeconds - token.revokedAtSeconds)}.` };
  if (token.expiresAtSeconds <= nowSeconds)
    return { kind: 'refused', reason: `The token expired ${ago(nowSeconds - token.expiresAtSeconds)}.` };
  const { clientId, scope, aud = demoApiAudience, rar, jkt, 'x5t#S256': thumbprint } = token.payload;
  if (aud !== audience) return { kind: 'refused', reason: otherAudience };
  return {
    kind: 'valid',
    clientId: textOf(clientId),
    scopes: scopesOf(scope),
    format: 'opaque',
    binding: bindingOf(jkt, thumbprint),
    authorizationDetails: rar,
    expiresInSeconds: Math.floor(token.expiresAtSeconds - nowSeconds),
  };
}

function judgeClaims(claims: JWTPayload, nowSeconds: number): TokenVerdict {
  const cnf: unknown = claims['cnf'];
  const confirmation: Readonly<Record<string, unknown>> = typeof cnf === 'object' ? { ...cnf } : {};
  return {
    kind: 'valid',
    clientId: textOf(claims['client_id']),
    scopes: scopesOf(claims['scope']),
    format: 'jwt',
    binding: bindingOf(confirmation['jkt'], confirmation['x5t#S256']),
    authorizationDetails: claims['authorization_details'],
    expiresInSeconds: Math.floor((claims.exp ?? 0) - nowSeconds),
  };
}

function bindingOf(jkt: unknown, thumbprint: unknown): TokenBinding {
  if (typeof jkt === 'string') return { kind: 'dpop', jkt };
  return typeof thumbprint === 'string' ? { kind: 'certificate', thumbprint } : { kind: 'none' };
}

function whyNotVerified(error: unknown, token: string, keys: KeySet, nowSeconds: number): string {
  if (error instanceof errors.JWTExpired) return `The token expired ${ago(nowSeconds - (error.payload.exp ?? 0))}.`;
  if (error instanceof errors.JWTClaimValidationFailed) return claimReasons[error.claim] ?? otherClaim;
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'The signature of the token does not match the key that it names.';
  if (error instanceof errors.JWKSNoMatchingKey) return whyNoKey(token, keys);
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return 'The token does not name its key (kid), and more than one could be it.';
  if (error instanceof errors.JOSEAlgNotAllowed)
    return `The token is not signed with ${algorithms.slice(0, -1).join(', ')} or HS256, which this server uses.`;
  return 'The token is neither one of the opaque tokens of this server nor a JWT that can be verified.';
}

function whyNoKey(token: string, { withdrawn }: KeySet): string {
  const { kid } = decodeProtectedHeader(token);
  if (kid !== undefined && withdrawn.includes(kid))
    return 'The token is signed with a key that this server has withdrawn since: it was rotated.';
  return 'The token is signed with a key that this server does not have.';
}

const otherAudience = 'The token is meant for another API (aud).';
const otherClaim = 'A claim of the token is missing or wrong.';
const claimReasons: Readonly<Record<string, string>> = {
  iss: 'The token was issued by another server (iss).',
  aud: otherAudience,
  typ: 'The token is a JWT, but not an access token (typ is not at+jwt).',
  nbf: 'The token is not valid yet (nbf).',
};

function ago(seconds: number): string {
  return `${Math.max(0, Math.floor(seconds))} s ago`;
}

function scopesOf(scope: unknown): readonly string[] {
  return textOf(scope)
    .split(' ')
    .filter((name) => name !== '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
