/** What a token is, as far as its text tells. Nothing here is verified. */
export type DecodedToken =
  | DecodedJwt
  /** Five parts: an encrypted token (RFC 7516 §7.1), of which only the header can be read. */
  | { readonly kind: 'jwe'; readonly header: JsonObject }
  /** Not a JWT: a reference that means something to its server only. That is no error. */
  | { readonly kind: 'opaque' }
  /** More characters than are taken apart here (security.md T45). */
  | { readonly kind: 'too-large'; readonly characters: number }
  /** Begins like a JWT and is none; `reason` is a sentence. */
  | { readonly kind: 'damaged'; readonly part: 'header' | 'claims' | 'signature'; readonly reason: string };

export type DecodedJwt = {
  readonly kind: 'jwt';
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** The three parts as they stand in the token, base64url. */
  readonly parts: readonly [header: string, claims: string, signature: string];
  /** `alg` is `none` or the signature is empty: it proves nothing. */
  readonly unsigned: boolean;
};

export type JsonObject = Readonly<Record<string, unknown>>;
